import { desc } from 'drizzle-orm'
import { LISTED_REPORTS, type ReportList, type ReportState, type ReportView } from '@/lib/reports/types'
import { report } from '@/server/db/schema'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

export type ReportRow = typeof report.$inferSelect

/** A report that Solo has not made by then is not asked about any more. */
export const ASKED_FOR_MS = 24 * 3_600_000

/** Ours for a report that Solo no longer knows. */
export const GONE = 'gone'

/** The words of `report.status` after which nothing changes. */
export const FINAL = ['completed', 'failed', GONE] as const satisfies ReportState[]

/** As `report.status` holds it. Any word Solo may use for its progress besides counts as pending. */
export const statusWord = (said: string): string => said.trim().toLowerCase()

function stateOf({ status, orderedAt }: ReportRow, now: number): ReportState {
  const end = FINAL.find((word) => word === status)
  if (end) return end
  return now - orderedAt.getTime() > ASKED_FOR_MS ? 'overdue' : 'pending'
}

/** @param now - the database's time, ms */
export const reportView = (row: ReportRow, now: number): ReportView => ({
  id: row.id,
  state: stateOf(row, now),
  from: row.fromAt.getTime(),
  to: row.toAt.getTime(),
  presetId: row.presetId,
  orderedAt: row.orderedAt.getTime(),
  orderedBy: row.orderedByName,
  checkedAt: row.checkedAt?.getTime() ?? null,
})

/** The reports ordered last, as far as they are known here. */
export async function listReports(orm: Orm): Promise<ReportList> {
  const found = await orm
    .select({ row: report, now: databaseTime })
    .from(report)
    .orderBy(desc(report.orderedAt), desc(report.id))
    .limit(LISTED_REPORTS)
  return {
    reports: found.map(({ row, now }) => reportView(row, now)),
    serverTime: found[0]?.now ?? Date.now(),
  }
}
