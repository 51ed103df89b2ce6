import { randomUUID } from 'node:crypto'
import type { Server } from 'node:http'
import type { Logger } from 'pino'
import type { CallRooms } from '@/lib/realtime/calls'
import { readDatabaseTime } from '@/server/platform/db/clock'
import { createAccountManagement } from './accounts/management'
import { createOwnAccount } from './accounts/own-account'
import { createAccountService } from './accounts/service'
import { createAppointments } from './appointments/service'
import { createClaimTimeoutWorker } from './assistance/claim-timeout'
import { createAssistanceService } from './assistance/service'
import { archiveFolder } from './audit/archive/file'
import { createAudit } from './audit/audit'
import { createSealer } from './audit/sealer'
import { createOfflineDeviceWorker } from './bedside/offline-devices'
import { createBedsideService } from './bedside/service'
import { createBoardService } from './board/service'
import { createCallQualityService } from './calls/service'
import type { SoloLinks } from './chart/chart'
import { createChartService } from './chart/service'
import { createComplianceService } from './compliance/service'
import { createSyslogWorker } from './compliance/syslog/worker'
import type { Config } from './config'
import { createCoverageService } from './coverage/service'
import { forgetDeadNodes, heartbeat, removeNode } from './db/lease'
import { createNodeHeartbeat } from './db/node-heartbeat'
import { createDisplayService } from './displays/service'
import { createEscalationService } from './escalation/service'
import { sealAppsAgain } from './factors/authenticator-app'
import { createFactorSignIn } from './factors/factor-sign-in'
import { createOwnFactors } from './factors/own-factors'
import { relyingPartyOf } from './factors/relying-party'
import { readHealth } from './health'
import { createHeadLogger, createHousekeeping } from './housekeeping'
import { createLayoutService } from './layout/service'
import { createIdleLockWorker } from './lock/idle-sessions'
import { createLockService } from './lock/service'
import { createOidcService } from './oidc/service'
import type { Database } from './platform/db/open'
import { projectRoot } from './platform/project-root'
import type { RotatedSecret } from './platform/rotated-secret'
import { readVersion } from './platform/version'
import type { WorkerHealth } from './platform/worker'
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
  readonly authSecret: RotatedSecret
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
    databaseNow: () => readDatabaseTime(database.orm),
    log,
  })
  const accounts = createAccountService({
    database,
    sessionSeconds: config.sessionSeconds,
    demo: config.mode === 'demo',
    localSignIn: config.localSignIn,
    lockAfterSeconds: config.lockAfterSeconds,
    requireSecondFactor: config.requireSecondFactor,
    log,
  })
  const realtime = createRealtime({
    httpServer: found.httpServer,
    database,
    accounts,
    authSecret: found.authSecret,
    secureCookies,
    publicUrl: () => found.publicUrl,
    trustProxy: config.trustProxy,
    upstream: upstream.health,
    joinWithin: config.joinWithin,
    lockAfterSeconds: config.lockAfterSeconds,
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
  const nodeHeartbeat = createNodeHeartbeat(database.heartbeats, nodeId, log)
  const claimTimeout = createClaimTimeoutWorker({ database, joinWithin: config.joinWithin, log })
  const offlineDevices = createOfflineDeviceWorker(database, log)
  const idleLock = createIdleLockWorker(database.orm, config.lockAfterSeconds, log)
  const housekeeping = createHousekeeping({
    orm: database.orm,
    kept: config.kept,
    archives: archiveFolder(config.dataDir),
    log,
  })
  const headLogger = createHeadLogger(database.orm, log)
  const audit = createSealer(database.orm, log)
  const syslog =
    config.auditSyslog &&
    createSyslogWorker({
      orm: database.orm,
      collector: config.auditSyslog,
      source: { url: found.publicUrl },
      nodeId,
      log,
    })
  const appointments = createAppointments({ database, upstream, timeoutMs, log })
  const { entra, oidc } = config
  const factors = {
    database,
    party: relyingPartyOf(found.publicUrl),
    authSecret: found.authSecret,
    sessionSeconds: config.sessionSeconds,
    demo: config.mode === 'demo',
    localSignIn: config.localSignIn,
    log,
  }
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
      sharedWorkstations: config.sharedWorkstations,
      lockAfterSeconds: config.lockAfterSeconds,
      secureCookies,
      entra: entra ?? null,
      oidc: oidc ?? null,
      provider: createOidcService({
        database,
        oidc,
        publicUrl: found.publicUrl,
        authSecret: found.authSecret,
        log,
      }),
      localSignIn: config.localSignIn,
      passkeysWork: factors.party !== null,
      factorSignIn: createFactorSignIn(factors),
      ownFactors: createOwnFactors({ ...factors, requireSecondFactor: config.requireSecondFactor }),
      teams: teams.service,
      callQuality: createCallQualityService(database.orm),
      assistance: createAssistanceService(database, { ...calls, teamsTokenOf: teams.tokenOf }),
      bedside: createBedsideService(database.orm, calls, version),
      chart: createChartService({
        orm: database.orm,
        client: upstream.client,
        ownUnitsOnly: config.chartsOfOwnUnits,
        soloLinks: found.soloLinks,
      }),
      reports: createReportService(database, upstream.client, log),
      appointments: appointments.service,
      webhooks,
      layout: createLayoutService(database),
      board: createBoardService(database, upstream.health, config.joinWithin),
      queue: createQueueService(database, config.joinWithin),
      accounts,
      lock: createLockService({
        database,
        lockAfterSeconds: config.lockAfterSeconds,
        sessionSeconds: config.sessionSeconds,
        demo: config.mode === 'demo',
        localSignIn: config.localSignIn,
        party: factors.party,
        log,
      }),
      escalation: createEscalationService(database),
      coverage: createCoverageService(database),
      accountManagement: createAccountManagement(database, log),
      ownAccount: createOwnAccount(database, log),
      displays: createDisplayService(database, log),
      views: createViewService(database),
      audit: createAudit(database.orm),
      compliance: createComplianceService(database.orm, { url: found.publicUrl }, config.auditNight),
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
            idleLock: idleLock.health(),
            audit: audit.health(),
            ...(syslog && { auditSyslog: syslog.health() }),
            confirmations: appointments.confirmations.health(),
            ...(entra && { teams: teams.keeper.health() }),
            ...(found.webhookDelivery && { webhookDelivery: found.webhookDelivery() }),
          },
          webhooks: webhooks.health(),
          lostUpgrades: realtime.lostUpgrades(),
        })),
      log,
    },
    async start() {
      // Before the first lease: a node that is not on the list counts as dead.
      await heartbeat(database.heartbeats, nodeId)
      await forgetDeadNodes(database.heartbeats)
      const sealedAgain = await sealAppsAgain(database.orm, found.authSecret)
      if (sealedAgain > 0) log.info({ secrets: sealedAgain }, 'Authenticator apps sealed by the new secret')
      nodeHeartbeat.start()
      housekeeping.start()
      headLogger.start()
      audit.start()
      syslog?.start()
      await realtime.start()
      await outbox.start()
      await poller.start()
      await webhooks.start()
      await appointments.confirmations.start()
      claimTimeout.start()
      offlineDevices.start()
      idleLock.start()
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
          idleLock,
          teams.keeper,
          nodeHeartbeat,
          housekeeping,
          headLogger,
          audit,
          ...(syslog ? [syslog] : []),
        ].map((worker) => worker.stop()),
      )
      clearTimeout(cutOff)
      await removeNode(database.orm, nodeId)
      await upstream.close()
    },
  }
}
