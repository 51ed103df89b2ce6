import { Agent, request } from 'undici'
import { type Send, sendFailure } from '@/lib/solo/send'

export interface SendOptions {
  readonly connectTimeoutMs: number
  /** The most connections to one server, so that an outage cannot pile them up. */
  readonly maxConnections: number
}

export interface Sender {
  readonly send: Send
  /** Ends at once, together with the calls under way. */
  close(): Promise<void>
}

type Headers = Awaited<ReturnType<typeof request>>['headers']
type Body = Awaited<ReturnType<typeof request>>['body']

const firstValues = (headers: Headers): Record<string, string> => {
  const single: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value
    if (first !== undefined) single[name] = first
  }
  return single
}

const readBytes = async (body: Body, limitBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    // Leaving the loop destroys the stream, and the connection with it.
    if (size > limitBytes) throw sendFailure('answer-too-large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/**
 * Creates the HTTP function of the Solo client, over undici: keep-alive, bounded connections, no redirects (undici
 * follows none by itself), bodies on GET as the reference wants them. Time limits beyond connecting are the signal's.
 */
export const createSend = ({ connectTimeoutMs, maxConnections }: SendOptions): Sender => {
  const dispatcher = new Agent({
    connect: { timeout: connectTimeoutMs },
    connections: maxConnections,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
  })
  // The one sure sign that nothing was sent: codes of DNS, TCP and TLS failures are too many to list.
  const connectErrors = new WeakSet<Error>()
  dispatcher.on('connectionError', (_origin, _targets, error) => connectErrors.add(error))

  const send: Send = async ({ method, url, headers, body, signal }) => {
    try {
      // Without `reset: false` undici ends the connection after every GET and DELETE with a body, in fear of servers
      // that leave it unread. The reference demands such bodies, and a board asks for them many times a second.
      const answer = await request(url, {
        dispatcher,
        method,
        headers,
        body: body ?? null,
        signal,
        reset: false,
      })
      return {
        status: answer.statusCode,
        headers: firstValues(answer.headers),
        text: async (limitBytes) => new TextDecoder().decode(await readBytes(answer.body, limitBytes)),
        bytes: (limitBytes) => readBytes(answer.body, limitBytes),
      }
    } catch (error) {
      if (error instanceof Error && connectErrors.has(error)) throw sendFailure('never-connected', error)
      throw error
    }
  }
  return { send, close: () => dispatcher.destroy() }
}
