import type { PlannedBed } from './types'

/** Returns the identity of a bed: its place, to the letter. */
export const placeKey = ({ building, floor, room, bed }: Omit<PlannedBed, 'department'>): string =>
  JSON.stringify([building, floor, room, bed])
