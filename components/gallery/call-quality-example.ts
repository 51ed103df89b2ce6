import { type CallRanking, type RoomCalls, rankRooms } from '@/lib/calls/ranking'
import { HOUSE, PINNED_AT } from './example-data'

const HOUR_MS = 3_600_000
const ROOMS = 30

function roomOf(nth: number): RoomCalls {
  const trouble = TROUBLES[nth] ?? null
  const calls = trouble?.calls ?? 4 + ((nth * 7) % 31)
  return {
    building: HOUSE.name,
    floor: `floor ${2 + Math.floor(nth / 15)}`,
    room: String((2 + Math.floor(nth / 15)) * 100 + 1 + (nth % 15)),
    calls,
    bad: 0,
    roundTripMs: 38 + ((nth * 11) % 45),
    worstRoundTripMs: 120 + ((nth * 37) % 160),
    lostFromRoom: ((nth * 3) % 9) / 1_000,
    lostToRoom: ((nth * 5) % 7) / 1_000,
    freezesPerMinute: ((nth * 2) % 5) / 10,
    firstPictureMs: 900 + ((nth * 130) % 700),
    firstPictureP95Ms: 1_900 + ((nth * 210) % 1_400),
    relayed: nth % 6 === 0 ? 0.25 : 0,
    lastBadAt: null,
    ...trouble,
  }
}

/** By the number of the room in the list. A room whose browser measured no picture and no relay is among them. */
const TROUBLES: Readonly<Record<number, Partial<RoomCalls>>> = {
  4: {
    calls: 42,
    bad: 19,
    roundTripMs: 412,
    worstRoundTripMs: 1_840,
    lostFromRoom: 0.064,
    lostToRoom: 0.021,
    freezesPerMinute: 3.4,
    firstPictureMs: 4_200,
    firstPictureP95Ms: 12_600,
    relayed: 0.9,
    lastBadAt: PINNED_AT - 2 * HOUR_MS,
  },
  11: {
    calls: 25,
    bad: 8,
    roundTripMs: 96,
    worstRoundTripMs: 640,
    lostFromRoom: 0.038,
    freezesPerMinute: 1.8,
    lastBadAt: PINNED_AT - 21 * HOUR_MS,
  },
  18: { calls: 3, bad: 2, firstPictureMs: null, relayed: null, lastBadAt: PINNED_AT - 50 * HOUR_MS },
  22: { calls: 31, bad: 3, freezesPerMinute: 0.9, lastBadAt: PINNED_AT - 75 * HOUR_MS },
  26: { calls: 1, bad: 1, lastBadAt: PINNED_AT - 120 * HOUR_MS },
}

/** The calls of a week in a full ward: few rooms are bad, one by its wireless network, one by its device; some have few calls. */
export const WEEK: CallRanking = rankRooms(
  7,
  Array.from({ length: ROOMS }, (_, nth) => roomOf(nth)),
)
