import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type RoomCalls, rankRooms } from '@/lib/calls/ranking'
import { wilsonLowerBound } from '@/lib/calls/wilson'

// n of n is n / (n + z²), with z = 1.96; a half is (1 - z / √(n + z²)) / 2.
it.each([
  [0, 0, 0],
  [0, 10, 0],
  [1, 1, 0.2065],
  [20, 40, 0.352],
  [5, 10, 0.2366],
  [10, 10, 0.7225],
])('%i bad calls of %i are at least a share of %f', (hits, of, bound) => {
  expect(wilsonLowerBound(hits, of)).toBeCloseTo(bound, 4)
})

const ROUNDING = 1e-12

it('is never above the share itself, and grows with the number of calls that say the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (of, some) => {
      const hits = Math.min(some, of)
      const bound = wilsonLowerBound(hits, of)
      expect(bound).toBeGreaterThanOrEqual(0)
      expect(bound).toBeLessThanOrEqual(hits / of + ROUNDING)
      expect(wilsonLowerBound(2 * hits, 2 * of)).toBeGreaterThanOrEqual(bound - ROUNDING)
    }),
  )
})

const room = (name: string, bad: number, calls: number): RoomCalls => ({
  building: 'hospital',
  floor: 'floor 2',
  room: name,
  calls,
  bad,
  roundTripMs: null,
  worstRoundTripMs: null,
  lostFromRoom: null,
  lostToRoom: null,
  freezesPerMinute: null,
  firstPictureMs: null,
  firstPictureP95Ms: null,
  relayed: null,
  lastBadAt: null,
})

it('ranks 20 bad calls of 40 above one of one, and rooms without a bad call by their place', () => {
  const rooms = [
    room('430', 0, 9),
    room('431', 1, 1),
    room('432', 20, 40),
    room('433', 3, 40),
    room('9', 0, 9),
  ]
  const { rooms: ranked, totals } = rankRooms(7, rooms)
  expect(ranked.map((one) => one.room)).toEqual(['432', '431', '433', '9', '430'])
  expect(totals).toEqual({ rooms: 5, calls: 99, bad: 24 })
})

it('leaves out rooms after the hundredth, and counts their calls', () => {
  const rooms = Array.from({ length: 120 }, (_, nth) => room(String(nth), nth, 120))
  const { rooms: ranked, totals } = rankRooms(30, rooms)
  expect(ranked).toHaveLength(100)
  expect(ranked[0]?.room).toBe('119')
  expect(totals).toMatchObject({ rooms: 120, calls: 14_400 })
})
