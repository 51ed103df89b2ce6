import type { Bed } from './types'

export interface RoomGroup {
  readonly room: string
  readonly bedIds: readonly string[]
}

export interface FloorGroup {
  readonly floor: string
  readonly rooms: readonly RoomGroup[]
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Sorts as people sort signs on doors: "floor 2" before "floor 10", "431" before "1002". */
export const byName = (a: string, b: string): number => order.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)

/** Groups beds by floor and room, each in natural order; the order of `beds` does not matter. */
export function groupBeds(beds: Iterable<Bed>): readonly FloorGroup[] {
  const floors = new Map<string, Map<string, Bed[]>>()
  for (const bed of beds) {
    const rooms = floors.get(bed.floor) ?? new Map<string, Bed[]>()
    floors.set(bed.floor, rooms)
    rooms.set(bed.room, [...(rooms.get(bed.room) ?? []), bed])
  }
  return sorted(floors).map(([floor, rooms]) => ({
    floor,
    rooms: sorted(rooms).map(([room, inRoom]) => ({
      room,
      bedIds: inRoom.sort((a, b) => byName(a.label, b.label) || byName(a.id, b.id)).map((bed) => bed.id),
    })),
  }))
}

/** Returns how many beds a floor has. */
export const bedsOn = ({ rooms }: FloorGroup): number =>
  rooms.reduce((sum, { bedIds }) => sum + bedIds.length, 0)

const sorted = <T>(groups: ReadonlyMap<string, T>): [string, T][] =>
  [...groups].sort(([a], [b]) => byName(a, b))

/** Returns whether two groupings show the same beds in the same places. */
export function sameGroups(a: readonly FloorGroup[], b: readonly FloorGroup[]): boolean {
  return key(a) === key(b)
}

const key = (floors: readonly FloorGroup[]): string =>
  JSON.stringify(floors.map(({ floor, rooms }) => [floor, rooms.map(({ room, bedIds }) => [room, bedIds])]))
