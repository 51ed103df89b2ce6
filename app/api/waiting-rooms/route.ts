import { accepted } from '@/lib/errors'
import { route } from '../../_http/route'

/** GET /api/waiting-rooms: the waiting rooms that take appointments. */
export const GET = route({
  action: 'appointment:book',
  run: async ({ runtime, permit }) => {
    const rooms = await runtime.appointments.waitingRooms(permit)
    return rooms.ok ? accepted({ waitingRooms: rooms.value }) : rooms
  },
})
