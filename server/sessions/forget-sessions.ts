import { lt, sql } from 'drizzle-orm'
import { session } from '@/server/db/schema'
import { daysAgo } from '@/server/platform/db/batches'
import type { Orm } from '@/server/platform/db/open'

/** Deletes sessions that were ended, or expired, more than `days` ago. */
export async function forgetSessions(orm: Orm, days: number): Promise<void> {
  await orm.delete(session).where(lt(sql`least(${session.endedAt}, ${session.expiresAt})`, daysAgo(days)))
}
