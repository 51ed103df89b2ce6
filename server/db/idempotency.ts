import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { idempotency } from './schema'

/** One try to make something: whose, under which Idempotency-Key (each of the same user means the same thing), of what. */
export interface Try {
  readonly actor: { readonly userId: string }
  /** Undefined: the client sent none, and no try is an earlier one's repeat. */
  readonly key: string | undefined
  readonly fingerprint: string
}

/** Tells apart what was asked for; `what` as JSON has it. */
export const fingerprintOf = (what: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url')

/**
 * Takes the key for what will have `id`; false when it is taken. A try of the same key that is under way elsewhere is
 * waited for, by the primary key.
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

/** The id of what an earlier try with this key made, or null where there was none; refuses another try's key. */
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
