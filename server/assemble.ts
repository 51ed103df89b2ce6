import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { Logger } from 'pino'
import type { CallRooms } from '@/lib/realtime/calls'
import { createAccountService } from './accounts/service'
import { createAppointments } from './appointments/service'
import { createClaimTimeoutWorker } from './assistance/claim-timeout'
import { createAssistanceService } from './assistance/service'
import { createOfflineDeviceWorker } from './bedside/offline-devices'
import { createBedsideService } from './bedside/service'
import { createBoardService } from './board/service'
import { createCallQualityService } from './calls/service'
import type { SoloLinks } from './chart/chart'
import { createChartService } from './chart/service'
import type { Config } from './config'
import { createCoverageService } from './coverage/service'
import { heartbeat, removeNode } from './db/lease'
import { createDisplayService } from './displays/service'
import { createEscalationService } from './escalation/service'
import { readHealth } from './health'
import { createHousekeeping } from './housekeeping'
import { createLayoutService } from './layout/service'
import type { Database } from './platform/db/open'
import { projectRoot } from './platform/project-root'
import { readVersion } from './platform/version'
import type { WorkerHealth } from './platform/worker'
import { createWorker } from './platform/worker'
import { createQueueService } from './queue/service'
import { createRealtime } from './realtime/realtime'
import { createReportService } from './reports/service'
import type { Runtime } from './runtime'
import { createUpstream } from './solo-gateway/upstream'
import { createOutboxWorker } from './sync/outbox/outbox-worker'
import { createPoller } from './sync/poller/poller'
import { createWebhooks } from './sync/webhooks/webhooks'
import { createTeams } from './teams/service'
import { createViewService } from './views/service'

/** What server/main.ts finds out, and the configuration does not say. */
export interface Found {
  readonly httpServer: Server
  readonly database: Database
  readonly publicUrl: string
  readonly authSecret: string
  readonly soloUrl: string
  readonly soloApiKey: string
  /** The Teams token for users without their own. */
  readonly teamsAuthToken: string | undefined
  readonly soloLinks: SoloLinks | null
  /** The webhook delivery of the Solo emulator, where it runs in this process. */
  readonly webhookDelivery: (() => WorkerHealth) | undefined
  /** The calls of the Solo emulator, where it runs in this process. */
  readonly calls: CallRooms | null
  readonly log: Logger
}

export interface Assembled {
  readonly runtime: Runtime
  start(): Promise<void>
  /** Takes nothing new and finishes what is under way. */
  stop(): Promise<void>
}

const HEARTBEAT_MS = 2_000
/** How long a stop waits for requests to Solo that are under way. */
const PATIENCE_MS = 3_000

/** Builds every service and worker of one node, and what starts and stops them in order. */
export function assemble(config: Config, found: Found): Assembled {
  const { database, log } = found
  const nodeId = randomUUID()
  const { timeoutMs, requestsPerSecond, locatorIn, waitingRoom } = config.solo
  const secureCookies = found.publicUrl.startsWith('https:')
  const version = config.dev ? 'development' : readVersion(projectRoot())
  const upstream = createUpstream({
    baseUrl: found.soloUrl,
    apiKey: found.soloApiKey,
    timeoutMs,
    locatorIn,
    log,
  })
  const accounts = createAccountService({
    database,
    sessionSeconds: config.sessionSeconds,
    demo: config.mode === 'demo',
    log,
  })
  const realtime = createRealtime({
    httpServer: found.httpServer,
    database,
    accounts,
    authSecret: found.authSecret,
    secureCookies,
    publicUrl: () => found.publicUrl,
    upstream: upstream.health,
    joinWithin: config.joinWithin,
    version,
    log,
  })
  const outbox = createOutboxWorker({ database, upstream, nodeId, timeoutMs, log })
  const poller = createPoller({ database, upstream, nodeId, requestsPerSecond, timeoutMs, log })
  const webhooks = createWebhooks({
    database,
    upstream,
    nodeId,
    publicUrl: found.publicUrl,
    allowPrivate: config.webhooksAllowPrivate,
    authSecret: found.authSecret,
    timeoutMs,
    log,
  })
  const nodeHeartbeat = createWorker({
    name: 'heartbeat',
    everyMs: HEARTBEAT_MS,
    lateAfterMs: 5 * HEARTBEAT_MS,
    round: () => heartbeat(database.orm, nodeId),
    log,
  })
  const claimTimeout = createClaimTimeoutWorker({ database, joinWithin: config.joinWithin, log })
  const offlineDevices = createOfflineDeviceWorker(database, log)
  const housekeeping = createHousekeeping(database.orm, log)
  const appointments = createAppointments({ database, upstream, timeoutMs, log })
  const { entra } = config
  const calls = {
    client: upstream.client,
    waitingRoom,
    allowHttp: found.soloUrl.startsWith('http:'),
  }
  const teams = createTeams(database, {
    entra,
    shared: found.teamsAuthToken,
    authSecret: found.authSecret,
    log,
  })

  return {
    runtime: {
      mode: config.mode,
      version,
      calls: found.calls,
      authSecret: found.authSecret,
      sessionSeconds: config.sessionSeconds,
      secureCookies,
      entra: entra ?? null,
      teams: teams.service,
      callQuality: createCallQualityService(database.orm),
      assistance: createAssistanceService(database, { ...calls, teamsTokenOf: teams.tokenOf }),
      bedside: createBedsideService(database.orm, calls, version),
      chart: createChartService({
        orm: database.orm,
        client: upstream.client,
        soloLinks: found.soloLinks,
      }),
      reports: createReportService(database, upstream.client, log),
      appointments: appointments.service,
      webhooks,
      layout: createLayoutService(database),
      board: createBoardService(database, upstream.health, config.joinWithin),
      queue: createQueueService(database, config.joinWithin),
      accounts,
      escalation: createEscalationService(database),
      coverage: createCoverageService(database),
      displays: createDisplayService(database, log),
      views: createViewService(database),
      health: () =>
        readHealth(database, () => ({
          upstream: upstream.health(),
          workers: {
            outbox: outbox.health(),
            poller: poller.health(),
            eventLogReader: realtime.health(),
            webhookInbox: webhooks.inboxHealth(),
            claimTimeout: claimTimeout.health(),
            offlineDevices: offlineDevices.health(),
            confirmations: appointments.confirmations.health(),
            ...(entra && { teams: teams.keeper.health() }),
            ...(found.webhookDelivery && { webhookDelivery: found.webhookDelivery() }),
          },
          webhooks: webhooks.health(),
        })),
      log,
    },
    async start() {
      // Before the first lease: a node that is not on the list counts as dead.
      await heartbeat(database.orm, nodeId)
      nodeHeartbeat.start()
      housekeeping.start()
      await realtime.start()
      await outbox.start()
      await poller.start()
      await webhooks.start()
      await appointments.confirmations.start()
      claimTimeout.start()
      offlineDevices.start()
      teams.keeper.start()
    },
    async stop() {
      await realtime.stop()
      // A request that Solo does not answer is cut off. Its outcome is then unknown, and the next outbox worker looks first.
      const cutOff = setTimeout(() => void upstream.close(), PATIENCE_MS)
      await Promise.all(
        [
          outbox,
          poller,
          webhooks,
          appointments.confirmations,
          claimTimeout,
          offlineDevices,
          teams.keeper,
          nodeHeartbeat,
          housekeeping,
        ].map((worker) => worker.stop()),
      )
      clearTimeout(cutOff)
      await removeNode(database.orm, nodeId)
      await upstream.close()
    },
  }
}
