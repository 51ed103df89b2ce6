import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FloorGroup } from '@/lib/board/group'
import { fitWall, layOutWall, pagesOf, type WallSpace } from '@/lib/board/wall'
import { isNight, isPaused, nextPage, PAUSE_MS, pageAt, pageToShow, pauseAt } from '@/lib/board/wall-turns'

const GAPS = { gap: 8, floorGap: 14 }
const demo = Array.from({ length: 4 }, () => [1, 2, 2, 1, 2, 2, 1, 2, 2])

/** Rows as CSS grid places rooms: side by side, the next row when one does not fit. */
function rowsLikeGrid(rooms: readonly number[], columns: number): number {
  let column = 0
  let rows = 1
  for (const beds of rooms) {
    if (column > 0 && column + Math.min(beds, columns) > columns) {
      rows += 1
      column = 0
    }
    rows += Math.ceil(beds / columns) - 1
    column += Math.min(beds, columns)
  }
  return rows
}

describe('fitWall', () => {
  it('fits 60 beds on a full HD wall with labels of at least 32 px', () => {
    const fit = fitWall({ width: 1800, height: 870, floors: demo, ...GAPS })
    expect(fit?.scale ?? 0).toBeGreaterThanOrEqual(1)
  })

  it('returns null for a screen on which nothing would be legible', () => {
    expect(fitWall({ width: 360, height: 500, floors: demo, ...GAPS })).toBeNull()
  })

  it('never needs more room than there is', () => {
    const space = fc.record<WallSpace>({
      width: fc.integer({ min: 300, max: 3840 }),
      height: fc.integer({ min: 300, max: 2160 }),
      floors: fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }), {
        minLength: 1,
        maxLength: 6,
      }),
      gap: fc.constant(8),
      floorGap: fc.constant(14),
    })
    fc.assert(
      fc.property(space, (given) => {
        const fit = fitWall(given)
        if (!fit) return
        const height = given.floors
          .map((rooms) => rowsLikeGrid(rooms, fit.columns))
          .reduce((sum, rows) => sum + rows * fit.cardHeight + (rows - 1) * 8, (given.floors.length - 1) * 14)
        expect(height).toBeLessThanOrEqual(given.height + 0.001)
      }),
    )
  })
})

/** A floor whose rooms have so many beds. */
const floorOf = (name: string, rooms: readonly number[]): FloorGroup => ({
  floor: name,
  rooms: rooms.map((beds, room) => ({
    room: `${name} ${room}`,
    bedIds: Array.from({ length: beds }, (_, bed) => `${name} ${room} ${bed}`),
  })),
})
const bedsOf = (floors: readonly FloorGroup[]): string[] =>
  floors.flatMap(({ rooms }) => rooms.flatMap(({ bedIds }) => bedIds))

describe('pagesOf', () => {
  const sizes = (pages: ReturnType<typeof pagesOf>) => pages.map((page) => bedsOf(page).length)

  it('keeps up to 60 beds on one page', () => {
    expect(sizes(pagesOf([floorOf('a', Array(20).fill(2)), floorOf('b', Array(10).fill(2))], 60))).toEqual([
      60,
    ])
    expect(sizes(pagesOf([], 60))).toEqual([0])
  })

  it('divides what is more into pages of about the same size, by whole floors', () => {
    const floors = ['a', 'b', 'c', 'd'].map((name) => floorOf(name, Array(10).fill(2)))
    expect(pagesOf(floors, 60).map((page) => page.map(({ floor }) => floor))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it('divides a floor that is too large for a page between two rooms', () => {
    const [first, second] = pagesOf([floorOf('a', Array(35).fill(2))], 60)
    expect(bedsOf(first ?? [])).toHaveLength(36)
    expect(bedsOf(second ?? [])).toHaveLength(34)
    expect(second?.[0]?.floor).toBe('a')
  })

  it('shows every bed once, in order, and no page is too large', () => {
    const house = fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 40 }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(house, fc.integer({ min: 6, max: 60 }), (rooms, most) => {
        const floors = rooms.map((beds, index) => floorOf(`floor ${index}`, beds))
        const pages = pagesOf(floors, most)
        expect(pages.flatMap(bedsOf)).toEqual(bedsOf(floors))
        expect(Math.max(...sizes(pages))).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe('layOutWall', () => {
  const hd = { width: 1800, height: 830, ...GAPS }
  const uhd = { width: 3600, height: 1660, gap: 16, floorGap: 28, unit: 2 }
  const floors = demo.map((beds, index) => floorOf(`floor ${index}`, beds))

  it('looks the same on a screen of twice the size', () => {
    const [small, ...more] = layOutWall(floors, hd)
    const [large] = layOutWall(floors, uhd)
    expect(more).toEqual([])
    expect(large?.fit?.columns).toBe(small?.fit?.columns)
    expect(large?.fit?.scale).toBeCloseTo(small?.fit?.scale ?? 0, 5)
    expect(large?.fit?.cardHeight).toBeCloseTo(2 * (small?.fit?.cardHeight ?? 0), 5)
  })

  it('has low cards, on one page, below many tiles', () => {
    const below = { ...hd, height: 190 }
    expect(layOutWall(floors, { ...below, low: true }).map(({ fit }) => fit?.card)).toEqual(['low'])
    expect(layOutWall(floors, below).length).toBeGreaterThan(1)
    expect(layOutWall(floors, { ...hd, low: true })[0]?.fit?.card).toBe('usual')
  })

  it('takes more pages on a smaller screen, before it gives up on one that shows nothing legible', () => {
    const tablet = layOutWall(floors, { width: 940, height: 560, ...GAPS })
    expect(tablet.length).toBeGreaterThan(1)
    expect(tablet.every(({ fit }) => fit !== null)).toBe(true)
    expect(layOutWall(floors, { width: 120, height: 90, ...GAPS })).toEqual([{ floors, fit: null }])
  })
})

describe('the pages of a wall', () => {
  it('turn in a circle while no request waits', () => {
    expect([0, 1, 2].map((page) => nextPage(page, [], 3))).toEqual([1, 2, 0])
    expect(pageToShow(1, [], 3)).toBe(1)
    expect(pageToShow(2, [], 1)).toBe(0)
  })

  it('are the same on all walls at any time, each for 12 s', () => {
    const pages = [0, 11_999, 12_000, 24_000, 35_999, 36_000, 36_001].map((time) => pageAt(time, 3))
    expect(pages).toEqual([0, 0, 1, 2, 2, 0, 0])
    expect(pageAt(1_700_000_012_000, 1)).toBe(0)
    expect(pageAt(12_000, 0)).toBe(0)
  })

  it('go to the page with the first request in the queue, and stay', () => {
    expect(pageToShow(0, [2, 1], 3)).toBe(2)
    expect(pageToShow(1, [2, 1], 3)).toBe(1)
    expect(nextPage(2, [2], 3)).toBe(2)
  })

  it('turn among the pages with waiting requests', () => {
    expect(nextPage(1, [2, 1], 3)).toBe(2)
    expect(nextPage(2, [2, 1], 3)).toBe(1)
  })
})

describe('a wall that a nurse paused', () => {
  const seen = { requestId: 'seen', page: 2 }
  const pause = pauseAt(1, [seen], 1_000)

  it('stays for some minutes, whatever requests waited on other pages when it was paused', () => {
    expect(isPaused(pause, [seen], 1_000)).toBe(true)
    expect(isPaused(pause, [], 1_000 + PAUSE_MS - 1)).toBe(true)
    expect(isPaused(pause, [seen], 1_000 + PAUSE_MS)).toBe(false)
    expect(PAUSE_MS).toBeGreaterThanOrEqual(60_000)
  })

  it('goes on at once for a new request on another page, and not for one on the paused page', () => {
    expect(isPaused(pause, [seen, { requestId: 'new', page: 1 }], 1_001)).toBe(true)
    expect(isPaused(pause, [seen, { requestId: 'new', page: 0 }], 1_001)).toBe(false)
  })
})

describe('isNight', () => {
  it('is from 21:00 until 6:30, by the time of the place', () => {
    const at = (hours: number, minutes: number) => new Date(2026, 10, 23, hours, minutes)
    expect([at(20, 59), at(6, 30), at(12, 0)].map(isNight)).toEqual([false, false, false])
    expect([at(21, 0), at(23, 59), at(0, 0), at(6, 29)].map(isNight)).toEqual([true, true, true, true])
  })
})
