import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitWall, type WallSpace } from '@/lib/board/wall'

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

  it('gives up on a screen where nothing would be legible', () => {
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
