import { randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { RequestView } from '@/lib/board/types'
import { accepted, type Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import type { Note } from '@/server/audit/audit'
import { earlierTry, fingerprintOf, hasKey, reused, type Try, takeKey } from '@/server/db/idempotency'
import { idempotency, request } from '@/server/db/schema'
import { lockBuildings } from '@/server/event-log/event-log'
import { buildingsOf, findPlace, type Place, unknownPlace } from '@/server/places/find-place'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { unknownRequest, writeChange } from './change'
import type { NewRequest } from './contract'
import { insertRequest } from './insert-request'
import { raise } from './transitions'
import { readRequest, viewOf } from './view'

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
  return orm.transaction(async (tx) => {
    const locked = await lockBuildings(tx, buildingsOf(tx, asked.locator))
    // Read under the lock: before, the bed may have been retired, or its patient moved.
    const place = await findPlace(tx, asked.locator)
    if (!place.ok) return place
    if (!locked.has(place.value.buildingId)) return unknownPlace(asked.locator)
    const id = randomUUID()
    const mine = tryOf(actor, asked)
    if (!(await takeKey(tx, mine, id))) {
      const before = (await earlierTry(tx, mine)) ?? reused()
      if (before.ok) note({ requestId: before.value })
      return before.ok ? answer(tx, before.value) : before
    }
    const made = await insertRequest(tx, id, place.value, actor, asked)
    if (made) {
      note({ requestId: id })
      return accepted({ request: viewOf(made, place.value), created: true })
    }
    return askAgain(tx, actor, asked, place.value, note)
  })
}

/** Answers with the request that is open at the bed already. */
async function askAgain(
  tx: Transaction,
  actor: Actor,
  asked: NewRequest,
  place: Place,
  note: Note,
): Promise<Result<Created>> {
  const [open] = await tx
    .select({ row: request, now: databaseTime })
    .from(request)
    .where(and(eq(request.bedId, place.bedId), isNull(request.endedAt)))
  if (!open) throw new Error('The bed is taken by a request that is not open.')
  const change = raise(open.row, asked.priority, asked.reason, new Date(open.now))
  if (change) await writeChange(tx, open.row.id, change)
  await nameRequest(tx, actor, asked, open.row.id)
  note({ requestId: open.row.id })
  return answer(tx, open.row.id)
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

async function answer(tx: Transaction, id: string): Promise<Result<Created>> {
  const view = await readRequest(tx, id)
  return view ? accepted({ request: view, created: false }) : unknownRequest()
}
