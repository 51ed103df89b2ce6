import { createDecipheriv, createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** One POST that arrived, before anything of it is believed. */
export interface Arrival {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** How the receiver answers an arrival; it may as well never. */
export type AnswerArrival = (response: ServerResponse, arrival: Arrival) => void

export interface WebhookReceiver {
  readonly url: string
  readonly port: number
  readonly arrivals: readonly Arrival[]
  /** From now on. At first, all are answered with 204. */
  answerWith(answer: AnswerArrival): void
  /** Forgets what arrived, and answers with 204 again. */
  reset(): void
  close(): Promise<void>
}

export const accept: AnswerArrival = (response) => response.writeHead(204).end()

/** An HTTP server on a free port of 127.0.0.1 that keeps every request it gets. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const arrivals: Arrival[] = []
  let answer = accept
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const arrival = { method, path, headers, body }
      arrivals.push(arrival)
      answer(response, arrival)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
  const { port } = address
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    arrivals,
    answerWith(next) {
      answer = next
    },
    reset() {
      arrivals.length = 0
      answer = accept
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/**
 * What a delivery says, opened as the PHP of the reference does it ("Add Webhook"): substr and base64_decode of the
 * three parts, hash('SHA256', $decryptionKey . $salt, true), openssl_decrypt with OPENSSL_RAW_DATA.
 */
export function opened(body: string, decryptionKey: string): unknown {
  const salt = Buffer.from(body.slice(0, 12), 'base64')
  const iv = Buffer.from(body.slice(12, 36), 'base64')
  const encrypted = Buffer.from(body.slice(36), 'base64')
  const secret = createHash('sha256')
    .update(Buffer.concat([Buffer.from(decryptionKey), salt]))
    .digest()
  const decipher = createDecipheriv('aes-256-cbc', secret, iv)
  return JSON.parse(Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8'))
}
