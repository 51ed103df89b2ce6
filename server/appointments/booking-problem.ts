import type { Visit } from '@/lib/appointments/types'
import { refusalText } from '@/lib/words/refusal-text'

/** What can be wrong with an appointment. The database keeps the English sentence. */
const SENTENCES = [
  'visit.neverReached',
  'visit.goneInSolo',
  'visit.anotherPatient',
  'solo.unknown.patient',
  'solo.refused.callBooking',
  'solo.silent.callBooking',
] as const

/** What is kept of an appointment's trouble, as people are told of it; one that another version wrote in English alone. */
export function troubleOf(kept: string | null): Visit['trouble'] {
  if (kept === null) return null
  return SENTENCES.map((key) => refusalText(key)).find(({ message }) => message === kept) ?? { message: kept }
}
