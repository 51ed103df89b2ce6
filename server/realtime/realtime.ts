import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { UpstreamHealth } from '@/lib/board/types'
import type { AccountService } from '@/server/accounts/service'
import type { JoinWithin } from '@/server/escalation/on-call'
import type { Database } from '@/server/platform/db/open'
import type { WorkerHealth } from '@/server/platform/worker'
import { createBedsideRooms, DEVICES, tellDevices } from './bedside'
import { createBoardHeartbeat } from './board-heartbeat'
import { broadcast, type RealtimeServer, roomsOf, sendAway, socketsIn } from './broadcast'
import { holdConnections } from './connections'
import { createEventLogReader } from './event-log-reader'
import { isOwnOrigin, requireProtocol, requireSession } from './handshake'
import { createSessionGuard } from './session-guard'
import { createSubscriptions } from './subscriptions'

/** A watch query is some hundred bytes; nothing else is ever sent to us. */
const LARGEST_MESSAGE_BYTES = 4_096
/** How long a socket may stay without having shown a session. */
const HANDSHAKE_MS = 10_000
/** A dead peer is noticed, on either side, after the two together. */
const PING_EVERY_MS = 10_000
const PING_ANSWER_MS = 10_000
const CLOSE_GRACE_MS = 1_000

export interface RealtimeSettings {
  readonly httpServer: HttpServer
  readonly database: Database
  readonly accounts: AccountService
  readonly authSecret: string
  readonly secureCookies: boolean
  /** The address people open; asked at each handshake, since a port of 0 is only known later. */
  readonly publicUrl: () => string
  readonly upstream: () => UpstreamHealth
  /** Told with each pulse, so that pages of an older build load themselves again. */
  readonly version?: string | undefined
  /** How long a claim may go without being joined; absent: the default. */
  readonly joinWithin?: JoinWithin
  readonly log: Logger
  /** How often all connected sessions are looked up, in case a sign-out went unheard. 15 s when absent. */
  readonly sessionCheckMs?: number | undefined
}

export interface Realtime {
  /** From here on sockets are let in. Attach it after the other request listeners of `httpServer`. */
  start(): Promise<void>
  /** Breaks every socket's transport, so that displays come back to another node. Leaves `httpServer` open. */
  stop(): Promise<void>
  /** The tail's. */
  health(): WorkerHealth
}

/**
 * The live half of a board over Socket.IO. All a node knows that no other does are its own sockets; every node reads the
 * same log, so any number of them serve one database. WebSocket only: no stickiness is needed of a load balancer.
 */
export function createRealtime(settings: RealtimeSettings): Realtime {
  const { httpServer, database, publicUrl, upstream, version, joinWithin, log, sessionCheckMs } = settings
  const io: RealtimeServer = new Server({
    transports: ['websocket'],
    serveClient: false,
    // Next's own upgrades (reload while developing) are not ours to end.
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
  const eventLog = createEventLogReader({
    database,
    onEvent: (event) => {
      broadcast(io, event)
      tellDevices(io, event)
    },
    // They come back, ask for what follows an event that is no longer there, and are told to start afresh.
    onRewound: (buildingId) => {
      for (const { room } of roomsOf(io, buildingId)) sendAway(socketsIn(io, room))
      sendAway(socketsIn(io, DEVICES))
    },
    log,
  })
  const guard = createSessionGuard({ io, database, log, checkMs: sessionCheckMs })
  const heartbeat = createBoardHeartbeat({ io, database, eventLog, upstream, version, joinWithin, log })
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
      endConnections = holdConnections(io)
    },
    async stop() {
      heartbeat.stop()
      // Not io.close(): that would close the HTTP server as well.
      io.engine?.close()
      await Promise.all([guard.stop(), eventLog.stop(), endConnections(CLOSE_GRACE_MS)])
    },
    health: () => eventLog.health(),
  }
}
