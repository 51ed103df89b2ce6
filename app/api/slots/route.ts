import { accepted } from '@/lib/errors'
import { route } from '../../_http/route'
import { slotSearch } from '../visits/fields'

/** GET /api/slots: the free slots of a waiting room in a range. */
export const GET = route({
  action: 'appointment:book',
  query: slotSearch,
  run: async ({ runtime, permit, query }) => {
    const slots = await runtime.appointments.slots(permit, query)
    return slots.ok ? accepted({ slots: slots.value }) : slots
  },
})
