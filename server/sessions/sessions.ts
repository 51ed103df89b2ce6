import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { SessionEnd } from '@/lib/realtime/events'
import type { Actor } from '@/server/access/permission'
import { account, display, session } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { DISPLAY_SESSION_S, displayActor, noteUse } from './display-session'

/** NOTIFY channel for sessions that are ended or changed, with a SessionNotice as JSON; an expiry is not announced. */
export const SESSION_CHANNEL = 'lantern_session'

export interface SessionNotice {
  readonly session: string
  /** `changed`: the session continues, but its display may show something else or belongs to another building. */
  readonly why: SessionEnd | 'changed'
}

/**
 * Opens a session of `seconds`.
 * @returns its id: 256 random bits. The database stores it unhashed, because it opens nothing by itself: a cookie holds it
 * encrypted with the auth secret, which the database never sees.
 */
export const openSession = (orm: Orm, accountId: string, seconds: number): Promise<string> =>
  insertSession(orm, { accountId }, seconds)

/** Opens the session of a display that was just paired; its id is like that of `openSession`. */
export const openDisplaySession = (transaction: Transaction, displayId: string): Promise<string> =>
  insertSession(transaction, { displayId }, DISPLAY_SESSION_S)

async function insertSession(
  orm: Orm | Transaction,
  whose: { readonly accountId: string } | { readonly displayId: string },
  seconds: number,
): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await orm
    .insert(session)
    .values({ id, ...whose, expiresAt: sql`now() + make_interval(secs => ${seconds})` })
  return id
}

const pairedBy = alias(account, 'paired_by')

/**
 * Returns the actor of the open session `id`. Null for disabled accounts; outside demo mode also for the demo's accounts, and
 * for displays that they paired. Use makes a display's session valid for its whole time again.
 */
export async function findSession(orm: Orm, id: string, demo: boolean): Promise<Actor | null> {
  const [found] = await orm
    .select({ account, display, pairedByDemo: pairedBy.demo })
    .from(session)
    .leftJoin(account, eq(account.id, session.accountId))
    .leftJoin(display, eq(display.id, session.displayId))
    .leftJoin(pairedBy, eq(pairedBy.id, display.pairedById))
    .where(and(eq(session.id, id), isNull(session.endedAt), gt(session.expiresAt, sql`now()`)))
  if (found?.display) {
    if (found.display.revokedAt || (found.pairedByDemo && !demo)) return null
    await noteUse(orm, [id])
    return displayActor(found.display, id)
  }
  if (!found?.account || found.account.disabled || (found.account.demo && !demo)) return null
  const { id: userId, name, role } = found.account
  return { userId, name, role, sessionId: id }
}

export type WhichSessions =
  | { readonly sessionId: string }
  | { readonly accountId: string }
  | { readonly displayId: string }

/** Ends one session, or every session of an account or display, and notifies all nodes in the same transaction. */
export async function endSessions(
  transaction: Transaction,
  which: WhichSessions,
  why: SessionEnd,
): Promise<void> {
  const ended = await transaction
    .update(session)
    .set({ endedAt: sql`now()` })
    .where(openOnes(which))
    .returning({ id: session.id })
  for (const { id } of ended) await notify(transaction, { session: id, why })
}

/** Notifies all nodes that a display has changed. */
export async function announceChange(transaction: Transaction, displayId: string): Promise<void> {
  const open = await transaction.select({ id: session.id }).from(session).where(openOnes({ displayId }))
  for (const { id } of open) await notify(transaction, { session: id, why: 'changed' })
}

function openOnes(which: WhichSessions) {
  const those =
    'sessionId' in which
      ? eq(session.id, which.sessionId)
      : 'accountId' in which
        ? eq(session.accountId, which.accountId)
        : eq(session.displayId, which.displayId)
  return and(those, isNull(session.endedAt), gt(session.expiresAt, sql`now()`))
}

const notify = (transaction: Transaction, notice: SessionNotice) =>
  transaction.execute(sql`select pg_notify(${SESSION_CHANNEL}, ${JSON.stringify(notice)})`)
