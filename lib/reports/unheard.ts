import { isPending, type ReportView } from './types'

/** While a user views the list, Lantern asks about young reports every 2 s, and about older ones every minute (server/reports/progress.ts). */
const YOUNG_MS = 600_000
const YOUNG_UNHEARD_MS = 15_000
const UNHEARD_MS = 150_000

/** Returns since when (ms) Solo has not answered about a pending report, where an answer is overdue at `now`; else null. */
export function unheardSince(report: ReportView, now: number, lookingSince: number): number | null {
  if (!isPending(report)) return null
  const heard = report.checkedAt ?? report.orderedAt
  const patience = now - report.orderedAt < YOUNG_MS ? YOUNG_UNHEARD_MS : UNHEARD_MS
  // Lantern does not ask while no user views the list: then the silence is not Solo's.
  return now - Math.max(heard, lookingSince) > patience ? heard : null
}
