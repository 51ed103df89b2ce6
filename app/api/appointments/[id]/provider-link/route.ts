import { appointmentId } from '@/app/_http/fields'
import { route } from '@/app/_http/route'

/** GET /api/appointments/{id}/provider-link: answers {"url"} (operation 9 of Solo). */
export const GET = route({
  action: 'appointment:link',
  params: appointmentId,
  run: ({ runtime, permit, params }) => runtime.assistance.providerLink(permit, params.id, 'solo'),
})
