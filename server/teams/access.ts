import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Refresh } from './microsoft'
import type { KeptToken, TokenBook } from './token-book'

/** `none`: the nurse has to connect; `unavailable`: the provider does not refresh it now, and it has expired. */
export type Access =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unavailable' }

/** As long as the process that refreshes may take for two calls to the provider. */
const PATIENCE_MS = 6_000
const LOOK_EVERY_MS = 100
/** A token that expires sooner is not handed out: it has to last for the call to Solo. */
const LEAST_LEFT_MS = 10_000

/**
 * Returns the access token of an account, refreshed when that is due. Of all calls at the same time, on all nodes, one refreshes:
 * a provider that rotates refresh tokens accepts each only once (RFC 6819, 5.2.2.3). The others use a token that is still valid,
 * or wait for the first. No lock is held during the provider's answer, only a lease that lapses.
 */
export async function accessOf(
  book: TokenBook,
  refresh: Refresh,
  accountId: string,
  log: Logger,
): Promise<Access> {
  const until = Date.now() + PATIENCE_MS
  do {
    const kept = await book.read(accountId)
    if (!kept) return NONE
    if (!kept.due) return token(kept)
    const mine = await book.takeTurn(accountId)
    if (mine) return refreshed(book, refresh, accountId, mine, log)
    if (lasts(kept)) return token(kept)
    await pause(LOOK_EVERY_MS)
  } while (Date.now() < until)
  return { kind: 'unavailable' }
}

async function refreshed(
  book: TokenBook,
  refresh: Refresh,
  accountId: string,
  { turn, token: kept }: { readonly turn: string; readonly token: KeptToken },
  log: Logger,
): Promise<Access> {
  const answer = kept.refresh === null ? REFUSED : await refresh(kept.refresh)
  if (answer.kind === 'granted') {
    await book.settle(accountId, turn, answer.grant)
    return { kind: 'token', token: answer.grant.access }
  }
  log.warn({ userId: accountId, code: answer.code }, 'A Teams token was not refreshed')
  const asGood = lasts(kept) ? token(kept) : null
  if (answer.kind === 'refused' && !(asGood && kept.refresh === null)) {
    await book.removeRefused(accountId, turn)
    return NONE
  }
  await book.giveBack(accountId, turn)
  return asGood ?? { kind: 'unavailable' }
}

const NONE = { kind: 'none' } as const
const REFUSED = { kind: 'refused', code: 'no_refresh_token' } as const

const token = ({ access }: KeptToken) => ({ kind: 'token', token: access }) as const
const lasts = ({ expiresAt }: KeptToken): boolean => expiresAt - Date.now() > LEAST_LEFT_MS
