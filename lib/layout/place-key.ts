import type { PlannedBed } from './types'

/** What makes a bed that bed: its place, to the letter. */
export const placeKey = ({ building, floor, room, bed }: Omit<PlannedBed, 'department'>): string =>
  JSON.stringify([building, floor, room, bed])
