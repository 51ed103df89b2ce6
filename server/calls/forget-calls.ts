import { lt } from 'drizzle-orm'
import { QUALITY_KEPT_DAYS } from '@/lib/calls/ranking'
import { callQuality, videoCall } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

const KEPT_MS = QUALITY_KEPT_DAYS * 86_400_000

/** Deletes what is older than `QUALITY_KEPT_DAYS`, of calls and of how they were. */
export async function forgetCalls(orm: Orm): Promise<void> {
  await orm.delete(callQuality).where(lt(callQuality.startedAt, fromNow(-KEPT_MS)))
  await orm.delete(videoCall).where(lt(videoCall.joinedAt, fromNow(-KEPT_MS)))
}
