import type { Appointment, Slot } from '@/lib/appointments/types'

/** What somebody is about to book. */
export interface Wanted {
  readonly waitingRoom: string
  readonly durationSeconds: number
  readonly reason: string
  readonly slot: Slot | null
}

/** Where the form starts from. */
export interface Start extends Partial<Omit<Wanted, 'slot'>> {
  readonly bedId: string | null
}

export const USUAL_SECONDS = 900

/** The same once more, at another time. */
export const again = ({ place, waitingRoom, durationSeconds, reason }: Appointment): Start => ({
  bedId: place?.bedId ?? null,
  waitingRoom,
  durationSeconds,
  reason,
})
