import { randomUUID } from 'node:crypto'
import { isNull } from 'drizzle-orm'
import pino, { type Logger } from 'pino'
import type { Action, Role } from '@/lib/board/roles'
import type { RequestView } from '@/lib/board/types'
import { accepted } from '@/lib/errors'
import { type Actor, type Permit, permit } from '@/server/access/permission'
import { createAppointments } from '@/server/appointments/service'
import { createAssistanceService } from '@/server/assistance/service'
import type { BedsideService } from '@/server/bedside/service'
import { createBedsideService } from '@/server/bedside/service'
import { createBoardService } from '@/server/board/service'
import { createChartService } from '@/server/chart/service'
import { heartbeat, removeNode } from '@/server/db/lease'
import { createNodeHeartbeat } from '@/server/db/node-heartbeat'
import { readDatabaseTime } from '@/server/platform/db/clock'
import type { Database } from '@/server/platform/db/open'
import { createReportService } from '@/server/reports/service'
import { assistanceRequest } from '@/server/solo-emulator/db/schema'
import { createSoloServer } from '@/server/solo-emulator/server'
import { createUpstream } from '@/server/solo-gateway/upstream'
import { createOutboxWorker } from '@/server/sync/outbox/outbox-worker'
import { createPoller } from '@/server/sync/poller/poller'
import type { TeamsTokenOf } from '@/server/teams/service'
import { type FaultyLine, startFaultyLine } from './faulty-line'
import { TEST_SECRETS } from './solo-server'

const API_KEY = 'a-key-of-the-tests'
const silent = pino({ level: 'silent' })
/** Longer than Solo's answer takes on any machine that runs tests: where nothing is to be late, nothing is. */
const PATIENT_MS = 15_000
/** `timeoutMs` for tests that wait until Lantern gives Solo up. */
export const IMPATIENT_MS = 1_500

export const BED_2 = { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' } as const

/** A whole node without pages and sockets: the services, outbox and poller, in front of a real emulator. */
export interface Ward {
  readonly database: Database
  /** The connection between Lantern and Solo. */
  readonly line: FaultyLine
  readonly assistance: ReturnType<typeof createAssistanceService>
  readonly bedside: BedsideService
  readonly board: ReturnType<typeof createBoardService>
  readonly chart: ReturnType<typeof createChartService>
  readonly reports: ReturnType<typeof createReportService>
  readonly appointments: ReturnType<typeof createAppointments>['service']
  /** Counts every assistance request that Solo has made, and lists the ids of those still open there. */
  soloRequests(): Promise<{ all: number; open: string[] }>
  /** Calls the Solo emulator past that connection, as the vendor's own devices do. */
  elsewhere(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>
  /** Resolves once the request has one of `statuses`. */
  until(id: string, ...statuses: RequestView['status'][]): Promise<RequestView>
  close(): Promise<void>
}

export async function openWard(
  settings: {
    /** As hospitalOf gives it: still open when the ward is closed. */
    database: Database
    log?: Logger
    /** How long Lantern waits for Solo. */
    timeoutMs?: number
    /** Whether charts outside a nurse's units want a reason; absent: no. */
    ownUnitsOnly?: boolean
    /** Absent: one token for all. */
    teams?: (database: Database) => TeamsTokenOf
  },
  workers: { outbox?: boolean; poller?: boolean; confirmations?: boolean } = {},
): Promise<Ward> {
  const { database, timeoutMs = PATIENT_MS } = settings
  const solo = await createSoloServer({
    database,
    apiKey: API_KEY,
    publicUrl: () => 'http://solo.test',
    secrets: TEST_SECRETS,
    log: silent,
  })
  const soloUrl = await solo.listen({ host: '127.0.0.1', port: 0 })
  const line = await startFaultyLine(soloUrl)
  const upstream = createUpstream({
    baseUrl: line.url,
    apiKey: API_KEY,
    timeoutMs,
    locatorIn: 'body',
    databaseNow: () => readDatabaseTime(database.orm),
    log: silent,
  })
  const nodeId = randomUUID()
  const node = { database, upstream, nodeId, timeoutMs, log: settings.log ?? silent }
  const outbox = createOutboxWorker(node)
  const poller = createPoller({ ...node, requestsPerSecond: 200 })
  const appointments = createAppointments(node)
  const calls = { client: upstream.client, waitingRoom: undefined, allowHttp: true }
  const assistance = createAssistanceService(database, {
    ...calls,
    teamsTokenOf: settings.teams?.(database) ?? (async () => accepted('teams-token')),
  })
  await heartbeat(database.orm, nodeId)
  const nodeHeartbeat = createNodeHeartbeat(database.orm, nodeId, silent)
  nodeHeartbeat.start()
  if (workers.outbox !== false) await outbox.start()
  if (workers.poller) await poller.start()
  if (workers.confirmations) await appointments.confirmations.start()

  return {
    database,
    line,
    assistance,
    bedside: createBedsideService(database.orm, calls, 'of the tests'),
    board: createBoardService(database, upstream.health),
    chart: createChartService({
      orm: database.orm,
      client: upstream.client,
      ownUnitsOnly: settings.ownUnitsOnly ?? false,
      soloLinks: { baseUrl: soloUrl, secret: TEST_SECRETS.linking },
    }),
    reports: createReportService(database, upstream.client, settings.log ?? silent),
    appointments: appointments.service,
    async soloRequests() {
      const all = await database.orm.select().from(assistanceRequest)
      const open = await database.orm
        .select()
        .from(assistanceRequest)
        .where(isNull(assistanceRequest.finishedAt))
      return { all: all.length, open: open.map(({ id }) => id) }
    },
    async elsewhere(method, path, body) {
      const answer = await solo.inject({
        method: method as 'GET',
        url: path,
        headers: { 'api-key': API_KEY },
        ...(body !== undefined && { payload: body as object }),
      })
      return { status: answer.statusCode, body: answer.body ? answer.json() : null }
    },
    async until(id, ...statuses) {
      const reader = allowed(actor('charge'), 'request:read')
      for (;;) {
        const view = await assistance.get(reader, id)
        if (!view.ok) throw new Error(view.refusal.code)
        if (statuses.includes(view.value.status)) return view.value
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    async close() {
      await outbox.stop()
      await poller.stop()
      await appointments.confirmations.stop()
      await nodeHeartbeat.stop()
      await removeNode(database.orm, nodeId)
      await upstream.close()
      await line.close()
      await solo.close()
    },
  }
}

/** Makes a signed-in user, a new one at each call. */
export const actor = (role: Role, name: string = role): Actor => ({
  userId: randomUUID(),
  name,
  role,
  sessionId: randomUUID(),
})

/** Returns a permit that the role must have. */
export function allowed<A extends Action>(who: Actor, action: A): Permit<A> {
  const result = permit(who, action)
  if (!result.ok) throw new Error(`${who.role} may not ${action}`)
  return result.value
}
