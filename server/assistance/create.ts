import { createHash, randomUUID } from 'node:crypto'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { RequestView } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { said } from '@/lib/words/said'
import type { Actor } from '../auth/permit'
import type { Orm, Transaction } from '../db/open'
import { idempotency, request } from '../db/schema'
import type { NewRequest } from './assistance-service'
import { unknownRequest, writeChange } from './change'
import { wakeCourier } from './courier-call'
import { appendEvent, lockBuilding } from './log'
import { findPlace, type Place } from './place'
import { raise } from './transitions'
import { readRequest } from './view'

type Created = { request: RequestView; created: boolean }

/**
 * Commits the request as `sending` before anything is sent: from here on it is ours to deliver. A bed has one open
 * request at most; asking again answers with it, raised when the new call is more urgent.
 */
export async function createRequest(orm: Orm, actor: Actor, asked: NewRequest): Promise<Result<Created>> {
  const place = await findPlace(orm, asked.locator)
  if (!place.ok) return place
  return orm.transaction(async (tx) => {
    await lockBuilding(tx, place.value.buildingId)
    const id = randomUUID()
    const before = await earlierTry(tx, actor, asked, id)
    if (before && !before.ok) return before
    if (before) return answer(tx, before.value, false)

    const [open] = await tx
      .select()
      .from(request)
      .where(and(eq(request.bedId, place.value.bedId), isNull(request.endedAt)))
    if (open) {
      const change = raise(open, asked.priority, asked.reason)
      if (change) await writeChange(tx, open.id, change)
      await nameRequest(tx, actor, asked, open.id)
      return answer(tx, open.id, false)
    }
    await insertRequest(tx, id, place.value, actor, asked)
    return answer(tx, id, true)
  })
}

/** From now on the Idempotency-Key stands for the request that was open already. */
async function nameRequest(tx: Transaction, actor: Actor, asked: NewRequest, id: string): Promise<void> {
  if (asked.idempotencyKey === undefined) return
  await tx
    .update(idempotency)
    .set({ requestId: id })
    .where(and(eq(idempotency.userId, actor.userId), eq(idempotency.key, asked.idempotencyKey)))
}

async function insertRequest(tx: Transaction, id: string, place: Place, actor: Actor, asked: NewRequest) {
  await tx.insert(request).values({
    id,
    buildingId: place.buildingId,
    bedId: place.bedId,
    status: 'sending',
    priority: asked.priority,
    reason: asked.reason,
    origin: 'lantern',
    locator: locatorFor(place),
    askedById: actor.userId,
    askedByName: actor.name,
    askedAt: sql`clock_timestamp()`,
    delivery: 'create',
  })
  await appendEvent(tx, { buildingId: place.buildingId, bedId: place.bedId, kind: 'request-opened' })
  await wakeCourier(tx)
}

/** The bed's place, whichever way the nurse named it, so that every call about it names the same one. */
const locatorFor = (place: Pick<Place, 'building' | 'floor' | 'room' | 'bed'>) => ({
  building: place.building,
  floor: place.floor,
  room: place.room,
  bed: place.bed,
})

/**
 * Takes the Idempotency-Key for `id`, or answers with the request an earlier try with it made. A try of the same key that
 * is under way elsewhere is waited for, by the primary key.
 */
async function earlierTry(
  tx: Transaction,
  actor: Actor,
  asked: NewRequest,
  id: string,
): Promise<Result<string> | null> {
  if (asked.idempotencyKey === undefined) return null
  const key = { userId: actor.userId, key: asked.idempotencyKey }
  const fingerprint = fingerprintOf(asked)
  const taken = await tx
    .insert(idempotency)
    .values({ ...key, fingerprint, requestId: id })
    .onConflictDoNothing()
    .returning({ id: idempotency.requestId })
  if (taken.length > 0) return null
  const [before] = await tx
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.userId, key.userId), eq(idempotency.key, key.key)))
  if (before?.fingerprint !== fingerprint) {
    return refused('idempotency_conflict', said('sent.keyReused'), {
      field: 'Idempotency-Key',
    })
  }
  return accepted(before.requestId)
}

const fingerprintOf = ({ locator, reason, priority }: NewRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([Object.entries(locator).sort(), reason, priority]))
    .digest('base64url')

async function answer(tx: Transaction, id: string, created: boolean): Promise<Result<Created>> {
  const view = await readRequest(tx, id)
  return view ? accepted({ request: view, created }) : unknownRequest()
}
