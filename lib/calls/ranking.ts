import { wilsonLowerBound } from './wilson'

/** The spans of days that the ranking is read over. */
export const RANKED_DAYS = [7, 30] as const
export type RankedDays = (typeof RANKED_DAYS)[number]

/** How long the figures of a call are kept. */
export const QUALITY_KEPT_DAYS = 90

/** How the calls of one room were. Null: not measured, or the browsers do not say. */
export interface RoomCalls {
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly calls: number
  readonly bad: number
  /** The median of the calls' medians (ms), and the worst of all. */
  readonly roundTripMs: number | null
  readonly worstRoundTripMs: number | null
  /** Shares of the packets that were lost: of those sent from the room, and to it. */
  readonly lostFromRoom: number | null
  readonly lostToRoom: number | null
  readonly freezesPerMinute: number | null
  readonly firstPictureMs: number | null
  readonly firstPictureP95Ms: number | null
  /** The share of calls through a TURN server. */
  readonly relayed: number | null
  /** When the last bad call began, in milliseconds since the epoch. */
  readonly lastBadAt: number | null
}

/** With fewer calls than this a share says little, and the page says so. */
export const FEW_CALLS = 10

export interface RankedRoom extends RoomCalls {
  /** The share of bad calls that the room has at least, with 95 % confidence. */
  readonly badAtLeast: number
}

/** The rooms, worst first, of the last `days`. */
export interface CallRanking {
  readonly days: RankedDays
  readonly rooms: readonly RankedRoom[]
  /** Of all rooms, also of those that the list leaves out. */
  readonly totals: { readonly rooms: number; readonly calls: number; readonly bad: number }
}

const MOST_ROOMS = 100

/**
 * Ranks rooms by the share of bad calls that they have at least (`wilsonLowerBound`): one bad call of one does not outrank 20 of 40.
 * Among equals the room with more bad calls comes first, then the one with fewer calls.
 */
export function rankRooms(days: RankedDays, rooms: readonly RoomCalls[]): CallRanking {
  const ranked = rooms
    .map((room) => ({ ...room, badAtLeast: wilsonLowerBound(room.bad, room.calls) }))
    .sort((a, b) => b.badAtLeast - a.badAtLeast || b.bad - a.bad || a.calls - b.calls || byPlace(a, b))
  const sum = (of: (room: RoomCalls) => number) => rooms.reduce((total, room) => total + of(room), 0)
  return {
    days,
    rooms: ranked.slice(0, MOST_ROOMS),
    totals: { rooms: rooms.length, calls: sum(({ calls }) => calls), bad: sum(({ bad }) => bad) },
  }
}

const placeOf = ({ building, floor, room }: RoomCalls) => [building, floor, room].join('\n')
const byPlace = (a: RoomCalls, b: RoomCalls) => placeOf(a).localeCompare(placeOf(b), 'en', { numeric: true })
