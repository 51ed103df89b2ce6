import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  canonical,
  EVERYTHING,
  isFiltered,
  placesOf,
  readView,
  shows,
  toggledStatus,
  VIEW_STATUSES,
  type View,
  withinPlaces,
  writeView,
} from '@/lib/board/view'
import { bed, request } from './ward'

const NOW = 1_000_000

const read = (query: string) => readView(new URLSearchParams(query))
const view = (over: Partial<View>): View => ({ ...EVERYTHING, ...over })

const anyName = fc
  .string({ minLength: 1, maxLength: 100, unit: 'grapheme' })
  .filter((name) => name.trim() !== '' && name.length <= 100 && !/[\p{Cc}\p{Cs}]/u.test(name))
const anyView: fc.Arbitrary<View> = fc.record({
  building: fc.option(anyName),
  floors: fc.array(anyName, { maxLength: 8 }),
  departments: fc.array(anyName, { maxLength: 8 }),
  statuses: fc.subarray([...VIEW_STATUSES]),
})

describe('a view in an address', () => {
  it('is read from building, floor, department and status, several of each', () => {
    expect(read('building=hospital&floor=floor 3&floor=floor 2&department=ICU&status=claimed')).toEqual({
      view: {
        building: 'hospital',
        floors: ['floor 2', 'floor 3'],
        departments: ['ICU'],
        statuses: ['claimed'],
      },
      ignored: [],
    })
  })

  it('shows everything when the address names nothing', () => {
    expect(read('')).toEqual({ view: EVERYTHING, ignored: [] })
    expect(read('floor=&status=&dim=on')).toEqual({ view: EVERYTHING, ignored: [] })
    expect(isFiltered(EVERYTHING)).toBe(false)
    expect(isFiltered(view({ building: 'hospital' }))).toBe(false)
  })

  it('takes "open" for every open request', () => {
    expect(read('status=open').view.statuses).toEqual(['waiting', 'claimed', 'in-call'])
  })

  it('ignores an unknown status or an invalid name, and says so', () => {
    expect(read(`status=asleep&status=waiting&floor=${'x'.repeat(101)}&building=a%00b`)).toEqual({
      view: view({ statuses: ['waiting'] }),
      ignored: [
        { of: 'status', value: 'asleep' },
        { of: 'building', value: 'a\0b' },
        { of: 'floor', value: 'x'.repeat(101) },
      ],
    })
  })

  it('is of one building, and of a bounded number of names', () => {
    expect(read('building=a&building=b')).toEqual({
      view: view({ building: 'a' }),
      ignored: [{ of: 'building', value: 'b' }],
    })
    const many = read(Array.from({ length: 60 }, (_, at) => `floor=${at}`).join('&'))
    expect(many.view.floors).toHaveLength(50)
    expect(many.ignored).toHaveLength(10)
  })

  it('is read back unchanged from its address, whatever it names', () => {
    fc.assert(
      fc.property(anyView, (one) => {
        expect(read(writeView(one))).toEqual({ view: canonical(one), ignored: [] })
      }),
    )
  })

  it('has one address, in whatever order and however often things were chosen', () => {
    fc.assert(
      fc.property(
        anyView.chain((one) =>
          fc.tuple(
            fc.constant(one),
            fc.shuffledSubarray([...one.floors, ...one.floors], { minLength: 2 * one.floors.length }),
            fc.shuffledSubarray([...one.statuses], { minLength: one.statuses.length }),
          ),
        ),
        ([one, floors, statuses]) => {
          expect(writeView({ ...one, floors, statuses })).toBe(writeView(one))
        },
      ),
    )
  })

  it('never fails on an address, whatever a user typed', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const { view: found } = read(typed)
        expect(read(writeView(found)).view).toEqual(found)
      }),
    )
  })
})

describe('shows', () => {
  const at = (status: 'sending' | 'waiting' | 'claimed' | 'in-call' | 'not-sent', askedAt = NOW) =>
    bed({ request: request({ status, askedAt }) })
  const offline = bed({ device: { serial: '1', readiness: 'offline' } })

  it('narrows by floor, by department, and by both', () => {
    const icu = bed({ floor: 'floor 2', department: 'ICU' })
    expect(shows(view({ floors: ['floor 2', 'floor 3'] }), icu, NOW)).toBe(true)
    expect(shows(view({ floors: ['floor 3'] }), icu, NOW)).toBe(false)
    expect(shows(view({ departments: ['ICU', 'ER'] }), icu, NOW)).toBe(true)
    expect(shows(view({ floors: ['floor 3'], departments: ['ICU'] }), icu, NOW)).toBe(false)
    expect(shows(view({ departments: ['ICU'] }), bed(), NOW)).toBe(false)
  })

  it.each([
    ['waiting', ['sending', 'waiting', 'not-sent']],
    ['not-sent', ['not-sent']],
    ['claimed', ['claimed']],
    ['in-call', ['in-call']],
  ] as const)('%s takes in %j', (status, taken) => {
    for (const one of ['sending', 'waiting', 'claimed', 'in-call', 'not-sent'] as const) {
      const expected = (taken as readonly string[]).includes(one)
      expect(shows(view({ statuses: [status] }), at(one), NOW), one).toBe(expected)
    }
    expect(shows(view({ statuses: [status] }), bed(), NOW)).toBe(false)
  })

  it('counts a request that Solo did not confirm in time as not sent, as the card does', () => {
    const sending = at('sending', NOW)
    expect(shows(view({ statuses: ['not-sent'] }), sending, NOW + 3_999)).toBe(false)
    expect(shows(view({ statuses: ['not-sent'] }), sending, NOW + 4_000)).toBe(true)
  })

  it('includes offline beds, and beds with any of several statuses', () => {
    expect(shows(view({ statuses: ['offline'] }), offline, NOW)).toBe(true)
    expect(shows(view({ statuses: ['offline'] }), at('waiting'), NOW)).toBe(false)
    expect(shows(view({ statuses: ['offline', 'claimed'] }), at('claimed'), NOW)).toBe(true)
  })

  it('includes every bed when nothing is chosen', () => {
    for (const one of [bed(), offline, at('claimed')]) expect(shows(EVERYTHING, one, NOW)).toBe(true)
  })
})

describe('the places of a building', () => {
  const beds = [
    bed({ floor: 'floor 10', department: 'ICU' }),
    bed({ floor: 'floor 2', department: null }),
    bed({ floor: 'floor 2', department: '' }),
  ]

  it('are its floors and departments, in natural order', () => {
    expect(placesOf(beds)).toEqual({ floors: ['floor 2', 'floor 10'], departments: ['ICU'] })
  })

  it('hide no bed for a name that no longer exists', () => {
    const { view: known, ignored } = withinPlaces(
      view({ floors: ['floor 9'], departments: ['ICU', 'ER'] }),
      placesOf(beds),
    )
    expect(known).toEqual(view({ departments: ['ICU'] }))
    expect(ignored).toEqual([
      { of: 'floor', value: 'floor 9' },
      { of: 'department', value: 'ER' },
    ])
  })
})

describe('toggledStatus', () => {
  it('adds, takes away, and lets "waiting" and "not sent" take each other’s place', () => {
    expect(toggledStatus([], 'claimed')).toEqual(['claimed'])
    expect(toggledStatus(['claimed', 'offline'], 'claimed')).toEqual(['offline'])
    expect(toggledStatus(['not-sent', 'claimed'], 'waiting')).toEqual(['claimed', 'waiting'])
    expect(toggledStatus(['waiting'], 'not-sent')).toEqual(['not-sent'])
  })
})
