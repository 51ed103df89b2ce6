import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { operationRoute } from '../operation-route'
import type { SoloContext } from '../server'
import { listWaitingRooms } from '../services/waiting-rooms'

/** Operation 15. */
export function waitingRoomRoutes(app: FastifyInstance, { orm }: SoloContext): void {
  operationRoute(app, ENDPOINTS.listWaitingRooms, () => listWaitingRooms(orm))
}
