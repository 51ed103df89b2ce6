import { io, type ManagerOptions, type SocketOptions } from 'socket.io-client'
import { PROTOCOL_HANDSHAKE } from '@/lib/realtime/protocol'
import { actingUserHandshake } from './acting-user'
import type { BoardSocket } from './connection'

/** How every screen's socket connects, and connects again. */
export const SOCKET_OPTIONS: Partial<ManagerOptions & SocketOptions> = {
  transports: ['websocket'],
  autoConnect: false,
  forceNew: true,
  // A node that is stopped takes the connection and says nothing. Longer than a node that 1,000 displays come back to needs.
  timeout: 8_000,
  reconnectionDelay: 500,
  reconnectionDelayMax: 5_000,
}

/** Creates a socket to the server of this page, with the page's protocol version. It is not connected yet. */
export const openSocket = (): BoardSocket =>
  io({
    ...SOCKET_OPTIONS,
    auth: { ...PROTOCOL_HANDSHAKE, ...actingUserHandshake() },
  })
