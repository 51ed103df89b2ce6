import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contradictionsOf } from '@/lib/layout/contradictions'
import { differ } from '@/lib/layout/difference'
import type { LaidBed, PlannedBed } from '@/lib/layout/types'
import { bed as boardBed } from '../board/ward'

const laid = (bed: string, over: Partial<LaidBed> = {}): LaidBed => ({
  id: bed,
  building: 'h',
  floor: '1',
  room: '2',
  bed,
  department: 'icu',
  deviceSerial: `s-${bed}`,
  retired: false,
  asked: false,
  ...over,
})
const houseOf = (...beds: LaidBed[]) => [
  { id: 'h', name: 'h', phone: null, units: [{ unit: 'icu', phone: '1' }], beds },
]
const fileOf = (...beds: PlannedBed[]) => ({
  kind: 'csv' as const,
  faults: [],
  beds: beds.map((bed, index) => ({ where: `Line ${index + 2}`, bed })),
})
const planned = ({ building, floor, room, bed, department, deviceSerial }: LaidBed): PlannedBed => ({
  building,
  floor,
  room,
  bed,
  department,
  deviceSerial,
})

describe('What a file would change', () => {
  it('is listed bed by bed: added, changed with old and new, brought back, missing', () => {
    const house = houseOf(laid('a'), laid('b'), laid('c', { retired: true }), laid('d'))
    const { difference, faults } = differ(
      house,
      fileOf(
        planned(laid('a')),
        planned(laid('b', { department: 'er' })),
        planned(laid('c')),
        planned(laid('e')),
      ),
    )
    expect(faults).toEqual([])
    expect(difference).toMatchObject({
      same: 1,
      added: [{ bed: 'e' }],
      changed: [
        { bed: { id: 'b' }, returns: false, changes: [{ field: 'department', before: 'icu', after: 'er' }] },
        { bed: { id: 'c' }, returns: true, changes: [] },
      ],
      missing: [{ id: 'd' }],
      phones: [],
    })
  })

  it('lets devices change places within the file, and none be at two beds', () => {
    const house = houseOf(laid('a'), laid('b'), laid('c'))
    const swap = differ(
      house,
      fileOf(planned(laid('a', { deviceSerial: 's-b' })), planned(laid('b', { deviceSerial: 's-a' }))),
    )
    expect(swap.faults).toEqual([])
    const taken = differ(house, fileOf(planned(laid('a', { deviceSerial: 's-c' }))))
    expect(taken.faults).toMatchObject([{ where: 'Line 2', field: 'device_serial' }])
    const twice = differ(
      house,
      fileOf(planned(laid('a')), planned(laid('b', { deviceSerial: 's-a' })), planned(laid('a'))),
    )
    expect(twice.faults.map(({ where, field }) => [where, field])).toEqual([
      ['Line 3', 'device_serial'],
      ['Line 4', 'bed'],
    ])
  })

  it('brings a bed back without its device when that is already at another bed', () => {
    const back = laid('b', { deviceSerial: 's', retired: true })
    const also = laid('c', { deviceSerial: 's', retired: true })
    const placeOf = (bed: LaidBed): PlannedBed => ({ ...planned(bed), deviceSerial: undefined })
    const returning = (house: LaidBed[], ...file: PlannedBed[]) => {
      const { difference, faults } = differ(houseOf(...house), fileOf(...file))
      expect(faults).toEqual([])
      return difference.changed.map(({ bed, changes }) => [bed.id, changes])
    }
    const lost = [{ field: 'deviceSerial', before: 's', after: null }]
    const holder = laid('a', { deviceSerial: 's' })
    expect(returning([holder, back], placeOf(back))).toEqual([['b', lost]])
    expect(returning([holder, back], placeOf(holder), placeOf(back))).toEqual([['b', lost]])
    expect(returning([back], placeOf(back), planned(laid('n', { deviceSerial: 's' })))).toEqual([['b', lost]])
    expect(returning([back], placeOf(back))).toEqual([['b', []]])
    expect(returning([back, also], placeOf(back), placeOf(also))).toEqual([
      ['b', []],
      ['c', lost],
    ])
    const freed = [{ field: 'deviceSerial', before: 's', after: 't' }]
    const moved = planned(laid('a', { deviceSerial: 't' }))
    expect(returning([holder, back], moved, placeOf(back))).toEqual([
      ['a', freed],
      ['b', []],
    ])
  })

  it('never lets two beds on the board have one device, whatever a file says', () => {
    const device = fc.constantFrom('1', '2', '3', null)
    const bed = fc.constantFrom(...'abcde')
    const now = fc.uniqueArray(fc.record({ bed, deviceSerial: device, retired: fc.boolean() }), {
      selector: (one) => one.bed,
    })
    const then = fc.array(fc.record({ bed, deviceSerial: fc.option(device, { nil: undefined }) }))
    const onBoard = (beds: readonly { deviceSerial?: string | null | undefined }[]) =>
      beds.flatMap(({ deviceSerial }) => deviceSerial ?? [])
    const unique = (beds: Parameters<typeof onBoard>[0]) =>
      new Set(onBoard(beds)).size === onBoard(beds).length
    fc.assert(
      fc.property(now, then, (before, lines) => {
        const beds = before.map((one) => laid(one.bed, one))
        fc.pre(unique(beds.filter(({ retired }) => !retired)))
        const file = lines.map((one) => ({ ...planned(laid(one.bed)), deviceSerial: one.deviceSerial }))
        const { difference, faults } = differ(houseOf(...beds), fileOf(...file))
        const after = new Map(beds.filter(({ retired }) => !retired).map((one) => [one.id, one.deviceSerial]))
        for (const { bed, changes } of difference.changed) {
          const change = changes.find(({ field }) => field === 'deviceSerial')
          after.set(bed.id, change ? change.after : bed.deviceSerial)
        }
        const all = [...after.values()].map((deviceSerial) => ({ deviceSerial }))
        expect(unique([...all, ...difference.added])).toBe(true)
        expect(difference.added.length + difference.changed.length + difference.same + faults.length).toBe(
          lines.length,
        )
      }),
    )
  })

  it('keeps every value that a file leaves out, and gives a unit one phone', () => {
    const { building, floor, room, bed } = laid('a')
    const house = houseOf(laid('a'), laid('b'))
    expect(differ(house, fileOf({ building, floor, room, bed })).difference).toMatchObject({
      same: 1,
      changed: [],
    })
    const phones = differ(
      house,
      fileOf({ building, floor, room, bed, phone: '2' }, { ...planned(laid('b')), phone: '3' }),
    )
    expect(phones.difference.phones).toEqual([{ building: 'h', unit: 'icu', before: '1', after: '2' }])
    expect(phones.faults).toMatchObject([{ where: 'Line 3', field: 'phone' }])
  })

  it('is nothing for a file of the layout itself, and accounts for every line and bed', () => {
    const any = fc.uniqueArray(
      fc.record({ bed: fc.constantFrom(...'abcdefgh'), department: fc.constantFrom('icu', 'er') }),
      {
        selector: ({ bed }) => bed,
      },
    )
    fc.assert(
      fc.property(any, any, (now, then) => {
        const house = houseOf(...now.map(({ bed, department }) => laid(bed, { department })))
        const file = fileOf(...then.map(({ bed, department }) => planned(laid(bed, { department }))))
        const { difference, faults } = differ(house, file)
        const { added, changed, same, missing } = difference
        expect(faults).toEqual([])
        expect(added.length + changed.length + same).toBe(then.length)
        expect(changed.length + same + missing.length).toBe(now.length)
        const itself = differ(
          house,
          fileOf(...now.map(({ bed, department }) => planned(laid(bed, { department })))),
        )
        expect(itself.difference).toEqual({
          added: [],
          changed: [],
          phones: [],
          missing: [],
          same: now.length,
        })
      }),
    )
  })
})

describe('Contradictions between Solo and the board', () => {
  const yura = { name: 'Yura A Lukashik', mrn: '1234', birthDate: '2024-03-28' }

  it('are found by kind, and name no patient', () => {
    const beds = [
      boardBed({ id: 'quiet', patient: { ...yura, mrn: '1' } }),
      boardBed({ id: 'says', soloSays: { patient: yura, at: 1 } }),
      boardBed({ id: 'device', device: { serial: '1', readiness: 'ready', reported: '2' } }),
      boardBed({ id: 'place', device: { serial: '1', readiness: 'unknown', placeUnknown: true } }),
      boardBed({ id: 'no device', device: { serial: null, readiness: 'none', placeUnknown: true } }),
      boardBed({ id: 'one', patient: yura }),
      boardBed({ id: 'two', patient: yura }),
    ]
    const found = contradictionsOf(beds)
    expect(found).toEqual([
      { kind: 'patient', bedId: 'says' },
      { kind: 'device', bedId: 'device', layout: '1', solo: '2' },
      { kind: 'place', bedId: 'place' },
      { kind: 'two-beds', bedId: 'one', others: ['two'] },
      { kind: 'two-beds', bedId: 'two', others: ['one'] },
    ])
    expect(JSON.stringify(found)).not.toMatch(/1234|Yura/)
  })
})
