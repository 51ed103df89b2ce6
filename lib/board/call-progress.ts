/** The state of an appointment and of its video call, each in Solo's own word; null where Solo says none. */
export interface CallState {
  readonly appointment: string | null
  readonly call: string | null
}

/** Whether the call of a request is done, will never take place, broke off without an end, or none of these. */
export type CallStanding = 'over' | 'gone' | 'broke-off' | 'open'

const GONE = new Set(['cancelled', 'not showed up'])
const OVER = new Set(['completed', 'sign off'])
const BROKE_OFF = new Set(['incomplete', 'LWBS'])

/**
 * Returns what an appointment means for the request that it was booked for. A cancelled appointment is gone whatever its call
 * says: a nurse still sees a request that stays open, but not one that is closed.
 */
export function callStanding({ appointment, call }: CallState): CallStanding {
  if (appointment !== null && GONE.has(appointment)) return 'gone'
  if ((appointment !== null && OVER.has(appointment)) || call === 'complete') return 'over'
  return call !== null && BROKE_OFF.has(call) ? 'broke-off' : 'open'
}

/** Words of an appointment or its call that only hold while a provider is in the call. */
const WITH_PROVIDER = new Set([
  'on call',
  'on hold',
  'finalizing',
  'in progress.intake.progress',
  'in progress.exam.progress',
  'discharge.progress',
])
/** Words of an appointment whose patient waits for a provider. */
const AWAITS_PROVIDER = new Set(['arrived', 'in progress.intake.ready', 'in progress.exam.ready'])

/** Returns whether a word of `callProgress` says that the patient waits for a provider. */
export const awaitsProvider = (progress: string | null): boolean =>
  progress !== null && AWAITS_PROVIDER.has(progress)

/** Returns whether a word of `callProgress` says that a provider is in the call. */
export const saysProvider = (progress: string | null): boolean =>
  progress !== null && WITH_PROVIDER.has(progress)

/**
 * Returns whether a provider is in the call of an appointment; null where Solo's words do not say. `not-yet`: no one has been
 * in the call.
 */
export function providerPlace({ appointment, call }: CallState): 'there' | 'awaited' | 'not-yet' | null {
  if (saysProvider(call) || saysProvider(appointment)) return 'there'
  if (awaitsProvider(appointment)) return 'awaited'
  return appointment === 'scheduled' && call === 'waiting' ? 'not-yet' : null
}

/** A call's word says less than its appointment's here: nothing has happened yet, or the appointment says it better. */
const SILENT_CALLS = new Set(['waiting', 'complete'])

/** Returns the word, of the two, that says more. */
export function callProgress({ appointment, call }: CallState): string | null {
  const standing = callStanding({ appointment, call })
  const settled = (standing === 'over' || standing === 'gone') && appointment !== 'scheduled'
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
