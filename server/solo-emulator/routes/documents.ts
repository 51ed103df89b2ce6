import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { addDocument } from '../services/documents'

/** Operation 22. */
export function documentRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  operationRoute(app, ENDPOINTS.addPatientDocument, ({ params, body }) =>
    addDocument(orm, { id: params.patient_id }, body),
  )
}
