import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { cancelRequest, currentRequest, requestAssistance } from '../services/request-assistance'

/** Operations 40 to 42. */
export function requestAssistanceRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  operationRoute(app, ENDPOINTS.createAssistanceRequest, ({ body }) => requestAssistance(orm, body))
  operationRoute(app, ENDPOINTS.getAssistanceRequest, ({ body }) => currentRequest(orm, body))
  operationRoute(app, ENDPOINTS.cancelAssistanceRequest, ({ body }) => cancelRequest(orm, body))
}
