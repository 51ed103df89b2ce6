import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byName, groupBeds, sameGroups } from '@/lib/board/group'
import { bed } from './ward'

const anyBeds = fc
  .array(
    fc.record({
      floor: fc.constantFrom('floor 2', 'floor 10', 'Ground'),
      room: fc.constantFrom('431', '1002', '9A', '9B'),
      label: fc.constantFrom('bed 1', 'bed 2', 'bed 10'),
    }),
    { maxLength: 40 },
  )
  .map((places) => places.map((place, at) => bed({ ...place, id: `bed-${at}` })))

describe('groupBeds', () => {
  it('sorts floors, rooms and beds as a person would', () => {
    const places = [
      ['floor 10', '431', 'bed 2'],
      ['floor 2', '1002', 'bed 1'],
      ['floor 2', '431', 'bed 10'],
      ['floor 2', '431', 'bed 2'],
    ] as const
    const beds = places.map(([floor, room, label]) => bed({ id: `${room}/${label}`, floor, room, label }))
    expect(groupBeds(beds)).toEqual([
      {
        floor: 'floor 2',
        rooms: [
          { room: '431', bedIds: ['431/bed 2', '431/bed 10'] },
          { room: '1002', bedIds: ['1002/bed 1'] },
        ],
      },
      { floor: 'floor 10', rooms: [{ room: '431', bedIds: ['431/bed 2'] }] },
    ])
  })

  it('shows every bed once, at its own floor and room', () => {
    fc.assert(
      fc.property(anyBeds, (beds) => {
        const shown = groupBeds(beds).flatMap(({ floor, rooms }) =>
          rooms.flatMap(({ room, bedIds }) => bedIds.map((id) => `${floor}/${room}/${id}`)),
        )
        expect(shown.sort()).toEqual(beds.map(({ floor, room, id }) => `${floor}/${room}/${id}`).sort())
      }),
    )
  })

  it('does not depend on the order the beds come in', () => {
    fc.assert(
      fc.property(
        anyBeds.chain((beds) =>
          fc.tuple(fc.constant(beds), fc.shuffledSubarray(beds, { minLength: beds.length })),
        ),
        ([beds, shuffled]) => {
          expect(sameGroups(groupBeds(beds), groupBeds(shuffled))).toBe(true)
        },
      ),
    )
  })
})

describe('byName', () => {
  it('orders any names consistently', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(Math.sign(byName(a, b))).toBe(-Math.sign(byName(b, a)) + 0)
        expect(byName(a, b) === 0).toBe(a === b)
      }),
    )
  })
})
