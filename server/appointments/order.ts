import type { SoloClient } from '@/lib/solo/client'
import type { SoloError } from '@/lib/solo/failure'
import type { AppointmentRow } from './booking-deps'

export type Ordered =
  | { readonly kind: 'booked'; readonly soloId: string; readonly byOwnId: boolean }
  /** Solo refused: the appointment is not booked. */
  | { readonly kind: 'refused'; readonly error: SoloError }
  /** The order did not reach Solo. */
  | { readonly kind: 'not-sent'; readonly error: SoloError }
  /** Solo may have booked it, although no answer came. */
  | { readonly kind: 'unknown'; readonly error: SoloError }

const SPID = /^\d{1,15}$/

/**
 * Orders the appointment from Solo with Lantern's own id as external id: by Solo's id of the patient (operation 6); where Solo
 * does not know that id, by SPID (8); and else by the health system's id (7).
 */
export async function order(client: SoloClient, row: AppointmentRow): Promise<Ordered> {
  const body = {
    date: row.startsAt.getTime() / 1000,
    duration: row.durationSeconds,
    waitingRoom: row.waitingRoom,
    reasons: [row.reason],
    externalId: row.id,
  }
  const { patientSoloId, patientMrn } = row
  let answer = await client.call('createAppointment', { params: { patient_id: patientSoloId }, body })
  let byOwnId = true
  const unknownPatient = () => !answer.ok && answer.error.kind === 'not-found'
  if (unknownPatient() && SPID.test(patientSoloId)) {
    byOwnId = false
    answer = await client.call('createAppointmentBySpid', {
      params: { solo_patient_id: patientSoloId },
      body,
    })
  }
  if (unknownPatient() && patientMrn !== null) {
    byOwnId = false
    answer = await client.call('createAppointmentByHsid', { params: { hsid: patientMrn }, body })
  }
  if (answer.ok) return { kind: 'booked', soloId: String(answer.value.id), byOwnId }
  return failed(answer.error)
}

function failed(error: SoloError): Ordered {
  if (error.outcomeUnknown) return { kind: 'unknown', error }
  const plainNo = error.kind === 'rejected' || error.kind === 'unauthorised' || error.kind === 'not-found'
  return { kind: plainNo ? 'refused' : 'not-sent', error }
}
