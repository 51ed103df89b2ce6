import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { getVisitNote, updateVisitNote } from '../services/visit-notes'

/** Operations 16 and 17. */
export function visitNoteRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  operationRoute(app, ENDPOINTS.getVisitNote, ({ params }) => getVisitNote(orm, params.appointment_id))
  operationRoute(app, ENDPOINTS.updateVisitNote, ({ params, body }) =>
    updateVisitNote(orm, params.appointment_id, body ?? null),
  )
}
