import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsOf } from '@/lib/board/label'
import { callPages, columnsOn, placeOf, rowsOn, tileWords } from '@/lib/board/wall-calls'
import { HARD_FLOOR, HARD_PLACES } from '../../../support/hard-labels'

/** The width of a full HD wall, and of one that stands, in em of the letters for 5 m. */
const HD = 34.7
const STANDING = 19.2

describe('columnsOn', () => {
  it('has five columns for short labels at full HD, and two on a wall that stands', () => {
    const labels = ['431·2', '204·1']
    expect(columnsOn(HD, labels)).toBe(5)
    expect(columnsOn(STANDING, labels)).toBe(2)
    expect(columnsOn(9, labels)).toBe(1)
    expect(columnsOn(HD, [])).toBe(5)
  })

  it('has fewer where most labels are longer, so that these take one column', () => {
    expect(columnsOn(HD, ['4W-12·A', '4W-12·B', '4W-14·A'])).toBe(4)
    expect(columnsOn(HD, ['431·1', '431·2', '432·1', 'Observation Suite 03·1'])).toBe(5)
  })
})

describe('placeOf', () => {
  const beds = HARD_PLACES.map(([room, label], index) => ({
    id: String(index),
    floor: HARD_FLOOR,
    room,
    label,
  }))
  const labels = labelsOf(beds)

  it('never writes a label smaller than the letters for 5 m on a wall, lying or standing', () => {
    for (const [width, columns] of [
      [HD, 5],
      [HD, 3],
      [HD, 1],
      [STANDING, 2],
    ] as const) {
      for (const { id } of beds) {
        const place = placeOf(labels, id, columns, width)
        expect(place?.label.size, place?.label.whole).toBe(1)
        expect(place?.label.lines).toHaveLength(1)
        expect(place?.span).toBeLessThanOrEqual(columns)
        expect(
          place?.label.lines.join('').endsWith(beds[Number(id)]?.label.replace(/^(bed|cama) /, '') ?? ''),
        ).toBe(true)
      }
    }
  })

  it('takes two columns before a label is shortened', () => {
    expect(placeOf(labels, '0', 5, HD)).toMatchObject({ span: 2, label: { shortened: false } })
    const [long] = beds.filter(({ room }) => room === 'NeonatalIntensiveCareNursery')
    expect(placeOf(labels, long?.id ?? '', 5, HD)?.label.shortened).toBe(true)
    const usual = labelsOf([{ id: 'bed', floor: 'floor 4', room: '431', label: 'bed 2' }])
    expect(placeOf(usual, 'bed', 5, HD)).toMatchObject({ span: 1, label: { lines: ['431·2'] } })
  })

  it('puts the parts side by side, larger, where one or two tiles have the whole width', () => {
    const few = labelsOf([{ id: 'bed', floor: 'floor 4', room: '431', label: 'bed 2' }])
    expect(placeOf(few, 'bed', 1, HD)?.wide?.big).toBeGreaterThan(1.5)
    expect(placeOf(few, 'bed', 2, HD)?.wide?.big).toBeGreaterThan(1)
    expect(placeOf(few, 'bed', 3, HD)?.wide).toBeNull()
    expect(placeOf(few, 'nowhere', 3, HD)).toBeNull()
  })
})

describe('callPages', () => {
  const ones = (count: number) => Array.from({ length: count }, () => 1)

  it('shows all on one page while they fit', () => {
    expect(callPages(ones(20), 5, 4, 3)).toEqual({ pages: [[...ones(20).keys()]], rows: 4 })
    expect(callPages(ones(6), 5, 4, 0).rows).toBe(2)
    expect(callPages([2, 2, 2], 5, 4, 0).rows).toBe(2)
  })

  it('keeps the emergencies on every page and turns the others, with a column for the number of the rest', () => {
    const { pages, rows } = callPages(ones(40), 5, 4, 8)
    expect(rows).toBe(4)
    expect(pages.map((page) => page.length)).toEqual([19, 19, 18])
    for (const page of pages) expect(page.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  it('keeps a row for the others even where every tile is an emergency', () => {
    const { pages } = callPages(ones(40), 5, 4, 40)
    for (const page of pages) expect(page.length).toBeGreaterThan(15)
    expect(new Set(pages.flat()).size).toBe(40)
  })

  it('shows every tile, in no more rows than there are, and with pages of one height', () => {
    const given = fc.record({
      spans: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 50 }),
      most: fc.integer({ min: 2, max: 7 }),
      pinned: fc.integer({ min: 0, max: 50 }),
    })
    fc.assert(
      fc.property(given, ({ spans, most, pinned }) => {
        const { pages, rows } = callPages(spans, 5, most, Math.min(pinned, spans.length))
        expect(rows).toBeLessThanOrEqual(most)
        expect([...new Set(pages.flat())].sort((a, b) => a - b)).toEqual([...spans.keys()])
        for (const page of pages) {
          const more = page.length < spans.length ? [1] : []
          let [needed, used] = [1, 0]
          for (const span of [...page.map((index) => spans[index] ?? 0), ...more]) {
            if (used + span > 5) [needed, used] = [needed + 1, 0]
            used += span
          }
          expect(needed).toBeLessThanOrEqual(rows)
        }
      }),
    )
  })

  it('leaves the plan its least height', () => {
    expect(rowsOn(18.6, 3.7)).toBe(4)
    expect(rowsOn(3, 3.7)).toBe(1)
  })
})

describe('tileWords', () => {
  const NARROW = 6.5
  const tile = { icon: true, always: false, width: NARROW }

  it('keeps the reason, and says in the longest form that is legible who is alerted', () => {
    const { reason, also } = tileWords({
      ...tile,
      reason: 'Fall risk',
      also: ['All virtual nurses called after 5 min', 'All virtual'],
    })
    expect(reason).toEqual({ lines: ['Fall risk'], size: 1 })
    expect(also?.lines).toEqual(['All virtual'])
  })

  it('gives a long reason both lines', () => {
    const { reason, also } = tileWords({
      ...tile,
      reason: 'Call over, nothing said: Sam Okafor, RN',
      also: ['Everybody'],
    })
    expect(reason.lines).toHaveLength(2)
    expect(also).toBeNull()
  })

  it('never leaves out that a request is not sent', () => {
    const long = 'Call over, nothing said: Sam Okafor, RN'
    expect(tileWords({ ...tile, always: true, reason: long, also: ['NOT SENT'] }).also?.lines).toEqual([
      'NOT SENT',
    ])
  })
})
