import { connect } from 'node:net'

const ANSWER_WITHIN_MS = 30_000

export interface RawRequest {
  readonly method: string
  /** As it stands, in Latin-1: also what no HTTP client would send. */
  readonly path: string
  /** Each as it stands; the same name may come twice. Host, Content-Length and Connection are added. */
  readonly headers?: readonly string[]
  readonly body?: Uint8Array
}

export interface RawAnswer {
  /** 0: the connection was closed without an answer. */
  readonly status: number
  readonly text: string
}

/**
 * Sends one request byte by byte as given, over a connection of its own.
 * @throws {Error} when nothing comes of it within 30 s
 */
export function sendRaw(
  origin: string,
  { method, path, headers = [], body }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  const head = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    'Connection: close',
    ...(body ? [`Content-Length: ${body.byteLength}`] : []),
    ...headers,
    '\r\n',
  ].join('\r\n')
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname)
    const done = () => {
      const text = Buffer.concat(chunks).toString()
      resolve({ status: Number(/^HTTP\/1\.\d (\d{3})/.exec(text)?.[1] ?? 0), text })
    }
    socket.setTimeout(ANSWER_WITHIN_MS, () => {
      socket.destroy()
      reject(new Error(`No answer to ${method} ${path.slice(0, 80)}`))
    })
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A server that refuses a long request closes it while we still write: that is an answer too.
    socket.on('error', done)
    socket.on('close', done)
    socket.write(Buffer.concat([Buffer.from(head, 'latin1'), ...(body ? [body] : [])]))
  })
}
