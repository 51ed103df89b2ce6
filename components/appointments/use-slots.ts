import { type Loaded, useLoaded } from '@/components/feed/use-loaded'
import { daysLater } from '@/lib/appointments/day'
import type { Slot } from '@/lib/appointments/types'

/** Other users may book meanwhile. */
const RELOAD_MS = 30_000

export const SLOTS_PATH = '/api/slots'

/** Returns the free slots of the day that begins at midnight `day`. */
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
  return useLoaded(waitingRoom === '' ? null : `${SLOTS_PATH}?${query}`, () => RELOAD_MS)
}
