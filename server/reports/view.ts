import { desc } from 'drizzle-orm'
import { LISTED_REPORTS, type ReportList, type ReportState, type ReportView } from '@/lib/reports/types'
import { report } from '@/server/db/schema'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'

export type ReportRow = typeof report.$inferSelect

/** After this long Lantern no longer asks about a report that Solo has not made. */
export const ASKED_FOR_MS = 24 * 3_600_000

/** Lantern's own status of a report that Solo no longer has. */
export const GONE = 'gone'

/** The final values of `report.status`. */
export const FINAL = ['completed', 'failed', GONE] as const satisfies ReportState[]

/** Maps `report.status`. Any other word that Solo may use for progress counts as pending. */
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

/** Returns the reports ordered last. */
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
