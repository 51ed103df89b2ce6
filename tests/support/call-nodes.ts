import { pino } from 'pino'
import { inject } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { createSoloServer } from '@/server/solo-emulator/server'
import { API_KEY, type CallHouse, callSocket, openLink, serveCalls } from './call-house'
import { afterFile } from './cleanup'
import { type CutLine, startCutLine } from './cut-line'
import { createDatabase } from './postgres-databases'
import { callerOf } from './solo-call'
import { TEST_SECRETS } from './solo-server'

/** One of several nodes that serve calls on one PostgreSQL, over a line of its own. */
export interface CallNode extends Pick<CallHouse, 'call' | 'open' | 'socket'> {
  readonly database: Database
  /** Between the node and the database: a node that is cut off has died, as the others see it. */
  readonly line: CutLine
  stop(): Promise<void>
}

export interface NodeTimes {
  readonly seatKeptMs: number
  readonly nodeDeadAfterMs: number
  /** The node hears no notices of the database. */
  readonly deaf?: true
}

/** Makes a PostgreSQL database with the demo hospital. @returns what starts a node on it; all end with the test file */
export async function openCallNodes(): Promise<(times: NodeTimes) => Promise<CallNode>> {
  const server = inject('postgresUrl')
  if (server === null)
    throw new Error('There is no PostgreSQL here, and many nodes cannot be tested without.')
  const { url: databaseUrl, drop } = await createDatabase(
    server,
    inject('databaseTemplates').emulator.postgres,
  )
  afterFile(drop)

  return async ({ deaf, ...times }) => {
    const line = await startCutLine()
    const through = new URL(databaseUrl)
    line.lead(Number(through.port))
    through.port = String(line.port)
    const log = pino({ level: 'silent' })
    const opened = await openDatabase({ url: through.href, dataDir: '', log })
    const database = deaf ? { ...opened, listen: async () => async () => {} } : opened
    let origin = ''
    const app = await createSoloServer({
      database,
      apiKey: API_KEY,
      publicUrl: () => origin,
      secrets: TEST_SECRETS,
      callRoom: true,
      log,
    })
    const served = await serveCalls({ app, database, ...times })
    origin = served.url
    const sockets: ReturnType<typeof callSocket>[] = []
    let stopped: Promise<void> | null = null
    const stop = () => {
      stopped ??= (async () => {
        for (const socket of sockets) socket.disconnect()
        await served.stop()
        await app.close()
        await database.close()
      })()
      return stopped
    }
    afterFile(stop)
    return {
      line,
      database,
      call: callerOf(origin, API_KEY),
      open: openLink,
      socket(callId, side, cookie) {
        const socket = callSocket(origin, { callId, side }, cookie)
        sockets.push(socket)
        return socket
      },
      stop,
    }
  }
}
