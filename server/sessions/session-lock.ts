import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { ProvenBy } from '@/lib/board/account'
import { account, request, session } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { notifySession } from './session-notice'

/** A call that runs counts as a hand, noted no more often than this and often enough for the shortest setting. */
const CALL_NOTED_EVERY_S = 30

/**
 * Returns whether a session is locked by the database's clock: because it says so, or because no hand was reported for
 * `lockAfterSeconds` (0: never). The second needs no one to write it, so a node that stands still locks nothing late.
 */
export const lockedNow = (lockAfterSeconds: number): SQL<boolean> =>
  lockAfterSeconds > 0
    ? sql<boolean>`(${session.lockedAt} is not null or ${untouchedFor(lockAfterSeconds)})`
    : sql<boolean>`(${session.lockedAt} is not null)`

const untouchedFor = (seconds: number): SQL => sql`${session.handAt} <= ${secondsAgo(seconds)}`

const secondsAgo = (seconds: number): SQL => sql`clock_timestamp() - make_interval(secs => ${seconds})`

const isOpen = (sessionId: string) =>
  and(eq(session.id, sessionId), isNull(session.endedAt), gt(session.expiresAt, sql`now()`))

/** Locks a session, on every node; does nothing where it is locked or over. */
export async function lockSession(transaction: Transaction, sessionId: string): Promise<void> {
  const locked = await transaction
    .update(session)
    .set({ lockedAt: sql`clock_timestamp()` })
    .where(and(isOpen(sessionId), isNull(session.lockedAt)))
    .returning({ id: session.id })
  for (const { id } of locked) await notifySession(transaction, { session: id, why: 'locked' })
}

/**
 * Unlocks a session, on every node.
 * @param proven - whether its user proved who they are by more than a PIN
 */
export async function unlockSession(
  transaction: Transaction,
  sessionId: string,
  proven: boolean,
): Promise<void> {
  await transaction
    .update(session)
    .set({
      lockedAt: null,
      handAt: sql`clock_timestamp()`,
      pinFailures: 0,
      ...(proven && { provenAt: sql`clock_timestamp()` }),
    })
    .where(isOpen(sessionId))
  await notifySession(transaction, { session: sessionId, why: 'unlocked' })
}

/** Notes that a hand was on keyboard, mouse or touch screen `agoMs` ago. A hand opens no locked session. */
export async function noteHand(
  orm: Orm,
  sessionId: string,
  agoMs: number,
  lockAfterSeconds: number,
): Promise<void> {
  await orm
    .update(session)
    .set({ handAt: sql`greatest(${session.handAt}, ${secondsAgo(agoMs / 1_000)})` })
    .where(and(isOpen(sessionId), sql`not ${lockedNow(lockAfterSeconds)}`))
}

/** Notes from which session a call was joined: while that call runs, its nurse touches nothing, and the session stays open. */
export async function noteCall(orm: Orm, sessionId: string, requestId: string): Promise<void> {
  await orm.update(session).set({ callRequestId: requestId }).where(eq(session.id, sessionId))
}

/** Notes the calls that run as hands, then locks every session of an account without one for `lockAfterSeconds`. */
export async function lockIdleSessions(orm: Orm, lockAfterSeconds: number): Promise<void> {
  if (lockAfterSeconds <= 0) return
  const watched = and(isNotNull(session.accountId), isNull(session.endedAt), isNull(session.lockedAt))
  const running = orm
    .select({ id: request.id })
    .from(request)
    .where(and(eq(request.status, 'in-call'), isNull(request.endedAt)))
  const notedEvery = Math.min(CALL_NOTED_EVERY_S, lockAfterSeconds / 4)
  await orm
    .update(session)
    .set({ handAt: sql`clock_timestamp()` })
    .where(
      and(
        watched,
        inArray(session.callRequestId, running),
        lt(session.handAt, secondsAgo(notedEvery)),
        sql`not ${lockedNow(lockAfterSeconds)}`,
      ),
    )
  const people = orm.select({ id: account.id }).from(account).where(ne(account.role, 'display'))
  await orm.transaction(async (tx) => {
    const locked = await tx
      .update(session)
      .set({ lockedAt: sql`clock_timestamp()` })
      .where(
        and(
          watched,
          gt(session.expiresAt, sql`now()`),
          inArray(session.accountId, people),
          untouchedFor(lockAfterSeconds),
        ),
      )
      .returning({ id: session.id })
    for (const { id } of locked) await notifySession(tx, { session: id, why: 'locked' })
  })
}

/** Whether an account proved in this browser, not longer than `seconds` ago, who its user is. */
export const provenInBrowser = (browser: string, accountId: string, seconds: number): SQL | undefined =>
  and(
    eq(session.browser, browser),
    eq(session.accountId, accountId),
    gt(session.provenAt, secondsAgo(seconds)),
  )

/** Returns by what an account last proved itself in the browser of a session: a PIN there stands for that. */
export async function provenHereBy(
  transaction: Transaction,
  sessionId: string,
  accountId: string,
): Promise<ProvenBy | undefined> {
  const browser = transaction
    .select({ browser: session.browser })
    .from(session)
    .where(eq(session.id, sessionId))
  const [proven] = await transaction
    .select({ by: session.provenBy })
    .from(session)
    .where(
      and(inArray(session.browser, browser), eq(session.accountId, accountId), isNotNull(session.provenAt)),
    )
    .orderBy(desc(session.provenAt))
    .limit(1)
  return proven?.by ?? undefined
}

/** Makes a session one of the same browser as the session that it follows. */
export async function followInBrowser(orm: Orm, formerId: string, sessionId: string): Promise<void> {
  const former = orm.select({ browser: session.browser }).from(session).where(eq(session.id, formerId))
  await orm
    .update(session)
    .set({ browser: sql`coalesce((${former}), ${session.browser})` })
    .where(eq(session.id, sessionId))
}
