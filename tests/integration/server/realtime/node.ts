import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import type { RequireSecondFactor } from '@/lib/board/factors'
import type { UpstreamHealth } from '@/lib/board/types'
import { createAccountService } from '@/server/accounts/service'
import type { Database } from '@/server/platform/db/open'
import { createRealtime } from '@/server/realtime/realtime'
import type { SessionClaim } from '@/server/sessions/session-cookie'
import { openSession } from '@/server/sessions/sessions'
import { sessionCookie } from '../../../support/session-cookie'

const SECRET = 'a secret of the realtime tests, long enough'
export const PUBLIC_URL = 'https://board.example'
export const UPSTREAM: UpstreamHealth = { state: 'up', since: 1_700_000_000_000 }

/** Longer than any test runs. */
export const NEVER_MS = 3_600_000

/**
 * One Lantern node, as far as sockets go: a real HTTP server with the real account service.
 * @param sessionCheckMs - how often it checks the sessions of its sockets without a notification; absent: never, so that a test
 *   may wait as long as the machine takes for what a notification does
 */
export async function startNode(
  database: Database,
  sessionCheckMs = NEVER_MS,
  requireSecondFactor: RequireSecondFactor = 'off',
) {
  const logged: string[] = []
  const log = pino({ level: 'warn' }, { write: (line) => logged.push(line) })
  const httpServer = createServer((_request, response) => response.writeHead(404).end())
  const accounts = createAccountService({
    database,
    sessionSeconds: 3_600,
    demo: true,
    localSignIn: 'on',
    requireSecondFactor,
    log,
  })
  const realtime = createRealtime({
    httpServer,
    database,
    accounts,
    authSecret: SECRET,
    secureCookies: false,
    publicUrl: () => PUBLIC_URL,
    upstream: () => UPSTREAM,
    log,
    sessionCheckMs,
  })
  await realtime.start()
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve))
  const { port } = httpServer.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    accounts,
    realtime,
    /** Its warnings and errors, one a line. */
    logged,
    stop: async () => {
      await realtime.stop()
      httpServer.closeAllConnections()
      await new Promise((resolve) => httpServer.close(resolve))
    },
  }
}
export type Node = Awaited<ReturnType<typeof startNode>>

/** The Cookie header of someone who has signed in, and the session it names. */
export async function signIn(database: Database, accountId: string, seconds = 3_600) {
  const sessionId = await openSession(database.orm, accountId, seconds, true)
  return { sessionId, cookie: await cookieOf({ sessionId, expiresAt: Date.now() + seconds * 1_000 }) }
}

export const cookieOf = (claim: Omit<SessionClaim, 'paired'>, secret = SECRET): Promise<string> =>
  sessionCookie(claim, secret)
