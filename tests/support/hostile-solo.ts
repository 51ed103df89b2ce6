import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** An upstream that misbehaves on purpose, over real sockets on 127.0.0.1. */

export interface RecordedRequest {
  readonly method: string
  /** With the query string, as it stood on the request line. */
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What the server does with one request, once it has read it. */
export type Behaviour = (response: ServerResponse, request: RecordedRequest) => void

export interface HostileSolo {
  readonly url: string
  /** Every request that arrived whole, in order of arrival. */
  readonly requests: readonly RecordedRequest[]
  /** One behaviour for each coming request, in turn; the last one stays. */
  behave(first: Behaviour, ...next: Behaviour[]): void
  /** Breaks every connection and stops listening; the port is free afterwards. */
  stop(): Promise<void>
}

const DRIP_MS = 5

const HTML = '<!DOCTYPE html><html><body><h1>Some proxy</h1></body></html>'

/** Answers with any status and body, as JSON unless `headers` say otherwise. */
export const answers =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  }

export const answersJson = (status: number, json: unknown, headers: Record<string, string> = {}): Behaviour =>
  answers(status, JSON.stringify(json), headers)

export const answersHtml = (status: number): Behaviour =>
  answers(status, HTML, { 'content-type': 'text/html' })

/** Error envelope of /request-assistance. */
export const answersFlat = (
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Behaviour => answersJson(status, { message }, headers)

/** Error envelope of everything else. */
export const answersNested = (status: number, message: string): Behaviour =>
  answersJson(status, { error: { message } })

/** As the live service answers an unknown key. */
export const refusesTheKey = answersNested(401, '')

export const asksToWait = (retryAfter: string, status: 429 | 503 = 429): Behaviour =>
  answers(status, '', { 'retry-after': retryAfter })

export const answersNothing: Behaviour = answers(200, '')

export const answersInvalidJson: Behaviour = answers(200, '{"id": "f87479f4", ')

export const answersWrongShape: Behaviour = answersJson(200, { totally: ['different'] })

/** A JSON string of `bytes` bytes. */
export const answersOversized = (bytes: number): Behaviour => answers(200, `"${'x'.repeat(bytes - 2)}"`)

export const redirects = (location: string, status: 301 | 302 | 303 | 307 = 302): Behaviour =>
  answers(status, '', { location })

/** Reads the request and never says a word. */
export const hangsBeforeHeaders: Behaviour = () => undefined

export const hangsAfterHeaders =
  (status = 200): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.flushHeaders()
  }

/** A body without end, a byte at a time: each one on time, the whole never. */
export const drips =
  (status = 200): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.write('[')
    const dripping = setInterval(() => response.write(' '), DRIP_MS)
    response.on('close', () => clearInterval(dripping))
  }

/** Promises more than it sends, then breaks the connection. */
export const cutsOffMidBody =
  (status = 200): Behaviour =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"id": "f87479f4', () => response.destroy())
  }

/** Breaks the connection instead of answering. */
export const closesAtOnce: Behaviour = (response) => {
  response.destroy()
}

/** Writes bytes to the socket as they are, HTTP or not, and closes it. */
export const writesRaw =
  (bytes: string | Uint8Array): Behaviour =>
  (response) => {
    response.socket?.end(bytes)
  }

/** Starts one on a free port. It answers 200 with an empty body until told otherwise. */
export const startHostileSolo = async (): Promise<HostileSolo> => {
  const requests: RecordedRequest[] = []
  let behaviours: readonly Behaviour[] = [answersNothing]

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request)
    const recorded = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
    requests.push(recorded)
    const [now, ...later] = behaviours
    if (later.length > 0) behaviours = later
    now?.(response, recorded)
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no TCP port')

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    behave: (...list) => {
      behaviours = list
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
