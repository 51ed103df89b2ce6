import { eq } from 'drizzle-orm'
import { accepted, type Result, refused, type Said } from '@/lib/errors'
import { dumpDaysProblem } from '@/lib/reports/range'
import type { DayRange } from '@/lib/reports/types'
import type { SoloClient } from '@/lib/solo/client'
import { refusalText } from '@/lib/words/refusal-text'
import { report } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'
import { refusalOf } from '@/server/solo-gateway/refusal'
import type { ReportFile } from './contract'
import { GONE } from './view'

/** Downloads the zip of a completed report, as Solo locked it (operation 32). */
export async function downloadReport(orm: Orm, client: SoloClient, id: string): Promise<Result<ReportFile>> {
  const [row] = await orm.select().from(report).where(eq(report.id, id))
  if (!row) return refused('not_found', refusalText('report.unknown'))
  const unready = whyUnready(row.status)
  if (unready !== null) return refused('not_ready', unready)
  const answer = await client.call('downloadEncounterReport', { params: { reportId: row.soloId } })
  if (!answer.ok) return refusalOf(answer.error, 'report', 'later')
  // The name does not tell the days: names travel further than files.
  const name = `encounter-report-${row.id.slice(0, 8)}.zip`
  return accepted({ name, type: 'application/zip', bytes: answer.value })
}

function whyUnready(status: string): Said | null {
  if (status === 'completed') return null
  if (status === 'failed') return refusalText('report.failed')
  if (status === GONE) return refusalText('report.gone')
  return refusalText('report.making')
}

/** Downloads all visits of some days (operation 29). Unlike a report, the CSV is not locked. */
export async function dumpVisits(client: SoloClient, { from, to }: DayRange): Promise<Result<ReportFile>> {
  const problem = dumpDaysProblem({ from, to })
  if (problem) return { ok: false, refusal: problem }
  const answer = await client.call('downloadCsvDump', { query: { from, to } })
  if (!answer.ok) return refusalOf(answer.error, 'csv', 'later')
  const name = from === to ? `visits-${from}.csv` : `visits-${from}-to-${to}.csv`
  return accepted({ name, type: 'text/csv; charset=utf-8', bytes: answer.value })
}
