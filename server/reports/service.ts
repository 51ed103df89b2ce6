import type { Logger } from 'pino'
import { accepted, type Result } from '@/lib/errors'
import type { SoloClient } from '@/lib/solo/client'
import { createAudit } from '@/server/audit/audit'
import type { Database } from '@/server/platform/db/open'
import type { ReportFile, ReportService } from './contract'
import { downloadReport, dumpVisits } from './files'
import { orderReport } from './order'
import { createProgress } from './progress'
import { listReports } from './view'

/** Creates the service of encounter reports and of the CSV of visits. Each download is logged, by ids only. */
export function createReportService({ orm }: Database, client: SoloClient, log: Logger): ReportService {
  const audit = createAudit(orm)
  const progress = createProgress(orm, client, log)
  const logged = (result: Result<ReportFile>, facts: object, words: string) => {
    if (result.ok) log.info(facts, words)
    return result
  }
  return {
    list: (permit) =>
      audit.plain(permit, async () => {
        await progress.refresh()
        return accepted(await listReports(orm))
      }),
    order: (permit, order) =>
      audit.send(permit, { detail: { from: order.from, to: order.to } }, async (begin) => {
        const { actor } = permit
        const ordered = await orderReport(orm, client, actor, order, begin)
        if (ordered.ok && ordered.value.created) {
          const facts = { reportId: ordered.value.report.id, userId: actor.userId }
          log.info(facts, 'An encounter report was ordered')
        }
        return ordered
      }),
    download: (permit, reportId) =>
      audit.read(permit, { detail: { report: reportId } }, async () =>
        logged(
          await downloadReport(orm, client, reportId),
          { reportId, userId: permit.actor.userId },
          'An encounter report was downloaded',
        ),
      ),
    csvDump: (permit, days) =>
      audit.read(permit, { detail: { visits: `${days.from}/${days.to}` } }, async () =>
        logged(
          await dumpVisits(client, days),
          { userId: permit.actor.userId },
          'The CSV of visits was downloaded',
        ),
      ),
  }
}
