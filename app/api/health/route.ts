import { getRuntime } from '@/server/runtime'
import { answer } from '../../_http/answer'

/** Asked anew each time: a health kept from the build would tell nothing. */
export const dynamic = 'force-dynamic'

/** GET /api/health, for anybody: 200 once Lantern can serve, 503 before and while the database is gone. No secrets in it. */
export async function GET(): Promise<Response> {
  const health = await getRuntime().health()
  return answer(health.status === 'ok' ? 200 : 503, health)
}
