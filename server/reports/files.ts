import { eq } from 'drizzle-orm'
import { accepted, type Result, refused } from '@/lib/errors'
import { dumpDaysProblem } from '@/lib/reports/range'
import type { DayRange } from '@/lib/reports/types'
import type { SoloClient } from '@/lib/solo/client'
import type { Orm } from '../db/open'
import { report } from '../db/schema'
import { refusalOf } from '../upstream/refusal'
import type { ReportFile } from './report-service'
import { GONE } from './view'

const LATER = 'come back later'

/** Operation 32: the zip of a completed report, as Solo locked it. */
export async function downloadReport(orm: Orm, client: SoloClient, id: string): Promise<Result<ReportFile>> {
  const [row] = await orm.select().from(report).where(eq(report.id, id))
  if (!row) return refused('not_found', 'There is no such report.')
  const unready = unreadyWords(row.status)
  if (unready !== null) return refused('not_ready', unready)
  const answer = await client.call('downloadEncounterReport', { params: { reportId: row.soloId } })
  if (!answer.ok) return refusalOf(answer.error, 'this report any more: order it again', LATER)
  // Not by its days: a name travels further than the file.
  const name = `encounter-report-${row.id.slice(0, 8)}.zip`
  return accepted({ name, type: 'application/zip', bytes: answer.value })
}

function unreadyWords(status: string): string | null {
  if (status === 'completed') return null
  if (status === 'failed') return 'Solo could not make this report. Check the preset, and order it again.'
  if (status === GONE) return 'Solo no longer has this report. Order it again.'
  return 'Solo is still making this report. Try again in a moment.'
}

/** Operation 29: all visits of some days. Unlike a report it is not locked. */
export async function dumpVisits(client: SoloClient, { from, to }: DayRange): Promise<Result<ReportFile>> {
  const problem = dumpDaysProblem({ from, to })
  if (problem) return { ok: false, refusal: problem }
  const answer = await client.call('downloadCsvDump', { query: { from, to } })
  if (!answer.ok) return refusalOf(answer.error, 'the CSV of visits', LATER)
  const name = from === to ? `visits-${from}.csv` : `visits-${from}-to-${to}.csv`
  return accepted({ name, type: 'text/csv; charset=utf-8', bytes: answer.value })
}
