import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asc } from 'drizzle-orm'
import pino from 'pino'
import { refused, statusOf } from '@/lib/errors'
import { createAssistanceService } from '@/server/assistance/service'
import { createBoardService } from '@/server/board/service'
import { heartbeat, removeNode } from '@/server/db/lease'
import { event } from '@/server/db/schema'
import { readDatabaseTime } from '@/server/platform/db/clock'
import type { Database } from '@/server/platform/db/open'
import { createWorker } from '@/server/platform/worker'
import { createWebhookDelivery } from '@/server/solo-emulator/webhooks/delivery'
import { createUpstream } from '@/server/solo-gateway/upstream'
import { createOutboxWorker } from '@/server/sync/outbox/outbox-worker'
import type { WebhookHealth } from '@/server/sync/webhooks/webhook-service'
import { createWebhooks } from '@/server/sync/webhooks/webhooks'
import { type FaultyLine, startFaultyLine } from '../../../../support/faulty-line'
import { type CallSolo, startSolo } from '../../../../support/solo-server'

const TIMEOUT_MS = 1_500
const AUTH_SECRET = 'the secret of the sessions of these tests'

/** One Lantern among several on the same database and address, as far as webhooks go. */
export interface SubscribedNode {
  health(): WebhookHealth
  start(): Promise<void>
  stop(): Promise<void>
}

/** A Lantern in front of a real emulator that delivers webhooks to it over HTTP. There is no poller. */
export interface Subscriber {
  readonly database: Database
  readonly call: CallSolo
  /** The wire from Lantern to Solo. The one from Solo to Lantern is another, and never cut. */
  readonly line: FaultyLine
  readonly assistance: ReturnType<typeof createAssistanceService>
  readonly board: ReturnType<typeof createBoardService>
  /** Lantern's address, where Solo and everybody else can post. */
  readonly url: string
  /** All that was posted there, as it came. */
  readonly posted: readonly string[]
  /** A node that posts are handed to from its start to its stop; several take turns. */
  node(settings?: { authSecret?: string; publicUrl?: string; allowPrivate?: boolean }): SubscribedNode
  /** Started, and registered. */
  registered(): Promise<SubscribedNode>
  post(body: string, headers?: Record<string, string>): Promise<{ status: number; body: unknown }>
  /** The kinds of all events of all logs, in their order. */
  kinds(): Promise<string[]>
  stopNodes(): Promise<void>
  close(): Promise<void>
}

/** @param settings - the database as hospitalOf gives it, still open when the subscriber is closed */
export async function openSubscriber({ database }: { database: Database }): Promise<Subscriber> {
  const log = pino({ level: 'silent' })
  const solo = await startSolo(database, { webhookAddresses: { allowPrivate: true } })
  const delivery = createWebhookDelivery({ database, log, allowPrivate: true, patienceMs: 50 })
  await delivery.start()
  const line = await startFaultyLine(solo.url)
  const openUpstream = () =>
    createUpstream({
      baseUrl: line.url,
      apiKey: solo.apiKey,
      timeoutMs: TIMEOUT_MS,
      locatorIn: 'body',
      databaseNow: () => readDatabaseTime(database.orm),
      log,
    })
  const upstream = openUpstream()
  const nodeId = randomUUID()
  const outbox = createOutboxWorker({ database, upstream, nodeId, timeoutMs: TIMEOUT_MS, log })
  const assistance = createAssistanceService(database, {
    client: upstream.client,
    teamsTokenOf: async () => refused('teams_not_configured', 'Teams is not set up here.'),
    waitingRoom: undefined,
    allowHttp: true,
  })
  const alive = new Set([nodeId])
  const heart = createWorker({
    name: 'heartbeat',
    everyMs: 1_000,
    lateAfterMs: 10_000,
    log,
    round: async () => {
      for (const id of alive) await heartbeat(database.orm, id)
    },
  })
  heart.start()
  await heartbeat(database.orm, nodeId)
  await outbox.start()
  const gate = await openGate()
  const running = new Set<SubscribedNode>()

  function node({
    authSecret = AUTH_SECRET,
    publicUrl = gate.url,
    allowPrivate = true,
  } = {}): SubscribedNode {
    const own = openUpstream()
    const id = randomUUID()
    const webhooks = createWebhooks({
      database,
      upstream: own,
      nodeId: id,
      publicUrl,
      allowPrivate,
      authSecret,
      timeoutMs: TIMEOUT_MS,
      log,
    })
    const one: SubscribedNode = {
      health: webhooks.health,
      async start() {
        alive.add(id)
        await heartbeat(database.orm, id)
        running.add(one)
        gate.takers.push(webhooks)
        await webhooks.start()
      },
      async stop() {
        if (!running.delete(one)) return
        gate.takers.splice(gate.takers.indexOf(webhooks), 1)
        await webhooks.stop()
        await own.close()
        alive.delete(id)
        await removeNode(database.orm, id)
      },
    }
    return one
  }

  const stopNodes = async () => {
    for (const one of running) await one.stop()
  }

  return {
    database,
    call: solo.call,
    line,
    assistance,
    board: createBoardService(database, upstream.health),
    url: gate.url,
    posted: gate.posted,
    node,
    async registered() {
      const one = node()
      await one.start()
      while (one.health().state !== 'registered') await new Promise((resolve) => setTimeout(resolve, 10))
      return one
    },
    async post(body, headers = { 'content-type': 'text/plain' }) {
      const answer = await fetch(`${gate.url}/api/webhooks/solo`, { method: 'POST', headers, body })
      return { status: answer.status, body: await answer.json() }
    },
    async kinds() {
      const rows = await database.orm
        .select({ kind: event.kind })
        .from(event)
        .orderBy(asc(event.buildingId), asc(event.seq))
      return rows.map(({ kind }) => kind)
    },
    stopNodes,
    async close() {
      await stopNodes()
      await gate.close()
      await delivery.stop()
      await outbox.stop()
      await heart.stop()
      await upstream.close()
      await line.close()
      await solo.close()
    },
  }
}

/** The address of all nodes: what a load balancer is to them. */
async function openGate() {
  const takers: Pick<ReturnType<typeof createWebhooks>, 'receive'>[] = []
  const posted: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request.setEncoding('utf8')) body += chunk
    posted.push(body)
    const taker = takers[posted.length % takers.length]
    const result = await taker?.receive(body)
    const status = !result
      ? 503
      : result.ok
        ? result.value.replayed
          ? 200
          : 202
        : statusOf(result.refusal.code)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(result ?? null))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    takers,
    posted,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
