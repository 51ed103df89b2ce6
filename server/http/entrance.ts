import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ErrorBody } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface Entrance {
  readonly server: Server
  /** Listens, and answers 503 until `open` is called. @returns the port, which the system chooses for 0 */
  listen(port: number, host: string): Promise<number>
  open(handler: Handler): void
  /** Ends idle connections and waits for those under way, at most `graceMs`. */
  close(graceMs: number): Promise<void>
}

const STARTING: ErrorBody = {
  error: { code: 'starting', ...refusalText('server.starting') },
}

const notYet: Handler = (_request, response) => {
  response.writeHead(503, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'Retry-After': '1',
    // No one can press reload on a screen that was switched on too early, and it has no script yet.
    Refresh: '3',
  })
  response.end(JSON.stringify({ status: 'starting', ...STARTING }))
}

/** Where a supervisor asks whether the process is to be restarted. */
const LIVENESS_PATH = '/api/health/live'

/** Also while it starts and while its database is away: a restart would mend neither. */
const alive: Handler = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
  response.end(JSON.stringify({ status: 'alive' }))
}

/**
 * How long (ms) a connection may be idle: longer than the 60 s of nginx and of load balancers in front, which would otherwise send a
 * request into one that Lantern has just closed, and answer it with 502.
 */
const KEEP_ALIVE_MS = 75_000

/**
 * Creates the one HTTP server of the process.
 * @param prepare - runs before each answer, also while Lantern is starting
 */
export function createEntrance(prepare: (response: ServerResponse) => void = () => {}): Entrance {
  let handler = notYet
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    prepare(response)
    const [path] = (request.url ?? '').split('?', 1)
    const answer = path === LIVENESS_PATH ? alive : handler
    answer(request, response)
  })
  return {
    server,
    open(next) {
      handler = next
    },
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          resolve((server.address() as AddressInfo).port)
        })
      }),
    close: (graceMs) =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(force)
          resolve()
        })
        // What is still being answered is not idle yet, and is to end right after its answer.
        server.keepAliveTimeout = 1
        server.closeIdleConnections()
      }),
  }
}
