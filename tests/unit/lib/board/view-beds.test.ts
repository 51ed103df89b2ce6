import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupBeds } from '@/lib/board/group'
import type { Bed } from '@/lib/board/types'
import { EVERYTHING, shows, VIEW_STATUSES, type View } from '@/lib/board/view'
import { floorsInView, outsideOf } from '@/lib/board/view-beds'
import { bed, request } from './ward'

const NOW = 1_000_000
const byId = (beds: readonly Bed[]) => new Map(beds.map((one) => [one.id, one]))

const anyBed = fc.record({
  floor: fc.constantFrom('floor 1', 'floor 2', 'floor 10'),
  department: fc.constantFrom(null, 'ICU', 'ER'),
  room: fc.constantFrom('101', '102'),
  request: fc.option(
    fc
      .record({
        status: fc.constantFrom('sending', 'waiting', 'claimed', 'in-call', 'not-sent'),
        priority: fc.constantFrom('emergency', 'urgent', 'routine'),
        askedAt: fc.constantFrom(NOW, NOW - 10_000),
      })
      .map(request),
  ),
  offline: fc.boolean(),
})
const anyBeds = fc.array(anyBed, { maxLength: 30 }).map((beds) =>
  beds.map(({ offline, ...one }, at) =>
    bed({
      ...one,
      id: `bed-${at}`,
      label: `bed ${at}`,
      device: { serial: null, readiness: offline ? 'offline' : 'ready' },
    }),
  ),
)
const anyView: fc.Arbitrary<View> = fc.record({
  building: fc.constant(null),
  floors: fc.subarray(['floor 1', 'floor 2', 'floor 10']),
  departments: fc.subarray(['ICU', 'ER']),
  statuses: fc.subarray([...VIEW_STATUSES]),
})

describe('floorsInView', () => {
  it('is the whole plan, as it is, without a filter', () => {
    const beds = [bed()]
    const floors = groupBeds(beds)
    expect(floorsInView(floors, byId(beds), EVERYTHING, NOW)).toBe(floors)
  })

  it('is the plan of the beds that are shown, and of no others', () => {
    fc.assert(
      fc.property(anyBeds, anyView, (beds, view) => {
        const floors = floorsInView(groupBeds(beds), byId(beds), view, NOW)
        expect(floors).toEqual(groupBeds(beds.filter((one) => shows(view, one, NOW))))
      }),
    )
  })

  it('keeps every floor and room where nothing came or went', () => {
    const beds = [1, 2].flatMap((floor) =>
      [1, 2].map((room) =>
        bed({ id: `${floor}-${room}`, floor: `floor ${floor}`, room: `${room}`, request: request() }),
      ),
    )
    const view: View = { ...EVERYTHING, statuses: ['waiting'] }
    const plan = groupBeds(beds)
    const before = floorsInView(plan, byId(beds), view, NOW)
    expect(floorsInView(plan, byId(beds), view, NOW, before)).toBe(before)
    const claimed = beds.map((one) =>
      one.id === '1-1' ? { ...one, request: request({ status: 'claimed' }) } : one,
    )
    const after = floorsInView(plan, byId(claimed), view, NOW, before)
    expect(after[0]).toEqual({ floor: 'floor 1', rooms: [{ room: '2', bedIds: ['1-2'] }] })
    expect(after[0]?.rooms[0]).toBe(before[0]?.rooms[1])
    expect(after[1]).toBe(before[1])
  })
})

describe('outsideOf', () => {
  it('counts each bed once, and every unclaimed request that is not shown', () => {
    fc.assert(
      fc.property(anyBeds, anyView, (beds, view) => {
        const { shown, all, waiting } = outsideOf(beds, view, NOW)
        expect(all).toBe(beds.length)
        expect(shown).toBe(beds.filter((one) => shows(view, one, NOW)).length)
        const unclaimed = (one: Bed) =>
          one.request !== null && one.request.status !== 'claimed' && one.request.status !== 'in-call'
        expect(waiting).toBe(beds.filter((one) => unclaimed(one) && !shows(view, one, NOW)).length)
      }),
    )
  })

  it('tells emergencies and what was not sent apart', () => {
    const beds = [
      bed({ id: 'a', floor: 'floor 1' }),
      bed({ id: 'b', request: request({ priority: 'emergency' }) }),
      bed({ id: 'c', request: request({ status: 'sending', askedAt: NOW - 5_000 }) }),
      bed({ id: 'd', request: request({ priority: 'emergency', status: 'claimed' }) }),
    ]
    expect(outsideOf(beds, { ...EVERYTHING, floors: ['floor 1'] }, NOW)).toEqual({
      shown: 1,
      all: 4,
      waiting: 2,
      emergencies: 1,
      notSent: 1,
    })
  })
})
