import type { Server, Socket } from 'socket.io'
import type { BoardEvent } from '@/lib/board/types'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/events'
import type { Actor } from '@/server/access/permission'
import { eventForUnit, maskEvent } from '@/server/board/masking'

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

/** Where walls of one unit are, which are told of its beds alone. */
export const unitRoom = (buildingId: string, sight: Sight, unit: string): string =>
  `${boardRoom(buildingId, sight)}:unit:${unit}`

/** A room that shows a building, and how much of it. */
export interface BoardRoom {
  readonly room: string
  readonly sight: Sight
  /** Whose beds alone; null: all. */
  readonly unit: string | null
}

/** The rooms of this node that show a building or a unit of it, and have somebody in them. */
export function roomsOf(io: RealtimeServer, buildingId: string): readonly BoardRoom[] {
  const rooms = [...io.sockets.adapter.rooms.keys()]
  return (['full', 'masked'] as const).flatMap((sight) => {
    const whole = boardRoom(buildingId, sight)
    const ofUnit = unitRoom(buildingId, sight, '')
    return rooms.flatMap((room): readonly BoardRoom[] => {
      if (room === whole) return [{ room, sight, unit: null }]
      return room.startsWith(ofUnit) ? [{ room, sight, unit: room.slice(ofUnit.length) }] : []
    })
  })
}

export const sessionRoom = (sessionId: string): string => `session:${sessionId}`

/** Whether this node has a socket in `room`. */
export const isOccupied = (io: RealtimeServer, room: string): boolean => io.sockets.adapter.rooms.has(room)

/** The sockets of this node in `room`. */
export const socketsIn = (io: RealtimeServer, room: string): RealtimeSocket[] =>
  [...(io.sockets.adapter.rooms.get(room) ?? [])].flatMap((id) => io.sockets.sockets.get(id) ?? [])

/** Sends an event to this node's displays of its building: encoded once a room, masked once. */
export function broadcast(io: RealtimeServer, event: BoardEvent): void {
  for (const { room, sight, unit } of roomsOf(io, event.buildingId)) {
    const seen = sight === 'full' ? event : maskEvent(event)
    io.to(room).emit('board:event', unit === null ? seen : eventForUnit(seen, unit))
  }
}

/** Breaks the transport, which a client takes for a broken network: it comes back by itself, to any node. */
export function sendAway(sockets: Iterable<RealtimeSocket>): void {
  for (const socket of sockets) socket.conn.close()
}
