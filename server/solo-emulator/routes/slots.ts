import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { freeSlots } from '../services/slots'

/** Operation 18. */
export function slotRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  operationRoute(app, ENDPOINTS.listSlots, ({ query: { after, before, waitingRoom, duration } }) =>
    freeSlots(orm, {
      after: Number(after),
      before: Number(before),
      waitingRoom,
      durationSeconds: duration === undefined ? undefined : Number(duration),
    }),
  )
}
