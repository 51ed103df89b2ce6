import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { createConsult } from '../services/perfect-answer'

/** Operation 33. */
export function perfectAnswerRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  operationRoute(app, ENDPOINTS.createConsult, ({ body }) => createConsult(orm, body))
}
