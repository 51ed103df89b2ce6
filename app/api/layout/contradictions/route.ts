import { may } from '@/lib/board/roles'
import { route } from '../../../_http/route'

/** GET /api/layout/contradictions: where Solo and the board differ; without patients' names. */
export const GET = route({
  action: ({ role }) => (may(role, 'layout:manage') ? 'layout:manage' : 'bed:move'),
  run: ({ runtime, permit }) => runtime.layout.contradictions(permit),
})
