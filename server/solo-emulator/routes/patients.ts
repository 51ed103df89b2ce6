import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { createPatient, getPatient, updatePatient } from '../services/patients'

/** Operations 1 to 5. */
export function patientRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  operationRoute(app, ENDPOINTS.createPatient, ({ body }) => createPatient(orm, body))
  operationRoute(app, ENDPOINTS.getPatient, ({ params }) => getPatient(orm, { id: params.patient_id }))
  operationRoute(app, ENDPOINTS.getPatientBySpid, ({ params }) =>
    getPatient(orm, { spid: Number(params.solo_patient_id) }),
  )
  operationRoute(app, ENDPOINTS.updatePatient, ({ params, body }) =>
    updatePatient(orm, { id: params.patient_id }, body),
  )
  operationRoute(app, ENDPOINTS.updatePatientBySpid, ({ params, body }) =>
    updatePatient(orm, { spid: Number(params.solo_patient_id) }, body),
  )
}
