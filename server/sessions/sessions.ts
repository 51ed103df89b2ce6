import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { ProvenBy } from '@/lib/board/account'
import type { RequireSecondFactor } from '@/lib/board/factors'
import type { BrowserName } from '@/lib/calls/browser-family'
import type { SessionEnd } from '@/lib/realtime/events'
import type { Actor } from '@/server/access/permission'
import { account, display, session } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { isAccountInUse } from './account-in-use'
import { DISPLAY_SESSION_S, displayActor, noteUse } from './display-session'
import { owesSecondFactor } from './second-factor'
import { lockedNow } from './session-lock'
import { notifySession } from './session-notice'

const NOW = sql`clock_timestamp()`

/**
 * Opens a session of `seconds`.
 * @param proven - false where its user typed a PIN only, which stands for what was proven in this browser before
 * @returns its id: 256 random bits. The database stores it unhashed, because it opens nothing by itself: a cookie holds it
 * encrypted with the auth secret, which the database never sees.
 */
export const openSession = (
  orm: Orm | Transaction,
  accountId: string,
  seconds: number,
  proven: boolean,
  from: SignedInFrom = {},
): Promise<string> =>
  insertSession(
    orm,
    {
      accountId,
      ...from,
      // The provider may know its user from before, and asks for none of the factors that the account has here.
      ...(proven && from.provenBy !== 'provider' && { freshAt: NOW }),
      ...(!proven && { provenAt: null }),
    },
    seconds,
  )

/** Where a user has signed in, and by which browser, for their own list of sessions. */
export interface SignedInFrom {
  readonly address?: string
  readonly agent?: BrowserName
  /** By what its user proved who they are. */
  readonly provenBy?: ProvenBy
  /** Of a session that the OpenID provider opened. */
  readonly oidcIssuer?: string
  readonly oidcSubject?: string
  readonly oidcSid?: string | null
  readonly oidcIdToken?: string | null
}

/** Opens the session of a display that was just paired; its id is like that of `openSession`. */
export const openDisplaySession = (transaction: Transaction, displayId: string): Promise<string> =>
  insertSession(transaction, { displayId }, DISPLAY_SESSION_S)

async function insertSession(
  orm: Orm | Transaction,
  whose:
    | ({ readonly accountId: string; readonly provenAt?: null; readonly freshAt?: SQL } & SignedInFrom)
    | { readonly displayId: string },
  seconds: number,
): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await orm
    .insert(session)
    .values({ id, ...whose, expiresAt: sql`now() + make_interval(secs => ${seconds})` })
  return id
}

const pairedBy = alias(account, 'paired_by')

/**
 * Returns the actor of the open session `id`. Null for disabled accounts; outside demo mode also for the demo's accounts, and
 * for displays that they paired. Use makes a display's session valid for its whole time again.
 * @param lockAfterSeconds - after this long without a hand the actor is locked; 0: only by hand
 * @param required - whose accounts need a second factor
 */
export async function findSession(
  orm: Orm,
  id: string,
  demo: boolean,
  lockAfterSeconds: number,
  required: RequireSecondFactor,
): Promise<Actor | null> {
  const [found] = await orm
    .select({
      account,
      display,
      pairedByDemo: pairedBy.demo,
      locked: lockedNow(lockAfterSeconds),
      owes: owesSecondFactor(required),
    })
    .from(session)
    .leftJoin(account, eq(account.id, session.accountId))
    .leftJoin(display, eq(display.id, session.displayId))
    .leftJoin(pairedBy, eq(pairedBy.id, display.pairedById))
    .where(and(eq(session.id, id), isNull(session.endedAt), gt(session.expiresAt, sql`now()`)))
  if (found?.display) {
    if (found.display.revokedAt || (found.pairedByDemo && !demo)) return null
    await noteUse(orm, [id])
    return displayActor(found.display, id)
  }
  if (!found?.account || !isAccountInUse(found.account, demo)) return null
  const { id: userId, name, role } = found.account
  return {
    userId,
    name,
    role,
    sessionId: id,
    ...(found.locked && role !== 'display' && { locked: true }),
    ...(found.owes && { owesFactor: true }),
  }
}

export type WhichSessions =
  | { readonly sessionId: string }
  /** `except`: the session that goes on. */
  | { readonly accountId: string; readonly except?: string }
  | { readonly displayId: string }

/** Ends one session, or every session of an account or display, and notifies all nodes in the same transaction. */
export async function endSessions(
  transaction: Transaction,
  which: WhichSessions,
  why: SessionEnd,
): Promise<void> {
  const ended = await transaction
    .update(session)
    .set({ endedAt: sql`now()` })
    .where(openOnes(which))
    .returning({ id: session.id, accountId: session.accountId, browser: session.browser })
  for (const { id } of ended) await notifySession(transaction, { session: id, why })
  if (why !== 'revoked') return
  if ('accountId' in which) await forgetProofs(transaction, which.accountId)
  if ('sessionId' in which)
    for (const { accountId, browser } of ended)
      if (accountId !== null) await forgetProofs(transaction, accountId, browser)
}

/**
 * What was proven before a session was taken away is proven no longer: no PIN opens a screen by it.
 * @param browser - absent: every one in which the account proved itself
 */
const forgetProofs = (transaction: Transaction, accountId: string, browser?: string) =>
  transaction
    .update(session)
    .set({ provenAt: null })
    .where(
      and(eq(session.accountId, accountId), browser === undefined ? undefined : eq(session.browser, browser)),
    )

/** Notifies all nodes that a display has changed. */
export async function announceChange(transaction: Transaction, displayId: string): Promise<void> {
  const open = await transaction.select({ id: session.id }).from(session).where(openOnes({ displayId }))
  for (const { id } of open) await notifySession(transaction, { session: id, why: 'changed' })
}

function openOnes(which: WhichSessions) {
  const those =
    'sessionId' in which
      ? eq(session.id, which.sessionId)
      : 'accountId' in which
        ? and(
            eq(session.accountId, which.accountId),
            which.except === undefined ? undefined : ne(session.id, which.except),
          )
        : eq(session.displayId, which.displayId)
  return and(those, isNull(session.endedAt), gt(session.expiresAt, sql`now()`))
}
