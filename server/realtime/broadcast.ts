import type { Server, Socket } from 'socket.io'
import type { BoardEvent } from '@/lib/board/types'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/events'
import type { Actor } from '@/server/access/permission'
import { eventForUnit, maskEvent } from '@/server/board/masking'

interface SocketData {
  /** The user or display that the handshake proved. */
  actor: Actor
  /** When its cookie runs out, in milliseconds since the epoch. */
  expiresAt: number
}

type BetweenServers = Record<string, never>
export type RealtimeServer = Server<ClientToServer, ServerToClient, BetweenServers, SocketData>
export type RealtimeSocket = Socket<ClientToServer, ServerToClient, BetweenServers, SocketData>

/** How much of a building the sockets of a room may see. Only the server puts a socket into a room. */
export type Sight = 'full' | 'masked'

export const boardRoom = (buildingId: string, sight: Sight): string => `building:${buildingId}:${sight}`

/** The room of the walls of one unit, which get only its beds. */
export const unitRoom = (buildingId: string, sight: Sight, unit: string): string =>
  `${boardRoom(buildingId, sight)}:unit:${unit}`

/** A room that shows a building, and how much of it. */
export interface BoardRoom {
  readonly room: string
  readonly sight: Sight
  /** The only unit whose beds it shows; null: all. */
  readonly unit: string | null
}

/** Returns the occupied rooms of this node that show a building or a unit of it. */
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

/** Returns whether this node has a socket in `room`. */
export const isOccupied = (io: RealtimeServer, room: string): boolean => io.sockets.adapter.rooms.has(room)

/** Returns the sockets of this node in `room`. */
export const socketsIn = (io: RealtimeServer, room: string): RealtimeSocket[] =>
  [...(io.sockets.adapter.rooms.get(room) ?? [])].flatMap((id) => io.sockets.sockets.get(id) ?? [])

/** Sends an event to this node's displays of its building: encoded once per room, masked once per room. */
export function broadcast(io: RealtimeServer, event: BoardEvent): void {
  for (const { room, sight, unit } of roomsOf(io, event.buildingId)) {
    const seen = sight === 'full' ? event : maskEvent(event)
    io.to(room).emit('board:event', unit === null ? seen : eventForUnit(seen, unit))
  }
}

/** Breaks the transport. A client takes this for a broken network and reconnects by itself, to any node. */
export function sendAway(sockets: Iterable<RealtimeSocket>): void {
  for (const socket of sockets) socket.conn.close()
}
