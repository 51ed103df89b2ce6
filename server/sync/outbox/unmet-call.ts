import { awaitsProvider, callStanding, saysProvider } from '@/lib/board/call-progress'
import type { SeenAppointment } from '@/server/solo-gateway/appointment'

/** Solo's clock and ours may differ by this much. */
const CLOCK_SKEW_MS = 60_000

/**
 * Returns whether anyone has met in the call of an appointment: `unmet` only where Solo says that no one has; `attended` while
 * one side may still be met. Everything else stays as it is: `settled`. Pure.
 * @param now by the database's clock
 */
export function meetingOf(
  { appointment, call, startsAt }: Pick<SeenAppointment, 'appointment' | 'call' | 'startsAt'>,
  now: Date,
): 'unmet' | 'attended' | 'settled' {
  if (callStanding({ appointment, call }) !== 'open') return 'settled'
  // A call that waits has not taken place. Without a word for the call only an appointment's first words say so.
  if (call !== null && call !== 'waiting') return 'settled'
  // A user of Solo moved it to a time of their own.
  if (startsAt !== null && startsAt.getTime() > now.getTime() + CLOCK_SKEW_MS) return 'settled'
  if (appointment === 'scheduled' || appointment === 'arrived') return 'unmet'
  if (call === null) return 'settled'
  if (saysProvider(appointment)) return 'attended'
  return awaitsProvider(appointment) ? 'unmet' : 'settled'
}
