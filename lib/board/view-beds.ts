import type { FloorGroup, RoomGroup } from './group'
import type { Bed } from './types'
import { isFiltered, shows, type View } from './view'
import { isUnclaimed, shownStatus } from './waiting'

type Beds = Pick<ReadonlyMap<string, Bed>, 'get'>

/**
 * Returns the floors and rooms of a board that a view includes, without empty ones. An unchanged floor or room is the same
 * object as in `before`, so that React skips it; so is the whole.
 */
export function floorsInView(
  floors: readonly FloorGroup[],
  beds: Beds,
  view: View,
  now: number,
  before: readonly FloorGroup[] = [],
): readonly FloorGroup[] {
  if (!isFiltered(view)) return floors
  const shown = (id: string): boolean => {
    const bed = beds.get(id)
    return bed !== undefined && shows(view, bed, now)
  }
  const some = floors.flatMap(({ floor, rooms }): readonly FloorGroup[] => {
    const known = before.find((one) => one.floor === floor)
    const inRooms = rooms.flatMap(({ room, bedIds }): readonly RoomGroup[] => {
      const ids = bedIds.filter(shown)
      const same = known?.rooms.find((one) => one.room === room)
      if (ids.length === 0) return []
      return [same && sameItems(same.bedIds, ids) ? same : { room, bedIds: ids }]
    })
    if (inRooms.length === 0) return []
    return [known && sameItems(known.rooms, inRooms) ? known : { floor, rooms: inRooms }]
  })
  return sameItems(before, some) ? before : some
}

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at])

/** What a view leaves out, because a filter must not hide a request in silence. */
export interface Outside {
  readonly shown: number
  readonly all: number
  /** Unclaimed requests at hidden beds, and how many of them are emergencies. */
  readonly waiting: number
  readonly emergencies: number
  /** Those of them that were not sent: no other user knows of them. */
  readonly notSent: number
}

export function outsideOf(beds: Iterable<Bed>, view: View, now: number): Outside {
  const count = { shown: 0, all: 0, waiting: 0, emergencies: 0, notSent: 0 }
  for (const bed of beds) {
    count.all += 1
    if (shows(view, bed, now)) {
      count.shown += 1
      continue
    }
    const status = bed.request && shownStatus(bed.request, now)
    if (!bed.request || !status || !isUnclaimed(status)) continue
    count.waiting += 1
    if (bed.request.priority === 'emergency') count.emergencies += 1
    if (status === 'not-sent') count.notSent += 1
  }
  return count
}
