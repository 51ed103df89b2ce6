import type { SoloClient } from '@/lib/solo/client'
import type { SoloError } from '@/lib/solo/failure'
import { fetchAppointment, type SeenAppointment } from '@/server/solo-gateway/appointment'
import { externalIdsOf } from '@/server/solo-gateway/call-names'
import type { DueClosing } from './lease-closings'
import { meetingOf } from './unmet-call'

export type Closed =
  | { readonly kind: 'done' }
  /** A nurse is in the call, and may still meet the patient there. */
  | { readonly kind: 'attended' }
  | { readonly kind: 'failed'; readonly error: SoloError }

/**
 * Cancels in Solo (operation 13, which knows no other end) the appointment of a call that no one met in and no one will join any
 * more. It first asks how the appointment stands (14): a second attempt finds it cancelled, and one that people met in stays.
 */
export async function closeUnmetCall(client: SoloClient, { row, leasedAt }: DueClosing): Promise<Closed> {
  const names = externalIdsOf({ soloId: row.soloId, series: row.series })
  const isOurs = ({ externalId }: SeenAppointment) => externalId === null || names.includes(externalId)
  for (const name of row.appointmentId === null ? names : [row.appointmentId]) {
    const lookup = await fetchAppointment(client, name)
    // A plain no of a proxy is not Solo's word that there is no such appointment.
    if (lookup.kind === 'failed') return { kind: 'failed', error: lookup.error }
    if (lookup.kind === 'none') break
    const meeting = isOurs(lookup.found) ? meetingOf(lookup.found, leasedAt) : 'settled'
    if (meeting === 'attended') return { kind: 'attended' }
    if (meeting === 'settled') continue
    const params = { appointment_id: lookup.found.id }
    const answer = await client.call('updateAppointment', { params, body: { status: 'cancelled' } })
    return answer.ok ? { kind: 'done' } : failed(answer.error)
  }
  return { kind: 'done' }
}

/** After a plain no there is nothing more to do. */
const failed = (error: SoloError): Closed =>
  error.kind === 'rejected' || error.kind === 'not-found' ? { kind: 'done' } : { kind: 'failed', error }
