import { shaped } from '@/server/audit/recorded'
import { route } from '../../_http/route'

/** GET /api/waiting-rooms: the waiting rooms that take appointments. */
export const GET = route({
  action: 'appointment:book',
  run: async ({ runtime, permit }) =>
    shaped(await runtime.appointments.waitingRooms(permit), (rooms) => ({ waitingRooms: rooms })),
})
