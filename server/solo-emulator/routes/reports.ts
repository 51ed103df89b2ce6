import type { FastifyInstance } from 'fastify'
import { ENDPOINTS } from '@/lib/solo/endpoints'
import { yes } from '../answer'
import { operationRoute } from '../operation-route'
import { visitsCsv } from '../reports/csv'
import { orderReport, reportState, reportZip } from '../reports/orders'
import { visitsIn, wholeDays } from '../reports/visits'
import { createReportWorker } from '../reports/worker'
import type { SoloContext } from '../server'

/** Operations 29 to 32. Reports are made while `app` is open. */
export function reportRoutes(app: FastifyInstance, { orm, secrets, log }: SoloContext): void {
  const former = (secrets.former ?? []).map(({ reports }) => reports)
  const worker = createReportWorker(orm, [secrets.reports, ...former], log)
  app.addHook('onReady', async () => worker.start())
  app.addHook('onClose', () => worker.stop())

  operationRoute(app, ENDPOINTS.downloadCsvDump, async ({ query }) =>
    yes(visitsCsv(await visitsIn(orm, wholeDays(query)))),
  )
  operationRoute(app, ENDPOINTS.orderEncounterReport, async ({ body }) => {
    const ordered = await orderReport(orm, body, secrets.reports)
    worker.poke()
    return ordered
  })
  operationRoute(app, ENDPOINTS.getEncounterReportStatus, ({ params }) => reportState(orm, params.reportId))
  operationRoute(app, ENDPOINTS.downloadEncounterReport, ({ params }) => reportZip(orm, params.reportId))
}
