import type { Socket } from 'node:net'
import { within } from '@/server/platform/db/within'
import type { RealtimeServer } from './broadcast'

/**
 * Tracks the network connections behind the sockets. A display that hangs does not answer a close frame, and the WebSocket
 * library waits 30 s for that; an HTTP server does not count upgraded connections among those that it can end.
 * @returns a function that waits until all are closed, and breaks those that are still open after `graceMs`
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
