import { getRuntime } from '@/server/runtime'
import { answer } from '../../_http/answer'

/** Not cached: a health from build time would say nothing. */
export const dynamic = 'force-dynamic'

/**
 * GET /api/health, without a session: 200 once Lantern can serve, 503 before and while the database is gone. It holds
 * no secrets.
 */
export async function GET(): Promise<Response> {
  const health = await getRuntime().health()
  return answer(health.status === 'ok' ? 200 : 503, health)
}
