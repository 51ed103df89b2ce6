import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import type { SessionEnd } from '@/lib/realtime/events'
import type { Actor } from '../auth/permit'
import type { Orm, Transaction } from '../db/open'
import { account, session } from '../db/schema'

/** Notified with a SessionNotice as JSON when somebody ends a session; one that runs out is not announced. */
export const SESSION_CHANNEL = 'lantern_session'

export interface SessionNotice {
  readonly session: string
  readonly why: SessionEnd
}

/**
 * Opens a session of `seconds`.
 * @returns its id: 256 random bits. It is kept as it is, because it opens nothing by itself: a cookie holds it encrypted
 * with the auth secret, which the database never sees.
 */
export async function openSession(orm: Orm, accountId: string, seconds: number): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await orm
    .insert(session)
    .values({ id, accountId, expiresAt: sql`now() + make_interval(secs => ${seconds})` })
  return id
}

/** Whose open session `id` is. Null for accounts that are disabled, or made by a demo when this is none. */
export async function findSession(orm: Orm, id: string, demo: boolean): Promise<Actor | null> {
  const [found] = await orm
    .select({ userId: account.id, name: account.name, role: account.role, sessionId: session.id })
    .from(session)
    .innerJoin(account, eq(account.id, session.accountId))
    .where(
      and(
        eq(session.id, id),
        isNull(session.endedAt),
        gt(session.expiresAt, sql`now()`),
        eq(account.disabled, false),
        demo ? undefined : eq(account.demo, false),
      ),
    )
  return found ?? null
}

/** Ends one session, or every session of an account, and tells all nodes in the same transaction. */
export async function endSessions(
  transaction: Transaction,
  which: { readonly sessionId: string } | { readonly accountId: string },
  why: SessionEnd,
): Promise<void> {
  const ended = await transaction
    .update(session)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        'sessionId' in which ? eq(session.id, which.sessionId) : eq(session.accountId, which.accountId),
        isNull(session.endedAt),
        gt(session.expiresAt, sql`now()`),
      ),
    )
    .returning({ id: session.id })
  for (const { id } of ended) {
    const notice: SessionNotice = { session: id, why }
    await transaction.execute(sql`select pg_notify(${SESSION_CHANNEL}, ${JSON.stringify(notice)})`)
  }
}
