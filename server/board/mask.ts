import type { Bed, BoardEvent } from '@/lib/board/types'

/** A bed as those may see it who may not read patients: no name, MRN or birth date at all. */
export const maskBed = (bed: Bed): Bed => ({
  ...bed,
  patient: null,
  ...(bed.soloSays && { soloSays: { ...bed.soloSays, patient: null } }),
})

export const maskEvent = (event: BoardEvent): BoardEvent => ({ ...event, bed: maskBed(event.bed) })
