import { permit } from '@/server/access/permission'
import { actorOf } from '@/server/auth/actor'
import { getRuntime } from '@/server/runtime'
import { answer } from '../../_http/answer'

/** Not cached: a health from build time would say nothing. */
export const dynamic = 'force-dynamic'

/**
 * GET /api/health: 200 once Lantern can serve, 503 before and while the database is gone. Its status is for everyone, such as
 * a load balancer; what else it holds tells a stranger what to attack, so it is for administrators and charge nurses.
 */
export async function GET(request: Request): Promise<Response> {
  const health = await getRuntime().health()
  const all = await mayReadAll(request.headers)
  return answer(health.status === 'ok' ? 200 : 503, all ? health : { status: health.status })
}

/** Without a database no one is known. */
const mayReadAll = (headers: Headers): Promise<boolean> =>
  actorOf(headers).then(
    (actor) => actor !== null && permit(actor, 'health:read').ok,
    () => false,
  )
