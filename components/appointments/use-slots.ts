import { daysLater } from '@/lib/appointments/day'
import type { Slot } from '@/lib/appointments/types'
import { type Loaded, useLoaded } from './use-loaded'

/** Somebody else may book meanwhile. */
const LOOK_AGAIN_MS = 30_000

export const SLOTS_PATH = '/api/slots'

/** The free slots of one day, which begins at midnight `day`. */
export function useSlots(
  waitingRoom: string,
  durationSeconds: number,
  day: number,
): Loaded<{ slots: readonly Slot[] }> {
  const query = new URLSearchParams({
    waitingRoom,
    from: String(day),
    to: String(daysLater(day, 1)),
    durationSeconds: String(durationSeconds),
  })
  return useLoaded(waitingRoom === '' ? null : `${SLOTS_PATH}?${query}`, () => LOOK_AGAIN_MS)
}
