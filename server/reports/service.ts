import type { Logger } from 'pino'
import { accepted, type Result } from '@/lib/errors'
import type { SoloClient } from '@/lib/solo/client'
import type { Database } from '@/server/platform/db/open'
import type { ReportFile, ReportService } from './contract'
import { downloadReport, dumpVisits } from './files'
import { orderReport } from './order'
import { createProgress } from './progress'
import { listReports } from './view'

/** Creates the service of encounter reports and of the CSV of visits. Each download is logged, by ids only. */
export function createReportService({ orm }: Database, client: SoloClient, log: Logger): ReportService {
  const progress = createProgress(orm, client, log)
  const logged = (result: Result<ReportFile>, facts: object, words: string) => {
    if (result.ok) log.info(facts, words)
    return result
  }
  return {
    async list() {
      await progress.refresh()
      return accepted(await listReports(orm))
    },
    async order({ actor }, order) {
      const ordered = await orderReport(orm, client, actor, order)
      if (ordered.ok && ordered.value.created) {
        const facts = { reportId: ordered.value.report.id, userId: actor.userId }
        log.info(facts, 'An encounter report was ordered')
      }
      return ordered
    },
    download: async ({ actor: { userId } }, reportId) =>
      logged(
        await downloadReport(orm, client, reportId),
        { reportId, userId },
        'An encounter report was downloaded',
      ),
    csvDump: async ({ actor: { userId } }, days) =>
      logged(await dumpVisits(client, days), { userId }, 'The CSV of visits was downloaded'),
  }
}
