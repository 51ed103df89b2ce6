import { eq, sql } from 'drizzle-orm'
import type { LockStanding } from '@/lib/lock/standing'
import { account, session } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { hasPasskey } from '@/server/sessions/second-factor'
import { lockedNow } from '@/server/sessions/session-lock'

/**
 * Reads the lock of a session, by the database's clock.
 * @param pin - whether a PIN unlocks it
 * @param passkeysWork - whether browsers know passkeys at the hospital's address, and the user's unlock anything
 */
export async function readStanding(
  orm: Orm,
  sessionId: string,
  lockAfterSeconds: number,
  pin: boolean,
  passkeysWork: boolean,
): Promise<LockStanding> {
  const [found] = await orm
    .select({
      locked: lockedNow(lockAfterSeconds),
      passkey: hasPasskey,
      restedMs: sql<number>`(extract(epoch from clock_timestamp() - ${session.handAt}) * 1000)::float8`,
    })
    .from(session)
    .leftJoin(account, eq(account.id, session.accountId))
    .where(eq(session.id, sessionId))
  const locked = found?.locked ?? true
  const lockInMs =
    locked || lockAfterSeconds === 0 ? null : Math.max(0, lockAfterSeconds * 1_000 - (found?.restedMs ?? 0))
  return { locked, lockInMs, pin, passkey: passkeysWork && found?.passkey === true }
}
