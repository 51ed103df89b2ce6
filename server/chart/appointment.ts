import { CANCELLED } from '@/lib/appointments/status'
import type { ChartAppointment } from '@/lib/chart/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { SoloAnswer, SoloClient } from '@/lib/solo/client'
import { refusalText } from '@/lib/words/refusal-text'
import type { BedPatient } from './patient'
import { chartRefusal } from './refusal'

export type SoloAppointment = SoloAnswer<'getAppointment'>

/**
 * Fetches an appointment that a browser named (operation 14). Another patient's is not_found, like one that does not exist.
 * Callers go on with the `id` of the answer, which is Solo's own.
 */
export async function appointmentOf(
  client: SoloClient,
  who: BedPatient,
  appointmentId: string,
): Promise<Result<SoloAppointment>> {
  const found = await client.call('getAppointment', { params: { appointment_id: appointmentId } })
  if (!found.ok) return chartRefusal(found.error, 'thatAppointment')
  return isOf(found.value, who)
    ? accepted(found.value)
    : refused('not_found', refusalText('chart.appointment'))
}

/**
 * Whether an appointment is this patient's: by Solo's id, or by two identifiers, since an appointment may carry the id that its
 * creator gave the patient, where assistance requests carry Solo's own.
 */
export function isOf({ patient }: SoloAppointment, who: BedPatient): boolean {
  if (patient?.id !== null && patient?.id !== undefined && String(patient.id) === who.soloId) return true
  const { mrn, birthDate } = patient?.demographics ?? {}
  return Boolean(mrn) && mrn === who.mrn && Boolean(birthDate) && birthDate === who.birthDate
}

/** Whether an appointment was cancelled before anyone met in its call, as Lantern does where a request ends without a call. */
export const isUnmet = ({ status, videoCall }: SoloAppointment): boolean =>
  status === CANCELLED && videoCall?.status === 'waiting'

/** Returns the appointment as charts show it; null for one without a time, which belongs to no day. */
export function shownAppointment(found: SoloAppointment): ChartAppointment | null {
  if (found.date === null || found.date === undefined) return null
  return {
    id: String(found.id),
    at: found.date * 1000,
    durationSeconds: found.duration ?? null,
    status: found.status ?? null,
    reasons: found.reasons ?? [],
    providers: (found.providers ?? []).flatMap(({ firstName, lastName, email }) => {
      const name = [firstName, lastName].filter(Boolean).join(' ') || email
      return name ? [name] : []
    }),
  }
}
