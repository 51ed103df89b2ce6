import { and, asc, eq, isNull, lt, lte, sql } from 'drizzle-orm'
import { webhookInbox } from '@/server/db/schema'
import { ago, fromNow } from '@/server/platform/db/clock'
import { leaseRows } from '@/server/platform/db/lease-rows'
import type { Orm } from '@/server/platform/db/open'

export type InboxRow = typeof webhookInbox.$inferSelect

export interface LeasedEntry {
  readonly row: InboxRow
  /** By the database's clock, before Solo is asked. */
  readonly askedAt: Date
}

const isOpen = isNull(webhookInbox.processedAt)
/** Whether no node has leased it since: each lease counts an attempt. */
const isSameLease = ({ digest, attempts }: InboxRow) =>
  and(isOpen, eq(webhookInbox.digest, digest), eq(webhookInbox.attempts, attempts))

/**
 * Leases up to `most` entries that are due, and counts the attempt. No other node gets them for `leaseMs`; after that the
 * entries of a killed node are due again.
 */
export async function leaseEntries(orm: Orm, most: number, leaseMs: number): Promise<LeasedEntry[]> {
  const leased = await leaseRows(orm, {
    table: webhookInbox,
    key: webhookInbox.digest,
    isDue: and(isOpen, lte(webhookInbox.nextAttemptAt, sql`clock_timestamp()`)),
    orderBy: [asc(webhookInbox.nextAttemptAt)],
    most,
    set: { nextAttemptAt: fromNow(leaseMs), attempts: sql`${webhookInbox.attempts} + 1` },
  })
  return leased.map(({ row, leasedAt }) => ({ row, askedAt: leasedAt }))
}

/**
 * Closes every entry about the same subject that arrived before `askedAt`: one lookup then answers them all.
 * @returns the number of entries closed
 */
export async function settleEntries(orm: Orm, { row, askedAt }: LeasedEntry): Promise<number> {
  const { kind, subject, receivedAt } = webhookInbox
  const settled = await orm
    .update(webhookInbox)
    .set({ processedAt: sql`clock_timestamp()` })
    .where(and(isOpen, eq(kind, row.kind), eq(subject, row.subject), lte(receivedAt, askedAt)))
    .returning({ digest: webhookInbox.digest })
  return settled.length
}

/** Postpones an entry by `pauseMs`, unless another node has it. */
export const postponeEntry = (orm: Orm, row: InboxRow, pauseMs: number) =>
  orm
    .update(webhookInbox)
    .set({ nextAttemptAt: fromNow(pauseMs) })
    .where(isSameLease(row))

/** Closes an entry without an answer of Solo, unless another node has it: no one needs it any more. */
export const giveUpEntry = (orm: Orm, row: InboxRow) =>
  orm.update(webhookInbox).set({ processedAt: sql`clock_timestamp()` }).where(isSameLease(row))

/** Makes all open entries due: for a database of one process, whose predecessor is gone. */
export const freeEntries = (orm: Orm) =>
  orm.update(webhookInbox).set({ nextAttemptAt: sql`clock_timestamp()` }).where(isOpen)

/** Deletes entries closed longer ago than `ageMs`; until then they prove that a repeat is a replay. */
export const forgetEntries = (orm: Orm, ageMs: number) =>
  orm.delete(webhookInbox).where(lt(webhookInbox.processedAt, ago(ageMs)))
