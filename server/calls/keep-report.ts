import { and, eq, sql } from 'drizzle-orm'
import { isBadCall } from '@/lib/calls/bad-call'
import type { BrowserName } from '@/lib/calls/browser-family'
import type { QualityReport, QualitySide } from '@/lib/calls/figures'
import { medianRoundTrip, sumFigures } from '@/lib/calls/sum-figures'
import { callQuality } from '@/server/db/schema'
import { fromNow } from '@/server/platform/db/clock'
import type { Orm } from '@/server/platform/db/open'
import type { CallRow } from './find-call'

/** More loads of a page than a call ever has: what comes after them is left out. */
const MOST_LOADS = 20

/**
 * Keeps a report in the one row of its call and side. The row holds the last report of each page load, and sums them up: a report
 * that comes twice, or after a later one of its load, changes nothing.
 */
export async function keepReport(
  orm: Orm,
  { id: callId, buildingId, floor, department, room, bed }: CallRow,
  side: QualitySide,
  report: QualityReport,
  browser: BrowserName,
): Promise<void> {
  const reporter = { browser: browser.family, browserVersion: browser.version }
  const place = { buildingId, floor, department, room, bed }
  await orm.transaction(async (tx) => {
    const [first] = await tx
      .insert(callQuality)
      .values({
        ...{ callId, side, ...place, ...reporter, ...columnsOf([report]) },
        startedAt: fromNow(-report.figures.seconds * 1_000),
        reportedAt: sql`clock_timestamp()`,
      })
      .onConflictDoNothing()
      .returning({ callId: callQuality.callId })
    if (first) return
    const row = and(eq(callQuality.callId, callId), eq(callQuality.side, side))
    const [kept] = await tx.select({ loads: callQuality.loads }).from(callQuality).where(row).for('update')
    const loads = kept && withReport(kept.loads, report)
    if (!loads) return
    await tx
      .update(callQuality)
      .set({ ...reporter, ...columnsOf(loads), reportedAt: sql`clock_timestamp()` })
      .where(row)
  })
}

/** Pure function. Returns null where the report is no news. */
function withReport(loads: readonly QualityReport[], report: QualityReport): readonly QualityReport[] | null {
  const known = loads.find(({ load }) => load === report.load)
  if (!known) return loads.length < MOST_LOADS ? [...loads, report] : null
  if (known.seq >= report.seq) return null
  return loads.map((each) => (each === known ? report : each))
}

/** The columns that are the sum of a side's page loads. */
function columnsOf(loads: readonly QualityReport[]) {
  const sum = sumFigures(loads.map(({ figures }) => figures))
  const { roundTrips, pictureMissed: _, relayedSeconds, directSeconds, ...columns } = sum
  return {
    ...columns,
    loads,
    roundTripMs: medianRoundTrip(roundTrips),
    relayed: relayedSeconds + directSeconds === 0 ? null : relayedSeconds > directSeconds,
    bad: isBadCall(sum),
  }
}
