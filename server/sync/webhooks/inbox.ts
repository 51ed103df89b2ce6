import { and, asc, eq, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import { hint } from '@/server/db/schema'
import { databaseTime, fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

export type InboxRow = typeof hint.$inferSelect

export interface LeasedEntry {
  readonly row: InboxRow
  /** By the database's clock, before Solo is asked. */
  readonly askedAt: Date
}

const isOpen = isNull(hint.followedAt)

/**
 * Takes up to `most` hints that are due, and counts the attempt. Nobody else gets them for `leaseMs`;
 * what a node was at when it was killed is due again after that.
 */
export async function leaseEntries(orm: Orm, most: number, leaseMs: number): Promise<LeasedEntry[]> {
  const due = orm.$with('due').as(
    orm
      .select({ digest: hint.digest })
      .from(hint)
      .where(and(isOpen, lte(hint.nextAttemptAt, sql`clock_timestamp()`)))
      .orderBy(asc(hint.nextAttemptAt))
      .limit(most)
      .for('update', { skipLocked: true }),
  )
  // One statement: most rounds find nothing to do, and must cost next to nothing.
  const taken = await orm
    .with(due)
    .update(hint)
    .set({ nextAttemptAt: fromNow(leaseMs), attempts: sql`${hint.attempts} + 1` })
    .where(inArray(hint.digest, orm.select({ digest: due.digest }).from(due)))
    .returning({ row: hint, now: databaseTime })
  return taken.map(({ row, now }) => ({ row, askedAt: new Date(now) }))
}

/**
 * Writes that what a hint names was looked up at `askedAt`: all that came of it until then is thereby followed.
 * @returns how many hints that were
 */
export async function settleEntries(orm: Orm, { row, askedAt }: LeasedEntry): Promise<number> {
  const settled = await orm
    .update(hint)
    .set({ followedAt: sql`clock_timestamp()` })
    .where(and(isOpen, eq(hint.kind, row.kind), eq(hint.subject, row.subject), lte(hint.receivedAt, askedAt)))
    .returning({ digest: hint.digest })
  return settled.length
}

/** Puts it off by `pauseMs`. */
export const postponeEntry = (orm: Orm, { digest }: InboxRow, pauseMs: number) =>
  orm
    .update(hint)
    .set({ nextAttemptAt: fromNow(pauseMs) })
    .where(and(isOpen, eq(hint.digest, digest)))

/** Closes it unfollowed: nobody needs to know any more. */
export const giveUpEntry = (orm: Orm, { digest }: InboxRow) =>
  orm
    .update(hint)
    .set({ followedAt: sql`clock_timestamp()` })
    .where(and(isOpen, eq(hint.digest, digest)))

/** Makes all due: for a database of one process, whose predecessor is gone. */
export const freeEntries = (orm: Orm) =>
  orm.update(hint).set({ nextAttemptAt: sql`clock_timestamp()` }).where(isOpen)

/** Forgets what was closed longer ago than `ageMs`; until then it is what tells a replay. */
export const forgetEntries = (orm: Orm, ageMs: number) =>
  orm.delete(hint).where(lt(hint.followedAt, fromNow(-ageMs)))
