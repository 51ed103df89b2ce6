import { once } from 'node:events'
import { createServer } from 'node:net'

/** Finds a TCP port of 127.0.0.1 that no process listens on now. Where a server can choose for itself, port 0 is better. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
  return address.port
}
