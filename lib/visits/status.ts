import type { Visit } from './types'

/** Not confirmed by Solo yet: it may or may not have been booked. */
export const BOOKING = 'booking'
/** Not booked. */
export const FAILED = 'failed'
export const CANCELLED = 'cancelled'

/** Solo's statuses (operation 14) and our own two, in the ward's words. */
const WORDS = new Map<string, string>([
  [BOOKING, 'Not confirmed yet'],
  [FAILED, 'Not booked'],
  ['scheduled', 'Scheduled'],
  ['arrived', 'Arrived'],
  ['in progress.intake.ready', 'Ready for intake'],
  ['in progress.intake.progress', 'In intake'],
  ['in progress.exam.ready', 'Ready for exam'],
  ['in progress.exam.progress', 'In exam'],
  ['discharge.ready', 'Ready for discharge'],
  ['discharge.progress', 'In discharge'],
  ['completed', 'Completed'],
  ['sign off', 'Signed off'],
  [CANCELLED, 'Cancelled'],
  ['not showed up', 'Did not show up'],
])
const OVER: ReadonlySet<string> = new Set([FAILED, 'completed', 'sign off', CANCELLED, 'not showed up'])

/** The words for a status; Solo's own for one that this version does not know. */
export const statusWords = (status: string): string => WORDS.get(status) ?? status

/** Whether nothing more will come of it: it can be neither moved nor cancelled. */
export const isOver = (status: string): boolean => OVER.has(status)

/** Whether Solo has yet to say what became of it. */
export const isOwed = ({ status, movingTo }: Pick<Visit, 'status' | 'movingTo'>): boolean =>
  status === BOOKING || movingTo !== null

/** Whether it can be moved or cancelled now. */
export const isOpen = (visit: Pick<Visit, 'status' | 'movingTo'>): boolean =>
  !isOver(visit.status) && !isOwed(visit)
