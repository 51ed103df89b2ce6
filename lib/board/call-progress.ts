/** How an appointment and its video call stand, each in Solo's own word; null where it says none. */
export interface CallState {
  readonly appointment: string | null
  readonly call: string | null
}

/** Whether the call of a request has done its work, will never take place, or neither of the two. */
export type CallStanding = 'over' | 'gone' | 'open'

const GONE = new Set(['cancelled', 'not showed up'])
const OVER = new Set(['completed', 'sign off'])

/**
 * What an appointment means for the request that it was booked for. One that is cancelled is gone whatever its call says:
 * a request that stays open is seen by somebody, one that is closed is not.
 */
export function callStanding({ appointment, call }: CallState): CallStanding {
  if (appointment !== null && GONE.has(appointment)) return 'gone'
  return (appointment !== null && OVER.has(appointment)) || call === 'complete' ? 'over' : 'open'
}

/** Calls say these as long as nothing has happened, or what the appointment says better. */
const SILENT_CALLS = new Set(['waiting', 'complete'])

/** The one word of the two that tells more. */
export function callProgress({ appointment, call }: CallState): string | null {
  const settled = callStanding({ appointment, call }) !== 'open' && appointment !== 'scheduled'
  return call === null || settled || SILENT_CALLS.has(call) ? appointment : call
}

const STEPS = {
  scheduled: 'scheduled',
  arrived: 'arrived',
  'in progress.intake.ready': 'intakeReady',
  'in progress.intake.progress': 'intake',
  'in progress.exam.ready': 'examReady',
  'in progress.exam.progress': 'exam',
  'discharge.ready': 'dischargeReady',
  'discharge.progress': 'discharge',
  completed: 'completed',
  'sign off': 'signedOff',
  cancelled: 'cancelled',
  'not showed up': 'notShownUp',
  LWBS: 'leftUnseen',
  incomplete: 'brokeOff',
  finalizing: 'ending',
  'on hold': 'onHold',
  'on call': 'onCall',
} as const

/** Where a call stands, by a name of ours. */
export type CallStep = (typeof STEPS)[keyof typeof STEPS]

/** Whether that one word says that the call will never take place. */
export const isCallGone = (progress: string | null): boolean => progress !== null && GONE.has(progress)

const isKnown = (progress: string): progress is keyof typeof STEPS => Object.hasOwn(STEPS, progress)

/** Our name for Solo's word; null for one that we do not know, which is shown as it is. */
export const callStep = (progress: string): CallStep | null => (isKnown(progress) ? STEPS[progress] : null)
