import { isPending, type ReportView } from './types'

/** Young reports are asked about every 2 s while somebody looks, older ones every minute (server/reports/progress.ts). */
const YOUNG_MS = 600_000
const YOUNG_UNHEARD_MS = 15_000
const UNHEARD_MS = 150_000

/** Since when (ms) Solo has said nothing of a pending report, where it should have by `now`; else null. */
export function unheardSince(report: ReportView, now: number, lookingSince: number): number | null {
  if (!isPending(report)) return null
  const heard = report.checkedAt ?? report.orderedAt
  const patience = now - report.orderedAt < YOUNG_MS ? YOUNG_UNHEARD_MS : UNHEARD_MS
  // Nobody asks while nobody looks: then the silence is no fault of Solo's.
  return now - Math.max(heard, lookingSince) > patience ? heard : null
}
