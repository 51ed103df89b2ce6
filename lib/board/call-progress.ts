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

const WORDS: Readonly<Record<string, string>> = {
  scheduled: 'Call booked',
  arrived: 'Patient arrived',
  'in progress.intake.ready': 'Ready for intake',
  'in progress.intake.progress': 'Intake',
  'in progress.exam.ready': 'Ready for the exam',
  'in progress.exam.progress': 'Exam',
  'discharge.ready': 'Ready for discharge',
  'discharge.progress': 'Discharge',
  completed: 'Visit completed',
  'sign off': 'Signed off',
  cancelled: 'Call cancelled in Solo',
  'not showed up': 'Patient did not show up',
  LWBS: 'Left without being seen',
  incomplete: 'Call broke off',
  finalizing: 'Call is ending',
  'on hold': 'Call on hold',
  'on call': 'On the call',
}

/** Whether that one word says that the call will never take place. */
export const isCallGone = (progress: string | null): boolean => progress !== null && GONE.has(progress)

/** In the ward's words; a word that we do not know is shown as it is. */
export const progressWords = (progress: string): string => WORDS[progress] ?? progress
