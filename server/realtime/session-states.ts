import { eq, inArray, sql } from 'drizzle-orm'
import type { SessionEnd } from '@/lib/realtime/events'
import type { Actor } from '@/server/access/permission'
import { account, display, session } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { displayActor } from '@/server/sessions/display-session'
import { lockedNow } from '@/server/sessions/session-lock'

export interface SessionState {
  /** Why the session ended; null while it is open. */
  readonly ended: SessionEnd | null
  /** By the database's clock; negative once it has expired. */
  readonly expiresInMs: number
  /** What the account or display may do now: an administrator may have changed it since the handshake. */
  readonly may: Pick<Actor, 'role' | 'display' | 'device' | 'locked'>
}

/** Returns the states of the given sessions, by id, in one query. A session that does not exist is left out. */
export async function sessionStates(
  orm: Orm,
  ids: readonly string[],
  lockAfterSeconds: number,
): Promise<Map<string, SessionState>> {
  const rows = await orm
    .select({
      id: session.id,
      endedAt: session.endedAt,
      account: { disabled: account.disabled, role: account.role },
      display,
      locked: lockedNow(lockAfterSeconds),
      expiresInMs: sql<number>`(extract(epoch from ${session.expiresAt} - clock_timestamp()) * 1000)::float8`,
    })
    .from(session)
    .leftJoin(account, eq(account.id, session.accountId))
    .leftJoin(display, eq(display.id, session.displayId))
    .where(inArray(session.id, [...ids]))
  return new Map(
    rows.flatMap(({ id, endedAt, account: whose, display: screen, locked, expiresInMs }) => {
      const isLocked = locked && whose?.role !== 'display'
      const may = screen
        ? displayActor(screen, id)
        : whose && { ...whose, ...(isLocked && { locked: true as const }) }
      if (!may) return []
      const disabled = screen ? screen.revokedAt !== null : whose?.disabled === true
      return [[id, { ended: endedBy(endedAt !== null, disabled, expiresInMs), expiresInMs, may }]]
    }),
  )
}

function endedBy(ended: boolean, disabled: boolean, expiresInMs: number): SessionEnd | null {
  if (disabled) return 'revoked'
  if (ended) return 'signed-out'
  return expiresInMs <= 0 ? 'expired' : null
}
