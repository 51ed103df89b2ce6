import { lt } from 'drizzle-orm'
import { QUALITY_KEPT_DAYS } from '@/lib/calls/ranking'
import { callQuality, videoCall } from '@/server/db/schema'
import { daysAgo } from '@/server/platform/db/batches'
import type { Orm } from '@/server/platform/db/open'

const oldest = daysAgo(QUALITY_KEPT_DAYS)

/** Deletes what is older than `QUALITY_KEPT_DAYS`, of calls and of how they were. */
export async function forgetCalls(orm: Orm): Promise<void> {
  await orm.delete(callQuality).where(lt(callQuality.startedAt, oldest))
  await orm.delete(videoCall).where(lt(videoCall.joinedAt, oldest))
}
