import type { Server, Socket } from 'socket.io'
import type { BoardEvent } from '@/lib/board/types'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/events'
import type { Actor } from '../auth/permit'
import { maskEvent } from '../board/mask'

interface SocketData {
  /** Who the handshake proved it to be. */
  actor: Actor
  /** When its cookie runs out, in milliseconds since the epoch. */
  expiresAt: number
}

type BetweenServers = Record<string, never>
export type RealtimeServer = Server<ClientToServer, ServerToClient, BetweenServers, SocketData>
export type RealtimeSocket = Socket<ClientToServer, ServerToClient, BetweenServers, SocketData>

/** How much of a building a room's sockets may see. Which room a socket is in, only the server decides. */
export type Sight = 'full' | 'masked'

export const boardRoom = (buildingId: string, sight: Sight): string => `building:${buildingId}:${sight}`

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`

/** Whether this node has a socket in `room`. */
export const isOccupied = (io: RealtimeServer, room: string): boolean => io.sockets.adapter.rooms.has(room)

/** The sockets of this node in `room`. */
export const socketsIn = (io: RealtimeServer, room: string): RealtimeSocket[] =>
  [...(io.sockets.adapter.rooms.get(room) ?? [])].flatMap((id) => io.sockets.sockets.get(id) ?? [])

/** Sends an event to this node's displays of its building: encoded once a room, masked once. */
export function broadcast(io: RealtimeServer, event: BoardEvent): void {
  const full = boardRoom(event.buildingId, 'full')
  const masked = boardRoom(event.buildingId, 'masked')
  if (isOccupied(io, full)) io.to(full).emit('board:event', event)
  if (isOccupied(io, masked)) io.to(masked).emit('board:event', maskEvent(event))
}

/** Breaks the transport, which a client takes for a broken network: it comes back by itself, to any node. */
export function sendAway(sockets: Iterable<RealtimeSocket>): void {
  for (const socket of sockets) socket.conn.close()
}
