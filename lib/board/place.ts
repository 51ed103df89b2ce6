import type { Bed } from './types'

type Place = Pick<Bed, 'floor' | 'room' | 'label'>

/** Returns a bed's label for its card, short enough to be large: "431·2" for room "431", "bed 2"; "431" for an unnamed bed. */
export function cardLabel({ room, label }: Pick<Bed, 'room' | 'label'>): string {
  const bed = label.replace(/^bed\s+/i, '').trim()
  const door = room.replace(/^room\s+/i, '').trim()
  return bed ? `${door}·${bed}` : door
}

/** "431 bed 2", as people say it on the phone. */
export const roomAndBed = ({ room, label }: Pick<Bed, 'room' | 'label'>): string => `${room} ${label}`.trim()

/** "floor 2, 431 bed 2". */
export const wholePlace = (bed: Place): string => `${bed.floor}, ${roomAndBed(bed)}`
