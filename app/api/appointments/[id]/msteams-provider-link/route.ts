import { appointmentId } from '../../../../_http/fields'
import { route } from '../../../../_http/route'

/** GET /api/appointments/{id}/msteams-provider-link: answers {"url"} (operation 10 of Solo). */
export const GET = route({
  action: 'appointment:link',
  params: appointmentId,
  run: ({ runtime, permit, params }) => runtime.assistance.providerLink(permit, params.id, 'teams'),
})
