import { rankedDays } from '../../_http/call-fields'
import { route } from '../../_http/route'

/** GET /api/call-quality?days=7|30: the rooms, by how bad their calls were. */
export const GET = route({
  action: 'call-quality:read',
  query: rankedDays,
  run: ({ runtime, permit, query }) => runtime.callQuality.rankRooms(permit, query.days),
})
