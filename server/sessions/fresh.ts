import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { session } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

/** For so long a user may change what they sign in with after they have proved who they are. */
const FRESH_S = 5 * 60

/**
 * Returns whether the user of a session has proved all their factors within five minutes, and the session is still open: it may have been
 * ended while its request waited.
 */
export async function isFresh(on: Orm | Transaction, sessionId: string): Promise<boolean> {
  const [found] = await on
    .select({ id: session.id })
    .from(session)
    .where(
      and(
        eq(session.id, sessionId),
        isNull(session.endedAt),
        gt(session.expiresAt, sql`clock_timestamp()`),
        sql`${session.freshAt} > clock_timestamp() - make_interval(secs => ${FRESH_S})`,
      ),
    )
  return found !== undefined
}
