import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ReportOrder } from '@/lib/solo/endpoints'
import { seal } from '@/lib/solo/sealed-text'
import { fromNow } from '@/server/platform/db/clock'
import { leaseRows } from '@/server/platform/db/lease-rows'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, badParameter, no, yes } from '../answer'
import { encounterReport, type ReportStatus } from '../db/schema'

export type Report = typeof encounterReport.$inferSelect

interface ReportState {
  readonly id: string
  readonly status: ReportStatus
}

const REPORT_UNKNOWN = no('unknown', 'Report not found')
const REPORT_NOT_READY = no('unknown', 'The report is not ready')

/** A NUL ends an argument of any command line, and no one can type half a surrogate pair. */
const NOT_FOR_TYPING = /[\0\p{Surrogate}]/u

/** Operation 30. The password is kept encrypted with `secret`, until the report is made. */
export async function orderReport(
  orm: Orm,
  { from, to, presetId, password }: ReportOrder,
  secret: string,
): Promise<Answer<ReportState>> {
  if (NOT_FOR_TYPING.test(password))
    return badParameter('password', 'No program could be given this password.')
  const [made] = await orm
    .insert(encounterReport)
    .values({
      from: new Date(from),
      to: new Date(to),
      presetId,
      sealedPassword: seal(password, secret),
    })
    .returning({ id: encounterReport.id, status: encounterReport.status })
  if (!made) throw new Error('The order of a report was not kept')
  return yes(made)
}

async function find(orm: Orm, id: string): Promise<Report | null> {
  if (!z.guid().safeParse(id).success) return null
  const [found] = await orm.select().from(encounterReport).where(eq(encounterReport.id, id))
  return found ?? null
}

/** Operation 31. */
export async function reportState(orm: Orm, id: string): Promise<Answer<ReportState>> {
  const found = await find(orm, id)
  return found ? yes({ id: found.id, status: found.status }) : REPORT_UNKNOWN
}

/** Operation 32: the zip, once the report is completed. */
export async function reportZip(orm: Orm, id: string): Promise<Answer<Buffer>> {
  const found = await find(orm, id)
  if (!found) return REPORT_UNKNOWN
  return found.zip ? yes(Buffer.from(found.zip)) : REPORT_NOT_READY
}

/** Leases up to `most` pending orders that no process is making, the oldest first, and counts the attempt. */
export async function leaseOrders(orm: Orm, most: number, leaseMs: number): Promise<Report[]> {
  const leased = await leaseRows(orm, {
    table: encounterReport,
    key: encounterReport.id,
    isDue: and(
      eq(encounterReport.status, 'pending'),
      or(isNull(encounterReport.takenUntil), lt(encounterReport.takenUntil, sql`clock_timestamp()`)),
    ),
    orderBy: [asc(encounterReport.orderedAt)],
    most,
    set: { attempts: sql`${encounterReport.attempts} + 1`, takenUntil: fromNow(leaseMs) },
  })
  return leased.map(({ row }) => row)
}

/** Ends an order, with its zip or without, and deletes its password. An order that has already ended stays as it is. */
export async function endOrder(orm: Orm, id: string, zip: Uint8Array | null): Promise<void> {
  await orm
    .update(encounterReport)
    .set({ status: zip ? 'completed' : 'failed', zip, sealedPassword: null, takenUntil: null })
    .where(and(eq(encounterReport.id, id), eq(encounterReport.status, 'pending')))
}

/** Gives a leased order back, so that it can be leased again. */
export async function giveBack(orm: Orm, id: string): Promise<void> {
  await orm.update(encounterReport).set({ takenUntil: null }).where(eq(encounterReport.id, id))
}
