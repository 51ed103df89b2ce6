import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import { z } from 'zod'
import { type Refusal, refused } from '@/lib/errors'
import type { CallRooms } from '@/lib/realtime/calls'
import { CALLS_PATH, type CallerToServer, type ServerToCaller } from '@/lib/realtime/calls'
import { protocolRefusal } from '@/lib/realtime/protocol-refusal'
import type { Database } from '@/server/platform/db/open'
import { errorCode } from '@/server/platform/error-code'
import { readHostCookie } from '@/server/platform/http/cookies'
import { guestLink, type LinkMaker } from '../services/visit-links'
import type { CallSocketData } from './caller'
import type { IceSettings } from './ice'
import { BROWSER_COOKIE, seatOf } from './seats'
import { createSignalling } from './signalling'

/** A session description with many candidates has some ten thousand bytes. */
const LARGEST_MESSAGE_BYTES = 128 * 1024
/** The server notices a dead peer after the sum of both. */
const PING_EVERY_MS = 5_000
const PING_ANSWER_MS = 5_000

export interface CallsSettings {
  readonly httpServer: HttpServer
  readonly database: Database
  readonly ice: IceSettings
  /** The secrets that sign the links of guests. */
  readonly links: LinkMaker
  /** Whether the page that asks may open a socket. */
  readonly isOwnOrigin: (headers: Readonly<Record<string, string | string[] | undefined>>) => boolean
  readonly log: Logger
  /** As in `createSignalling`. */
  readonly seatKeptMs?: number
  readonly nodeDeadAfterMs?: number
}

export interface Calls extends CallRooms {
  start(): Promise<void>
  stop(): Promise<void>
}

const door = z.object({ callId: z.uuid(), side: z.enum(['provider', 'patient', 'guest']) })

/**
 * Creates the live half of video calls: Socket.IO at its own path, for browsers that have a seat. The members of a call may be
 * connected to different processes, which share one database.
 */
export function createCalls({
  httpServer,
  database,
  ice,
  links,
  isOwnOrigin,
  log,
  seatKeptMs,
  nodeDeadAfterMs,
}: CallsSettings): Calls {
  const { orm } = database
  const io = new Server<CallerToServer, ServerToCaller, Record<string, never>, CallSocketData>({
    path: CALLS_PATH,
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
    perMessageDeflate: false,
    pingInterval: PING_EVERY_MS,
    pingTimeout: PING_ANSWER_MS,
    allowRequest: (request, decide) => {
      const own = isOwnOrigin(request.headers)
      decide(own ? null : 'Foreign origin', own)
    },
  })
  const browserKeyIn = (cookieHeader: string | null) =>
    readHostCookie(cookieHeader, BROWSER_COOKIE, links.publicUrl().startsWith('https:'))
  io.use((socket, next) => {
    const refusal = protocolRefusal(socket.handshake.auth)
    if (refusal) return next(turnedAway(refusal))
    const asked = door.safeParse(socket.handshake.auth)
    if (!asked.success) return next(turnedAway(noSeat()))
    const browserKey = browserKeyIn(socket.handshake.headers.cookie ?? null)
    seatOf(orm, asked.data.callId, asked.data.side, browserKey).then(
      (seat) => {
        if (!seat) return next(turnedAway(noSeat()))
        socket.data = { seat }
        next()
      },
      (error: unknown) => {
        log.warn({ code: errorCode(error) }, 'A seat in a call could not be checked')
        next(new Error('Try again.'))
      },
    )
  })
  const signalling = createSignalling({
    callers: io.of('/'),
    database,
    ice,
    invite: (callId) => guestLink(links, callId),
    log,
    seatKeptMs,
    nodeDeadAfterMs,
  })
  return {
    async hasSeat(callId, side, cookieHeader) {
      const asked = door.safeParse({ callId, side })
      const browserKey = browserKeyIn(cookieHeader)
      return asked.success && (await seatOf(orm, asked.data.callId, asked.data.side, browserKey)) !== null
    },
    async start() {
      await signalling.start()
      io.attach(httpServer)
    },
    async stop() {
      io.engine?.close()
      await signalling.stop()
    },
  }
}

const noSeat = (): Refusal =>
  refused('forbidden', 'You have no seat in this call: open it by its link.').refusal

/** Creates an error for the handshake. Socket.IO sends `data` along with the message. */
const turnedAway = (refusal: Refusal): Error => Object.assign(new Error(refusal.message), { data: refusal })
