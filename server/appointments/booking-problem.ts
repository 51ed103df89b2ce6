import type { Appointment } from '@/lib/appointments/types'
import type { Refusal } from '@/lib/errors'
import { type RefusalKey, refusalText } from '@/lib/words/refusal-text'
import type { AppointmentRow } from './booking-deps'

type ProblemColumns = Pick<AppointmentRow, 'trouble' | 'problem'>

/** The columns of an appointment that has no problem. */
export const noProblem = { trouble: null, problem: null } as const satisfies ProblemColumns

/** The columns of an appointment's problem: the sentence by its key, and in English for nodes of 0.1, which read `trouble`. */
export const problemColumns = ({ message, say }: Pick<Refusal, 'message' | 'say'>): ProblemColumns => ({
  trouble: message,
  problem: say ? { message, say } : null,
})

/**
 * The sentences that nodes of 0.1 store, which run next to newer ones during an upgrade. The migration of `problem` has the
 * same list for the rows that existed before. It can go once no upgrade from 0.1 is supported.
 */
const SENTENCES_OF_0_1 = new Map<string, Exclude<RefusalKey, 'appointment.asStored'>>([
  ['It did not reach Solo. Book it again.', 'appointment.neverReached'],
  ['Solo does not know this appointment any more.', 'appointment.goneInSolo'],
  ['Solo has another patient under this number. Nothing was booked.', 'appointment.anotherPatient'],
  ['Solo does not know this patient.', 'solo.unknown.patient'],
  ['Solo refused. Try again, or call whoever keeps the appointments.', 'solo.refused.callBooking'],
  ['Solo does not answer. Try again, or call whoever keeps the appointments.', 'solo.silent.callBooking'],
])

/** Returns an appointment's problem as a sentence of the catalogue; null where it has none. */
export function problemOf({ trouble, problem }: ProblemColumns): Appointment['trouble'] {
  if (trouble === null) return null
  if (problem?.message === trouble) return problem
  const key = SENTENCES_OF_0_1.get(trouble)
  return key ? refusalText(key) : refusalText('appointment.asStored', { text: trouble })
}
