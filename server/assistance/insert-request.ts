import { isNull } from 'drizzle-orm'
import type { Actor } from '@/server/access/permission'
import { request } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import { appendEvent } from '@/server/event-log/event-log'
import type { Place } from '@/server/places/find-place'
import type { Transaction } from '@/server/platform/db/open'
import type { NewRequest } from './contract'
import { askedTimes } from './tap-time'

/**
 * Writes the request with its event, unless its bed has an open one. The caller's transaction holds the building's lock.
 * @returns its row; undefined where there is one
 */
export async function insertRequest(
  tx: Transaction,
  id: string,
  place: Place,
  actor: Actor,
  asked: NewRequest,
): Promise<RequestRow | undefined> {
  const [made] = await tx
    .insert(request)
    .values({
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
    .onConflictDoNothing({ target: request.bedId, where: isNull(request.endedAt) })
    .returning()
  if (!made) return undefined
  const { buildingId, bedId } = place
  await appendEvent(tx, { buildingId, bedId, kind: 'request-opened', wakesOutbox: true })
  return made
}

/** The bed's place, however the nurse named it, so that every call to Solo about it names the same one. */
const locatorFor = (place: Pick<Place, 'building' | 'floor' | 'room' | 'bed'>) => ({
  building: place.building,
  floor: place.floor,
  room: place.room,
  bed: place.bed,
})
