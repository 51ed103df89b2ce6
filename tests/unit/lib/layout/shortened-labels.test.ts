import { describe, expect, test } from 'vitest'
import { shortenedLabels } from '@/lib/layout/shortened-labels'
import type { LaidBed, PlannedBed } from '@/lib/layout/types'

const planned = (room: string, bed = 'bed 1', building = 'h'): PlannedBed => ({
  building,
  floor: 'floor 2',
  room,
  bed,
})
const laid = (room: string, more: Partial<LaidBed> = {}): LaidBed => ({
  ...planned(room),
  id: room,
  department: null,
  deviceSerial: null,
  retired: false,
  asked: false,
  ...more,
})
const houseOf = (...beds: LaidBed[]) => [{ id: 'h', name: 'h', phone: null, units: [], beds }]
const shortened = (
  beds: readonly LaidBed[],
  added: readonly PlannedBed[],
  returned: readonly LaidBed[] = [],
) =>
  shortenedLabels(houseOf(...beds), {
    added,
    changed: returned.map((bed) => ({ bed, returns: true, changes: [] })),
  }).map(({ room, bed, label }) => `${room} ${bed}: ${label}`)

describe('the labels that screens will shorten', () => {
  test('are those of long room names, whole at the bed', () => {
    const warned = shortened(
      [],
      [planned('Observation Suite 03', 'bed 10'), planned('Bay 14', 'bed 10'), planned('4W-12', 'A')],
    )
    expect(warned).toEqual([expect.stringMatching(/^Observation Suite 03 bed 10: Obs.*….*03·10$/)])
  })

  test('are told apart from the beds that are there already', () => {
    const [alone] = shortened([], [planned('Observation Suite North 03')])
    const [, label = ''] = alone?.split(': ') ?? []
    const [start = '', end = ''] = label.split('…')
    // A room that the label above would mean as well.
    const twin = `${start}xxxxxxxxxxxxxxxx ${end.replace(/·1$/, '')}`
    const [apart = ''] = shortened([laid(twin)], [planned('Observation Suite North 03')])
    expect(apart).not.toBe(alone)
  })

  test('are those of beds that come with the file, new or brought back', () => {
    const long = laid('Observation Suite 03')
    expect(shortened([long], [])).toEqual([])
    const back = laid('Observation Suite 04', { retired: true })
    expect(shortened([long, back], [], [back])).toHaveLength(1)
  })
})
