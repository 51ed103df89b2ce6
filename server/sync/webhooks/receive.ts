import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { accepted, type Result, refused } from '@/lib/errors'
import { open } from '@/lib/solo/sealed-text'
import { refusalText } from '@/lib/words/refusal-text'
import { webhookInbox } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import type { Counter } from './counts'
import { type InboxEntry, inboxEntryIn, sealedTextIn } from './payload'

export interface ReceiverSettings {
  readonly orm: Orm
  /** Returns the subscription's key; null as long as there is none. */
  readonly key: () => Promise<string | null>
  readonly counter: Counter
  /** Wakes the inbox worker: there is a new entry. */
  readonly wake: () => void
  readonly log: Logger
}

export type Receive = (body: string) => Promise<Result<{ readonly replayed: boolean }>>

/** A text that does not open has the key read again, in case it was changed; not for every stranger's call. */
const KEY_AGE_MS = 2_000
const TELL_EVERY_MS = 60_000

/** Salt and IV, as base64. */
const SHORTEST = 36

/**
 * Takes a post to the webhooks' address. A text that opens with our key and names something becomes a row before it is
 * answered; anything else leaves no trace but a count. There is no limit by address: a stranger behind the tenant's
 * proxy could use it to silence the tenant, and a refusal costs no more than such a limit does.
 *
 * Every text that cannot be read is answered and counted alike, whether its padding or its content is wrong: CBC
 * without authentication would reveal its plaintext to a caller who can ask often enough which of the two it was.
 */
export function createReceiver({ orm, key, counter, wake, log }: ReceiverSettings): Receive {
  let kept: { readonly key: string | null; readonly at: number } | null = null
  let toldAt = Number.NEGATIVE_INFINITY

  async function keyNow(maxAgeMs: number): Promise<string | null> {
    if (kept === null || performance.now() - kept.at > maxAgeMs)
      kept = { key: await key(), at: performance.now() }
    return kept.key
  }

  /** Undefined where the text does not open, whatever the reason. */
  async function read(sealed: string): Promise<unknown> {
    const known = await keyNow(Number.POSITIVE_INFINITY)
    const first = known === null ? undefined : openJson(sealed, known)
    if (first !== undefined) return first
    const fresh = await keyNow(KEY_AGE_MS)
    return fresh === null || fresh === known ? undefined : openJson(sealed, fresh)
  }

  function refuse(why: 'tampered' | 'foreign') {
    counter.refused(why)
    if (performance.now() - toldAt > TELL_EVERY_MS) {
      toldAt = performance.now()
      log.warn({ refused: counter.read().refused }, 'Something else than a webhook of ours was posted')
    }
    return refused('invalid', refusalText('webhook.foreign'), { field: 'body' })
  }

  return async (body) => {
    const sealed = sealedTextIn(body)
    if (sealed.length < SHORTEST || !/^[A-Za-z0-9+/=]+$/.test(sealed)) return refuse('foreign')
    if ((await keyNow(KEY_AGE_MS)) === null) {
      return refused('starting', refusalText('webhook.noKey'), {
        details: { retryAfterSeconds: 5 },
      })
    }
    const payload = await read(sealed)
    if (payload === undefined) return refuse('tampered')
    const named = inboxEntryIn(payload)
    if (named === null) return refuse('foreign')
    const isNew = await write(orm, sealed, named)
    if (isNew) {
      counter.received()
      log.debug({ event: named.event }, 'A webhook was received')
      wake()
    } else counter.refused('replayed')
    return accepted({ replayed: !isNew })
  }
}

function openJson(sealed: string, key: string): unknown {
  const text = open(sealed, key)
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Inserts an entry; false when it was there already. */
async function write(orm: Orm, sealed: string, named: InboxEntry): Promise<boolean> {
  const written = await orm
    .insert(webhookInbox)
    .values({ digest: digestOf(sealed), ...named })
    .onConflictDoNothing()
    .returning({ digest: webhookInbox.digest })
  return written.length > 0
}

/** Returns the digest of the bytes: base64 can spell the same bytes in several ways. */
const digestOf = (sealed: string): string =>
  createHash('sha256')
    .update(Buffer.from(sealed.slice(0, 12), 'base64'))
    .update(Buffer.from(sealed.slice(12, SHORTEST), 'base64'))
    .update(Buffer.from(sealed.slice(SHORTEST), 'base64'))
    .digest('hex')
