import { shaped } from '@/server/audit/recorded'
import { route } from '../../_http/route'

/** GET /api/named-walls: the walls that show patients' names, or wait for a charge nurse to approve that. */
export const GET = route({
  action: 'display:approve',
  run: async ({ runtime, permit }) =>
    shaped(await runtime.displays.namedWalls(permit), (walls) => ({ walls })),
})
