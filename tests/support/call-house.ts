import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll } from 'vitest'
import {
  CALLS_PATH,
  type CallDoor,
  type CallEntered,
  type CallerToServer,
  type CallSide,
  type ServerToCaller,
} from '@/lib/realtime/calls'
import type { Database } from '@/server/platform/db/open'
import { isOwnOrigin } from '@/server/realtime/handshake'
import { type Calls, type CallsSettings, createCalls } from '@/server/solo-emulator/calls/calls'
import { createSoloServer } from '@/server/solo-emulator/server'
import { describeOnBothDatabases } from './database'
import { type CallSolo, callerOf } from './solo-call'
import { TEST_SECRETS } from './solo-server'
import { workerDatabase } from './worker-database'

/** How long a place is kept in these tests, for those that wait until it is lost. */
export const KEPT_MS = 400
/** Longer than any test runs, for those that come back to their place. */
export const KEPT_LONG_MS = 3_600_000

export const API_KEY = 'a key of the tests'
/** No server helps its calls to connect. */
export const NO_ICE = { stunUrls: [], turnUrls: [], turnSecret: undefined, relayOnly: false }

export type Caller = Socket<ServerToCaller, CallerToServer>

/** The Solo emulator with its calls, on a real socket. */
export interface CallHouse {
  readonly call: CallSolo
  readonly database: Database
  /** Follows a link as a browser does. @returns the Cookie header of its seat, or null */
  open(link: string, cookie?: string): Promise<string | null>
  /** A socket with that cookie, opened by a page of `origin` or by no page, not connected yet. */
  socket(callId: string, side: CallSide, cookie: string | null, origin?: string): Caller
  /** Where its own pages are. */
  readonly origin: string
  /**
   * Ends the server with its calls, and starts another on the same database, at another port.
   * @param keptMs - how long it keeps a place, until the test ends; absent: as long as before
   */
  restart(keptMs?: number): Promise<void>
}

/** Follows a link into a call as a browser does. @returns the Cookie header of its seat, or null */
export async function openLink(link: string, cookie?: string): Promise<string | null> {
  const answer = await fetch(link, { redirect: 'manual', headers: cookie ? { cookie } : {} })
  return answer.status === 303 ? (answer.headers.get('set-cookie')?.split(';')[0] ?? null) : null
}

/** Returns a socket of a call with that cookie, opened by a page of `origin` or by no page, not connected yet. */
export const callSocket = (url: string, door: CallDoor, cookie: string | null, origin?: string): Caller =>
  io(url, {
    path: CALLS_PATH,
    transports: ['websocket'],
    auth: door,
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    extraHeaders: { ...(cookie && { cookie }), ...(origin && { origin }) },
  })

/** Serves the emulator and its calls at a port of its own. */
export async function serveCalls({
  app,
  ...settings
}: Pick<CallsSettings, 'database' | 'seatKeptMs' | 'nodeDeadAfterMs'> & { readonly app: FastifyInstance }) {
  const httpServer = createServer((request, response) => app.routing(request, response))
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`
  const calls: Calls = createCalls({
    httpServer,
    ice: NO_ICE,
    links: { publicUrl: () => url, secret: TEST_SECRETS.calls },
    isOwnOrigin: (headers) => isOwnOrigin(headers, url),
    log: pino({ level: 'silent' }),
    ...settings,
  })
  await calls.start()
  return {
    url,
    async stop() {
      await calls.stop()
      httpServer.closeAllConnections()
      await new Promise((resolve) => httpServer.close(resolve))
    },
  }
}

/** A describe block for each database, with the Solo emulator and its calls running. */
export const describeCalls = (name: string, tests: (house: () => CallHouse) => void): void =>
  describeOnBothDatabases(name, (openTestDatabase) => {
    const asAtFirst = workerDatabase(openTestDatabase, 'emulator')
    let house: CallHouse
    let close = async () => {}
    let asBefore = async () => {}
    const sockets: Caller[] = []
    beforeAll(async () => {
      const log = pino({ level: 'silent' })
      const database = await asAtFirst()
      let url = ''
      const secrets = TEST_SECRETS
      const app = await createSoloServer({
        database,
        apiKey: API_KEY,
        publicUrl: () => url,
        secrets,
        callRoom: true,
        log,
      })
      let kept = KEPT_MS
      const serve = async () => {
        const served = await serveCalls({ app, database, seatKeptMs: kept })
        url = served.url
        return served.stop
      }
      let stop = await serve()
      house = {
        call: (...of) => callerOf(url, API_KEY)(...of),
        database,
        open: openLink,
        get origin() {
          return url
        },
        socket(callId, side, cookie, origin) {
          const socket = callSocket(url, { callId, side }, cookie, origin)
          sockets.push(socket)
          return socket
        },
        async restart(keptMs = kept) {
          kept = keptMs
          await stop()
          stop = await serve()
        },
      }
      asBefore = async () => {
        if (kept !== KEPT_MS) await house.restart(KEPT_MS)
      }
      close = async () => {
        await stop()
        await app.close()
      }
    })
    afterEach(async () => {
      for (const socket of sockets.splice(0)) socket.disconnect()
      await asBefore()
    })
    afterAll(() => close())
    tests(() => house)
  })

export const connect = (socket: Caller): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
    socket.connect()
  })

/** Connects and enters, with camera and microphone on. */
export async function enter(socket: Caller, instance = 'first'): Promise<CallEntered> {
  if (!socket.connected) await connect(socket)
  return socket.emitWithAck('call:enter', { instance, media: { mic: true, camera: true, screen: false } })
}

/** The next message of that name, with its arguments. */
export const next = <Name extends keyof ServerToCaller>(
  socket: Caller,
  name: Name,
): Promise<Parameters<ServerToCaller[Name]>> =>
  new Promise((resolve) => {
    // Socket.IO types each event's listener on its own.
    const untyped: Socket = socket
    untyped.once(name as string, (...sent: Parameters<ServerToCaller[Name]>) => resolve(sent))
  })
