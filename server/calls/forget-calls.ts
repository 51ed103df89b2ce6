import { lt, sql } from 'drizzle-orm'
import { QUALITY_KEPT_DAYS } from '@/lib/calls/ranking'
import { callQuality, videoCall } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

/** By the transaction's clock: an index serves no condition on a clock that runs. */
const oldest = sql`now() - make_interval(days => ${QUALITY_KEPT_DAYS}::int)`

/** Deletes what is older than `QUALITY_KEPT_DAYS`, of calls and of how they were. */
export async function forgetCalls(orm: Orm): Promise<void> {
  await orm.delete(callQuality).where(lt(callQuality.startedAt, oldest))
  await orm.delete(videoCall).where(lt(videoCall.joinedAt, oldest))
}
