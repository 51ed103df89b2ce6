import type { Socket } from 'node:net'
import { within } from '@/server/platform/db/within'
import type { RealtimeServer } from './broadcast'

/**
 * Keeps hold of the network connections behind the sockets. A display that hangs answers no close frame, for which the
 * WebSocket library waits 30 s, and an HTTP server does not count upgraded connections among those it can end.
 * @returns what waits until all are closed, and breaks those that are not after `graceMs`
 */
export function holdConnections(io: RealtimeServer): (graceMs: number) => Promise<void> {
  const open = new Map<Socket, Promise<void>>()
  io.engine.on('connection', ({ request }: { request: { socket: Socket } }) => {
    const { socket } = request
    const closed = new Promise<void>((resolve) => {
      socket.once('close', () => {
        open.delete(socket)
        resolve()
      })
    })
    open.set(socket, closed)
  })
  return async (graceMs) => {
    await within(graceMs, Promise.all(open.values())).catch(() => {})
    for (const socket of open.keys()) socket.destroy()
  }
}
