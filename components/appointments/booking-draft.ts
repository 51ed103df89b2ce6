import type { Appointment, Slot } from '@/lib/appointments/types'

/** The booking that the user is making. */
export interface Wanted {
  readonly waitingRoom: string
  readonly durationSeconds: number
  readonly reason: string
  readonly slot: Slot | null
}

/** What the form is filled in with at first. */
export interface Start extends Partial<Omit<Wanted, 'slot'>> {
  readonly bedId: string | null
}

export const USUAL_SECONDS = 900

/** Returns the start of a form that books the same appointment at another time. */
export const again = ({ place, waitingRoom, durationSeconds, reason }: Appointment): Start => ({
  bedId: place?.bedId ?? null,
  waitingRoom,
  durationSeconds,
  reason,
})
