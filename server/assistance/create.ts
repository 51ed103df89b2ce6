import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { RequestView } from '@/lib/board/types'
import { accepted, type Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import type { Note } from '@/server/audit/audit'
import { earlierTry, fingerprintOf, hasKey, reused, type Try, takeKey } from '@/server/db/idempotency'
import { idempotency, request } from '@/server/db/schema'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import { wakeOutboxWorker } from '@/server/event-log/outbox-channel'
import { findPlace, type Place, unknownPlace } from '@/server/places/find-place'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { unknownRequest, writeChange } from './change'
import type { NewRequest } from './contract'
import { askedTimes } from './tap-time'
import { raise } from './transitions'
import { readRequest } from './view'

type Created = { request: RequestView; created: boolean }

/**
 * Commits the request as `sending` before anything is sent: from then on Lantern must deliver it. A bed has one open request at
 * most; asking again returns that one, raised when the new call is more urgent (see `raise`).
 */
export async function createRequest(
  orm: Orm,
  actor: Actor,
  asked: NewRequest,
  note: Note,
): Promise<Result<Created>> {
  const found = await findPlace(orm, asked.locator)
  if (!found.ok) return found
  return orm.transaction(async (tx) => {
    await lockBuilding(tx, found.value.buildingId)
    // While this transaction waited for the lock, the bed may have been retired, or its patient moved.
    const place = await findPlace(tx, asked.locator)
    if (!place.ok) return place
    if (place.value.buildingId !== found.value.buildingId) return unknownPlace(asked.locator)
    const id = randomUUID()
    const mine = tryOf(actor, asked)
    if (!(await takeKey(tx, mine, id))) {
      const before = (await earlierTry(tx, mine)) ?? reused()
      if (before.ok) note({ requestId: before.value })
      return before.ok ? answer(tx, before.value, false) : before
    }

    const [open] = await tx
      .select({ row: request, now: databaseTime })
      .from(request)
      .where(and(eq(request.bedId, place.value.bedId), isNull(request.endedAt)))
    if (open) {
      const change = raise(open.row, asked.priority, asked.reason, new Date(open.now))
      if (change) await writeChange(tx, open.row.id, change)
      await nameRequest(tx, actor, asked, open.row.id)
      note({ requestId: open.row.id })
      return answer(tx, open.row.id, false)
    }
    await insertRequest(tx, id, place.value, actor, asked)
    note({ requestId: id })
    return answer(tx, id, true)
  })
}

const tryOf = (actor: Actor, { locator, reason, priority, idempotencyKey: key }: NewRequest): Try => {
  const what = [Object.entries(locator).sort(), reason, priority]
  return { actor, key, fingerprint: fingerprintOf(what) }
}

/** From now on the Idempotency-Key identifies the request that was already open. */
async function nameRequest(tx: Transaction, actor: Actor, asked: NewRequest, id: string): Promise<void> {
  if (asked.idempotencyKey === undefined) return
  await tx.update(idempotency).set({ requestId: id }).where(hasKey(actor, asked.idempotencyKey))
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
    // Who stands at a locked screen is not known.
    askedByName: actor.locked ? null : actor.name,
    ...askedTimes(place.bedId, asked.askedAgoMs),
    delivery: 'create',
  })
  await appendEvent(tx, { buildingId: place.buildingId, bedId: place.bedId, kind: 'request-opened' })
  await wakeOutboxWorker(tx)
}

/** The bed's place, however the nurse named it, so that every call to Solo about it names the same one. */
const locatorFor = (place: Pick<Place, 'building' | 'floor' | 'room' | 'bed'>) => ({
  building: place.building,
  floor: place.floor,
  room: place.room,
  bed: place.bed,
})

async function answer(tx: Transaction, id: string, created: boolean): Promise<Result<Created>> {
  const view = await readRequest(tx, id)
  return view ? accepted({ request: view, created }) : unknownRequest()
}
