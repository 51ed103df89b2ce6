import { createServer as createPlainServer, type Socket } from 'node:net'
import { createServer, type TlsOptions } from 'node:tls'

/** A syslog collector that understands RFC 5425, on loopback. */
export interface SyslogCollector {
  readonly port: number
  /** The messages so far, unframed, in order. */
  readonly messages: readonly string[]
  /** How many connections there were. */
  readonly connections: number
  /** What becomes of a connection: it is read to its end, or cut off after so many bytes. */
  behave(how: 'reads' | { readonly cutAfter: number } | 'never closes'): void
  close(): Promise<void>
}

/** @param port - to come back at the port of before; absent: any */
export async function startCollector(tls: TlsOptions | null, port = 0): Promise<SyslogCollector> {
  const messages: string[] = []
  const open = new Set<Socket>()
  let connections = 0
  let how: Parameters<SyslogCollector['behave']>[0] = 'reads'
  const receive = (socket: Socket) => {
    connections += 1
    let bytes = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (more: Buffer) => {
      bytes = Buffer.concat([bytes, more])
      if (typeof how === 'object' && bytes.length > how.cutAfter) socket.destroy()
    })
    socket.on('end', () => {
      messages.push(...unframed(bytes))
      if (how !== 'never closes') socket.end()
    })
  }
  const server = tls
    ? createServer({ ...tls, allowHalfOpen: true } as TlsOptions, receive)
    : createPlainServer({ allowHalfOpen: true }, receive)
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    messages,
    get connections() {
      return connections
    },
    behave: (next) => {
      how = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // As when the collector dies: a connection that is only closed would tell the sender that all was read.
        for (const socket of open) socket.resetAndDestroy()
      }),
  }
}

/** Splits octet-counted frames; throws where one is not whole. */
function unframed(bytes: Buffer): string[] {
  const found: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(' ', at)
    const length = Number(bytes.toString('latin1', at, space))
    if (space < 0 || !(length > 0) || space + 1 + length > bytes.length)
      throw new Error('A frame is not whole.')
    found.push(bytes.toString('utf8', space + 1, space + 1 + length))
    at = space + 1 + length
  }
  return found
}
