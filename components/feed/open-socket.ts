import { io } from 'socket.io-client'
import { PROTOCOL_HANDSHAKE } from '@/lib/realtime/protocol'
import { actingUserHandshake } from './acting-user'
import type { BoardSocket } from './connection'

/** Creates a socket to the server of this page, with the page's protocol version. It is not connected yet. */
export const openSocket = (): BoardSocket =>
  io({
    transports: ['websocket'],
    auth: { ...PROTOCOL_HANDSHAKE, ...actingUserHandshake() },
    autoConnect: false,
    forceNew: true,
    // A node that is stopped takes the connection and says nothing. Longer than a node that 1,000 displays come back to needs.
    timeout: 8_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  })
