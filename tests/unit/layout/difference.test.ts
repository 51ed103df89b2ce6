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
  it('is told bed by bed: added, changed with old and new, brought back, missing', () => {
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

  it('keeps what a file does not say, and a unit has one phone', () => {
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
