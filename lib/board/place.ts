import type { Bed } from './types'

type Place = Pick<Bed, 'floor' | 'room' | 'label'>

/** "431 bed 2", as people say it on the phone. */
export const roomAndBed = ({ room, label }: Pick<Bed, 'room' | 'label'>): string => `${room} ${label}`.trim()

/** "floor 2, 431 bed 2". */
export const wholePlace = (bed: Place): string => `${bed.floor}, ${roomAndBed(bed)}`
