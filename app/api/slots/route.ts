import { shaped } from '@/server/audit/recorded'
import { route } from '../../_http/route'
import { slotSearch } from '../visits/fields'

/** GET /api/slots: the free slots of a waiting room in a range. */
export const GET = route({
  action: 'appointment:book',
  query: slotSearch,
  run: async ({ runtime, permit, query }) =>
    shaped(await runtime.appointments.slots(permit, query), (slots) => ({ slots: slots })),
})
