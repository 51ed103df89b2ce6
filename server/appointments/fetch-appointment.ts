import type { SoloClient } from '@/lib/solo/client'
import { type AppointmentLookup, fetchAppointment } from '@/server/solo-gateway/appointment'
import { type AppointmentRow, nameInSolo } from './booking-deps'

/** `listed`: Solo has the appointment and does not tell its status. */
export type OurAppointmentLookup = AppointmentLookup | { readonly kind: 'listed' }

/**
 * Fetches how an appointment stands in Solo (operation 14). Where only our own id is known, which is the external id there, a
 * "not found" of operation 14 is not enough: by the reference it takes Solo's id, and operation 11 the external one. So `none`
 * needs both. The links in the answer of operation 11 are dropped unread, because a link is all that it takes to enter the call.
 */
export async function fetchOurAppointment(
  client: SoloClient,
  row: AppointmentRow,
): Promise<OurAppointmentLookup> {
  const lookup = await fetchAppointment(client, nameInSolo(row))
  if (row.soloId !== null || lookup.kind === 'found') return lookup
  const links = await client.call('getVideoCallLinks', { params: { external_appointment_id: row.id } })
  if (links.ok) return { kind: 'listed' }
  const { error } = links
  return error.kind === 'not-found' && error.said !== null ? lookup : { kind: 'failed', error }
}
