import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { UpstreamHealth } from '@/lib/board/types'
import type { AccountService } from '@/server/accounts/service'
import type { JoinWithin } from '@/server/escalation/on-call'
import type { LostUpgrades } from '@/server/health'
import type { Database } from '@/server/platform/db/open'
import type { RotatedSecret } from '@/server/platform/rotated-secret'
import type { WorkerHealth } from '@/server/platform/worker'
import { createBedsideRooms, DEVICES, tellDevices } from './bedside'
import { createBoardHeartbeat } from './board-heartbeat'
import { broadcast, type RealtimeServer, roomsOf, sendAway, socketsIn } from './broadcast'
import { holdConnections } from './connections'
import { createEventLogReader } from './event-log-reader'
import { isOwnOrigin, requireProtocol, requireSession } from './handshake'
import { createLiveReads } from './live-reads'
import { createLostUpgrades } from './lost-upgrades'
import { createSessionGuard } from './session-guard'
import { createSubscriptions } from './subscriptions'

/** A subscription is some hundred bytes; clients send nothing else. */
const LARGEST_MESSAGE_BYTES = 4_096
/** How long a socket may stay without a session. */
const HANDSHAKE_MS = 10_000
/** Either side notices a dead peer after the two together. */
const PING_EVERY_MS = 10_000
const PING_ANSWER_MS = 10_000
const CLOSE_GRACE_MS = 1_000

export interface RealtimeSettings {
  readonly httpServer: HttpServer
  readonly database: Database
  readonly accounts: AccountService
  readonly authSecret: RotatedSecret
  readonly secureCookies: boolean
  readonly trustProxy?: boolean | undefined
  /** The address that users open; read at each handshake, because a port of 0 is known only later. */
  readonly publicUrl: () => string
  readonly upstream: () => UpstreamHealth
  /** The build's name, sent with each heartbeat, so that pages of an older build reload. */
  readonly version?: string | undefined
  /** The time in which a claim must be joined; absent: the default. */
  readonly joinWithin?: JoinWithin
  readonly log: Logger
  /** How often all connected sessions are checked, in case a sign-out was not heard. 15 s when absent. */
  readonly sessionCheckMs?: number | undefined
  /** After this long without a hand a session is locked; absent: only by hand. */
  readonly lockAfterSeconds?: number | undefined
}

export interface Realtime {
  /** Starts letting sockets in. Attach it after the other request listeners of `httpServer`. */
  start(): Promise<void>
  /** Breaks every socket's transport, so that displays reconnect to another node. Leaves `httpServer` open. */
  stop(): Promise<void>
  /** The health of the event-log reader. */
  health(): WorkerHealth
  lostUpgrades(): LostUpgrades
}

/**
 * Creates the live half of the boards over Socket.IO. A node's own sockets are all that only this node knows; every node reads
 * the same log, so any number of nodes serve one database. WebSocket only: a load balancer needs no sticky sessions.
 */
export function createRealtime(settings: RealtimeSettings): Realtime {
  const {
    httpServer,
    database,
    publicUrl,
    upstream,
    version,
    joinWithin,
    log,
    sessionCheckMs,
    lockAfterSeconds,
  } = settings
  const io: RealtimeServer = new Server({
    transports: ['websocket'],
    serveClient: false,
    // Next's own upgrades (reload while developing) must stay open.
    destroyUpgrade: false,
    maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
    connectTimeout: HANDSHAKE_MS,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_ANSWER_MS,
    allowRequest: (request, decide) => {
      const own = isOwnOrigin(request.headers, publicUrl())
      if (!own) log.warn({ origin: request.headers.origin }, 'A socket from a foreign page was refused')
      decide(own ? null : 'Foreign origin', own)
    },
  })
  const liveReads = createLiveReads(io, database.orm, log)
  const eventLog = createEventLogReader({
    database,
    onEvent: (event) => {
      broadcast(io, event)
      liveReads.note(event)
      tellDevices(io, event)
    },
    // The displays reconnect, ask for what follows an event that no longer exists, and are answered `snapshot-needed`.
    onRewound: (buildingId) => {
      for (const { room } of roomsOf(io, buildingId)) sendAway(socketsIn(io, room))
      sendAway(socketsIn(io, DEVICES))
    },
    log,
  })
  const guard = createSessionGuard({ io, database, log, checkMs: sessionCheckMs, lockAfterSeconds })
  const heartbeat = createBoardHeartbeat({ io, database, eventLog, upstream, version, joinWithin, log })
  const lostUpgrades = createLostUpgrades(log)
  const takeSubscriptions = createSubscriptions(database, log)
  const joinBedRoom = createBedsideRooms(database, log)
  let endConnections = async (_graceMs: number): Promise<void> => {}

  io.use(requireProtocol(log))
  io.use(requireSession(settings))
  io.on('connection', (socket) => {
    takeSubscriptions(socket)
    void joinBedRoom(socket)
    void guard.admit(socket)
  })

  return {
    async start() {
      await eventLog.start()
      await guard.start()
      heartbeat.start()
      io.attach(httpServer)
      io.engine.on('connection_error', lostUpgrades.note)
      endConnections = holdConnections(io)
    },
    async stop() {
      heartbeat.stop()
      // Not io.close(), which would close the HTTP server as well.
      io.engine?.close()
      await Promise.all([guard.stop(), eventLog.stop(), endConnections(CLOSE_GRACE_MS)])
      await liveReads.settled()
    },
    health: () => eventLog.health(),
    lostUpgrades: lostUpgrades.read,
  }
}
