import { and, eq, isNull, ne } from 'drizzle-orm'
import type { EndedRequest, RequestView } from '@/lib/board/types'
import { bed, building, request } from '@/server/db/schema'
import { type RequestRow, requestOf } from '@/server/event-log/bed-state'
import type { Orm, Transaction } from '@/server/platform/db/open'

/** Returns a request with its place; null when the id is unknown. */
export async function readRequest(orm: Orm | Transaction, id: string): Promise<RequestView | null> {
  const [found] = await orm
    .select({
      request,
      place: { building: building.name, floor: bed.floor, room: bed.room, bed: bed.label },
    })
    .from(request)
    .innerJoin(bed, eq(bed.id, request.bedId))
    .innerJoin(building, eq(building.id, request.buildingId))
    .where(eq(request.id, id))
  return found ? viewOf(found.request, found.place) : null
}

/** Returns a request with the place of its bed. */
export const viewOf = (
  row: RequestRow,
  { building, floor, room, bed }: RequestView['place'],
): RequestView => ({
  ...requestOf(row),
  bedId: row.bedId,
  buildingId: row.buildingId,
  place: { building, floor, room, bed },
  ended: endedOf(row),
})

/** Returns whether the bed of a request has another open request. */
export async function isBedTaken(tx: Transaction, { id, bedId }: RequestRow): Promise<boolean> {
  const [taken] = await tx
    .select({ id: request.id })
    .from(request)
    .where(and(eq(request.bedId, bedId), ne(request.id, id), isNull(request.endedAt)))
  return taken !== undefined
}

/** Returns how a request ended; null while it is open. */
export function endedOf(row: RequestRow): EndedRequest | null {
  if (row.endedAt === null || (row.status !== 'completed' && row.status !== 'cancelled')) return null
  return {
    id: row.id,
    status: row.status,
    by: row.endedByName,
    reason: row.endReason,
    at: row.endedAt.getTime(),
    ...(row.outcome?.kind === 'completed' && { undoBy: row.outcome.byId }),
  }
}
