import { callStep } from '@/lib/board/call-progress'
import type { Translate } from '@/lib/words/translator'
import type { Appointment } from './types'

/** Not confirmed by Solo yet: it may or may not have been booked. */
export const BOOKING = 'booking'
/** Not booked. */
export const FAILED = 'failed'
export const CANCELLED = 'cancelled'

const OVER: ReadonlySet<string> = new Set([FAILED, 'completed', 'sign off', CANCELLED, 'not showed up'])

/** Returns the words for a status of Solo (operation 14) or of Lantern; a status that this version does not know, as it is. */
export function statusWords(status: string, t: Translate<'appointments'>): string {
  if (status === BOOKING || status === FAILED) return t(`status.${status}`)
  const step = callStep(status)
  return step ? t(`status.${step}`) : status
}

/** Whether its status is final: it can be neither moved nor cancelled. */
export const isOver = (status: string): boolean => OVER.has(status)

/** Whether Solo still owes an answer about a booking or a move. */
export const isOwed = ({ status, movingTo }: Pick<Appointment, 'status' | 'movingTo'>): boolean =>
  status === BOOKING || movingTo !== null

/** Whether it can be moved or cancelled now. */
export const isOpen = (appointment: Pick<Appointment, 'status' | 'movingTo'>): boolean =>
  !isOver(appointment.status) && !isOwed(appointment)
