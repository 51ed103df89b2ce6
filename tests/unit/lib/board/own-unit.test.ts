import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bedsByUnit, readOwnUnit, unitName, viewOfUnit, writeOwnUnit } from '@/lib/board/own-unit'
import { unitOf } from '@/lib/board/unit'
import { EVERYTHING, shows } from '@/lib/board/view'
import { bed } from './ward'

const beds = [
  bed({ id: 'a', floor: 'floor 1', department: 'ICU' }),
  bed({ id: 'b', floor: 'floor 2', department: 'ICU' }),
  bed({ id: 'c', floor: 'floor 2', department: null }),
  bed({ id: 'd', floor: 'floor 3', department: null }),
]

describe('the unit of a workstation', () => {
  it('is a department, or a floor where beds have none, and shows every bed of it', () => {
    expect(viewOfUnit('b1', 'ICU', beds)).toEqual({ ...EVERYTHING, building: 'b1', departments: ['ICU'] })
    expect(viewOfUnit('b1', 'floor 3', beds)).toEqual({ ...EVERYTHING, building: 'b1', floors: ['floor 3'] })
    for (const one of beds) expect(shows(viewOfUnit('b1', unitOf(one), beds), one, 0)).toBe(true)
  })

  it('comes back from the cookie; all beds of a building is a choice as well', () => {
    for (const view of [viewOfUnit('b1', 'ICU', beds), { ...EVERYTHING, building: 'b1' }]) {
      expect(readOwnUnit(writeOwnUnit(view))).toEqual(view)
    }
    expect(unitName(viewOfUnit('b1', 'ICU', beds))).toBe('ICU')
    expect(unitName({ ...EVERYTHING, building: 'b1' })).toBeNull()
  })

  it('is none where the cookie holds nothing that makes sense, and never of a state', () => {
    expect(readOwnUnit(undefined)).toBeNull()
    expect(readOwnUnit('floor=floor 3')).toBeNull()
    expect(readOwnUnit('building=b1&status=waiting')).toEqual({ ...EVERYTHING, building: 'b1' })
    fc.assert(
      fc.property(fc.string(), (kept) => {
        const view = readOwnUnit(kept)
        expect(view === null || view.building !== null).toBe(true)
      }),
    )
  })

  it('says how many beds each has', () => {
    expect(Object.fromEntries(bedsByUnit(beds))).toEqual({ ICU: 2, 'floor 2': 1, 'floor 3': 1 })
  })
})
