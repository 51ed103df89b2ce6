import { eq, inArray, sql } from 'drizzle-orm'
import type { Role } from '@/lib/board/roles'
import type { SessionEnd } from '@/lib/realtime/events'
import type { Orm } from '../db/open'
import { account, session } from '../db/schema'

export interface SessionState {
  /** Why it is over, or null while it lives. */
  readonly ended: SessionEnd | null
  /** By the database's clock; negative once it has expired. */
  readonly expiresInMs: number
  /** What the account may do now, which an admin may have changed since the sign-in. */
  readonly role: Role
}

/** How the given sessions stand, by id, in one query. One that is not there (any more) is left out. */
export async function sessionStates(orm: Orm, ids: readonly string[]): Promise<Map<string, SessionState>> {
  const rows = await orm
    .select({
      id: session.id,
      endedAt: session.endedAt,
      disabled: account.disabled,
      role: account.role,
      expiresInMs: sql<number>`(extract(epoch from ${session.expiresAt} - clock_timestamp()) * 1000)::float8`,
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(inArray(session.id, [...ids]))
  return new Map(
    rows.map(({ id, endedAt, disabled, role, expiresInMs }) => [
      id,
      { ended: endedBy(endedAt !== null, disabled, expiresInMs), expiresInMs, role },
    ]),
  )
}

function endedBy(signedOut: boolean, disabled: boolean, expiresInMs: number): SessionEnd | null {
  if (disabled) return 'revoked'
  if (signedOut) return 'signed-out'
  return expiresInMs <= 0 ? 'expired' : null
}
