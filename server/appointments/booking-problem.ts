import type { Appointment } from '@/lib/appointments/types'
import { refusalText } from '@/lib/words/refusal-text'

/** What can be wrong with an appointment. The database keeps the English sentence. */
const SENTENCES = [
  'appointment.neverReached',
  'appointment.goneInSolo',
  'appointment.anotherPatient',
  'solo.unknown.patient',
  'solo.refused.callBooking',
  'solo.silent.callBooking',
] as const

/** The English sentences of an earlier version, which rows may still hold. */
const EARLIER: Readonly<Record<string, (typeof SENTENCES)[number]>> = {
  'It did not reach Solo. Book it again.': 'appointment.neverReached',
  'Solo does not know this appointment any more.': 'appointment.goneInSolo',
  'Solo has another patient under this number. Nothing was booked.': 'appointment.anotherPatient',
  'Solo does not know this patient.': 'solo.unknown.patient',
  'Solo refused. Try again, or call whoever keeps the appointments.': 'solo.refused.callBooking',
  'Solo does not answer. Try again, or call whoever keeps the appointments.': 'solo.silent.callBooking',
}

/** What is kept of an appointment's trouble, as people are told of it; one that another version wrote in English alone. */
export function troubleOf(kept: string | null): Appointment['trouble'] {
  if (kept === null) return null
  const earlier = EARLIER[kept]
  if (earlier) return refusalText(earlier)
  return SENTENCES.map((key) => refusalText(key)).find(({ message }) => message === kept) ?? { message: kept }
}
