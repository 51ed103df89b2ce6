import type { ChartAppointment } from '@/lib/chart/types'
import { accepted, type Result, refused } from '@/lib/errors'
import type { SoloAnswer, SoloClient } from '@/lib/solo/client'
import { refusalText } from '@/lib/words/refusal-text'
import type { BedPatient } from './patient'
import { chartRefusal } from './refusal'

export type SoloAppointment = SoloAnswer<'getAppointment'>

/**
 * Operation 14 of an appointment that a browser named: another patient's is not_found, like one that is not there.
 * Whoever goes on with it uses the `id` of the answer, which is the appointment's own.
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
 * Whether it is this patient's: by Solo's id of him, or by two identifiers, since an appointment may name him by the id
 * his maker gave him where assistance requests have Solo's own.
 */
export function isOf({ patient }: SoloAppointment, who: BedPatient): boolean {
  if (patient?.id !== null && patient?.id !== undefined && String(patient.id) === who.soloId) return true
  const { mrn, birthDate } = patient?.demographics ?? {}
  return Boolean(mrn) && mrn === who.mrn && Boolean(birthDate) && birthDate === who.birthDate
}

/** Null for one without a time, which is on no day. */
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
