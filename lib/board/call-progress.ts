/** The state of an appointment and of its video call, each in Solo's own word; null where Solo says none. */
export interface CallState {
  readonly appointment: string | null
  readonly call: string | null
}

/** Whether the call of a request is done, will never take place, or neither. */
export type CallStanding = 'over' | 'gone' | 'open'

const GONE = new Set(['cancelled', 'not showed up'])
const OVER = new Set(['completed', 'sign off'])

/**
 * Returns what an appointment means for the request that it was booked for. A cancelled appointment is gone whatever its call
 * says: a nurse still sees a request that stays open, but not one that is closed.
 */
export function callStanding({ appointment, call }: CallState): CallStanding {
  if (appointment !== null && GONE.has(appointment)) return 'gone'
  return (appointment !== null && OVER.has(appointment)) || call === 'complete' ? 'over' : 'open'
}

/** A call's word says less than its appointment's here: nothing has happened yet, or the appointment says it better. */
const SILENT_CALLS = new Set(['waiting', 'complete'])

/** Returns the word, of the two, that says more. */
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

/** The step of a call, by Lantern's own name. */
export type CallStep = (typeof STEPS)[keyof typeof STEPS]

/** Returns whether the word says that the call will never take place. */
export const isCallGone = (progress: string | null): boolean => progress !== null && GONE.has(progress)

const isKnown = (progress: string): progress is keyof typeof STEPS => Object.hasOwn(STEPS, progress)

/** Returns Lantern's name for Solo's word; null for an unknown word, which is shown unchanged. */
export const callStep = (progress: string): CallStep | null => (isKnown(progress) ? STEPS[progress] : null)
