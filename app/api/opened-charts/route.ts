import { shaped } from '@/server/audit/recorded'
import { route } from '../../_http/route'

/** GET /api/opened-charts: the charts that nurses opened outside their own units in the last 24 h, without patients. */
export const GET = route({
  action: 'glass:read',
  run: async ({ runtime, permit }) => shaped(await runtime.chart.opened(permit), (charts) => ({ charts })),
})
