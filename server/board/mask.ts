import type { Bed, BoardEvent } from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'

/** A bed as those may see it who may not read patients: no name, MRN or birth date at all. */
export const maskBed = (bed: Bed): Bed => ({
  ...bed,
  patient: null,
  ...(bed.soloSays && { soloSays: { ...bed.soloSays, patient: null } }),
})

export const maskEvent = (event: BoardEvent): BoardEvent => ({ ...event, bed: maskBed(event.bed) })

/**
 * An event as a wall of one unit may be told of it. Of a bed elsewhere only that it is not here: the number must come, or the
 * wall would miss it, and a bed that has left the unit must leave the wall.
 */
export function eventForUnit(event: BoardEvent, unit: string): BoardEvent {
  if (unitOf(event.bed) === unit) return event
  const { buildingId, seq, at, bed } = event
  return { buildingId, seq, at, kind: 'bed-updated', bed: nothingOf(bed), ended: null }
}

const nothingOf = ({ id, buildingId }: Bed): Bed => ({
  id,
  buildingId,
  floor: '',
  department: null,
  room: '',
  label: '',
  device: { serial: null, readiness: 'none' },
  occupied: null,
  patient: null,
  request: null,
  retired: true,
})
