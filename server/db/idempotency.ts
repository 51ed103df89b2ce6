import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { idempotency } from './schema'

/**
 * One attempt to create something: its user, its Idempotency-Key (the same key of a user means the same attempt), its
 * content.
 */
export interface Try {
  readonly actor: { readonly userId: string }
  /** Undefined where the client sent no key; such an attempt repeats no other. */
  readonly key: string | undefined
  readonly fingerprint: string
}

/** Returns a digest that tells contents apart; `what` is compared as JSON. */
export const fingerprintOf = (what: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url')

/**
 * Takes the key for the record that will have `id`; false when the key is taken. An attempt with the same key that is
 * under way elsewhere is waited for, by the primary key.
 */
export async function takeKey(orm: Orm | Transaction, mine: Try, id: string): Promise<boolean> {
  const { actor, key, fingerprint } = mine
  if (key === undefined) return true
  const taken = await orm
    .insert(idempotency)
    .values({ userId: actor.userId, key, fingerprint, requestId: id })
    .onConflictDoNothing()
    .returning({ id: idempotency.requestId })
  return taken.length > 0
}

/**
 * Returns the id of the record that an earlier attempt with this key created, or null where there was none. Refuses the
 * key of a different attempt.
 */
export async function earlierTry(orm: Orm | Transaction, mine: Try): Promise<Result<string> | null> {
  if (mine.key === undefined) return null
  const [before] = await orm.select().from(idempotency).where(hasKey(mine.actor, mine.key))
  if (!before) return null
  return before.fingerprint === mine.fingerprint ? accepted(before.requestId) : reused()
}

export const hasKey = ({ userId }: { readonly userId: string }, key: string) =>
  and(eq(idempotency.userId, userId), eq(idempotency.key, key))

export const reused = () =>
  refused('idempotency_conflict', refusalText('sent.keyReused'), { field: 'Idempotency-Key' })
