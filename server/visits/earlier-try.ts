import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { said } from '@/lib/words/said'
import type { Actor } from '../auth/permit'
import type { Transaction } from '../db/open'
import { idempotency } from '../db/schema'
import type { NewVisit } from './visit-service'

/** The id of the appointment that an earlier try with this Idempotency-Key made, or null for the first one. */
export async function earlierTry(
  tx: Transaction,
  actor: Actor,
  asked: NewVisit,
): Promise<Result<string> | null> {
  if (asked.idempotencyKey === undefined) return null
  const [before] = await tx
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.userId, actor.userId), eq(idempotency.key, asked.idempotencyKey)))
  if (!before) return null
  return before.fingerprint === fingerprintOf(asked) ? accepted(before.requestId) : reused()
}

/** Takes the Idempotency-Key for the appointment `id`; false when something else has it since. */
export async function takeKey(tx: Transaction, actor: Actor, asked: NewVisit, id: string): Promise<boolean> {
  if (asked.idempotencyKey === undefined) return true
  const taken = await tx
    .insert(idempotency)
    .values({
      userId: actor.userId,
      key: asked.idempotencyKey,
      fingerprint: fingerprintOf(asked),
      requestId: id,
    })
    .onConflictDoNothing()
    .returning({ id: idempotency.requestId })
  return taken.length > 0
}

export const reused = () =>
  refused('idempotency_conflict', said('sent.keyReused'), {
    field: 'Idempotency-Key',
  })

const fingerprintOf = ({
  bedId,
  patient,
  waitingRoom,
  startsAt,
  durationSeconds,
  reason,
}: NewVisit): string =>
  createHash('sha256')
    .update(JSON.stringify(['visit', bedId, patient, waitingRoom, startsAt, durationSeconds, reason]))
    .digest('base64url')
