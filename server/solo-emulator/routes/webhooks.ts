import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import {
  deactivateWebhook,
  getWebhook,
  listWebhooks,
  registerWebhook,
  updateWebhook,
} from '../webhooks/registrations'

/** Operations 35 to 39. */
export function webhookRoutes(app: FastifyInstance, { orm, webhookAddresses }: SoloContext): void {
  operationRoute(app, ENDPOINTS.createWebhook, ({ body }) => registerWebhook(orm, body, webhookAddresses))
  operationRoute(app, ENDPOINTS.updateWebhook, ({ params, body }) =>
    updateWebhook(orm, params.webhookId, body, webhookAddresses),
  )
  operationRoute(app, ENDPOINTS.listWebhooks, () => listWebhooks(orm))
  operationRoute(app, ENDPOINTS.deleteWebhook, ({ params }) => deactivateWebhook(orm, params.webhookId))
  operationRoute(app, ENDPOINTS.getWebhook, ({ params }) => getWebhook(orm, params.webhookId))
}
