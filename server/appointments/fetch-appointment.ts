import type { SoloClient } from '@/lib/solo/client'
import { type AppointmentLookup, fetchAppointment } from '@/server/solo-gateway/appointment'
import { type AppointmentRow, nameInSolo } from './booking-deps'

/** `listed`: Solo has it, and does not say how it stands. */
export type OurAppointmentLookup = AppointmentLookup | { readonly kind: 'listed' }

/**
 * How an appointment stands in Solo: operation 14. Where only our own id is known, which is Solo's external id, a no of
 * operation 14 is not enough: the reference has it take Solo's id, and operation 11 the external one. So `none` is what both
 * say. The links that operation 11 answers with are let go unread: whoever holds one is in the call.
 */
export async function fetchOurAppointment(
  client: SoloClient,
  row: AppointmentRow,
): Promise<OurAppointmentLookup> {
  const look = await fetchAppointment(client, nameInSolo(row))
  if (row.soloId !== null || look.kind === 'found') return look
  const links = await client.call('getVideoCallLinks', { params: { external_appointment_id: row.id } })
  if (links.ok) return { kind: 'listed' }
  const { error } = links
  return error.kind === 'not-found' && error.said !== null ? look : { kind: 'failed', error }
}
