import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { type Answer, badParameter } from '../answer'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { updateAppointment } from '../services/appointment-update'
import { createAppointment, getAppointment, type Visit, visitToCall } from '../services/appointments'
import { visitLink } from '../services/visit-links'

/** Operations 6 to 14. */
export function appointmentRoutes(app: FastifyInstance, { orm, publicUrl, secrets }: SoloContext): void {
  const link = (visit: Visit, side: 'provider' | 'patient', via?: 'teams') =>
    visitLink({ publicUrl, secret: secrets.calls }, visit, side, via)
  const checkIn = showing((visit) => ({ id: visit.id, visitUrl: link(visit, 'patient') }))
  const bothLinks = showing((visit) => ({
    appointmentExternalId: visit.externalId,
    providerVisitUrl: link(visit, 'provider'),
    patientVisitUrl: link(visit, 'patient'),
  }))

  operationRoute(app, ENDPOINTS.createAppointment, async ({ params, body }) =>
    checkIn(await createAppointment(orm, { id: params.patient_id }, body)),
  )
  operationRoute(app, ENDPOINTS.createAppointmentByHsid, async ({ params, body }) =>
    checkIn(await createAppointment(orm, { hsid: params.hsid }, body)),
  )
  operationRoute(app, ENDPOINTS.createAppointmentBySpid, async ({ params, body }) =>
    checkIn(await createAppointment(orm, { spid: Number(params.solo_patient_id) }, body)),
  )
  operationRoute(app, ENDPOINTS.getProviderLink, async ({ params }) =>
    showing((visit) => ({ id: visit.id, providerVisitUrl: link(visit, 'provider') }))(
      await visitToCall(orm, { id: params.appointment_id }),
    ),
  )
  operationRoute(app, ENDPOINTS.getTeamsProviderLink, async ({ params, headers }) => {
    if (!headers['teams-auth-token']) return badParameter('Teams-Auth-Token', 'This header is missing.')
    return showing((visit) => ({ id: visit.id, msTeamsProviderVisitUrl: link(visit, 'provider', 'teams') }))(
      await visitToCall(orm, { id: params.appointment_id }),
    )
  })
  operationRoute(app, ENDPOINTS.getVideoCallLinks, async ({ params }) =>
    bothLinks(await visitToCall(orm, { externalId: params.external_appointment_id })),
  )
  operationRoute(app, ENDPOINTS.getVideoCallLinksBySaid, async ({ params }) =>
    bothLinks(await visitToCall(orm, { said: Number(params.solo_appointment_id) })),
  )
  operationRoute(app, ENDPOINTS.updateAppointment, async ({ params, body }) =>
    checkIn(await updateAppointment(orm, params.appointment_id, body)),
  )
  operationRoute(app, ENDPOINTS.getAppointment, ({ params }) => getAppointment(orm, params.appointment_id))
}

/** Returns the answer with `show` of its visit. */
const showing =
  (show: (visit: Visit) => unknown) =>
  (answer: Answer<Visit>): Answer<unknown> =>
    answer.ok ? { ...answer, value: show(answer.value) } : answer
