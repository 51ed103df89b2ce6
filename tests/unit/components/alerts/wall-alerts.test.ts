import { describe, expect, it } from 'vitest'
import { fromBoard, observeAlerts } from '@/components/alerts/alerts-for-me'
import { fromWall } from '@/components/alerts/from-wall'
import { createBoardStore } from '@/components/feed/board-store'
import { createClock } from '@/components/feed/clock'
import type { Reach } from '@/lib/board/escalation'
import type { BuildingSummary } from '@/lib/board/types'
import { bed, request, snapshot } from '../../lib/board/ward'

const WALL = { userId: 'wall', role: 'display' } as const

function wall({ unit, source = fromWall }: { unit?: string; source?: typeof fromWall } = {}) {
  const clock = createClock(() => 1_000_000)
  const store = createBoardStore(clock)
  const load = (buildings: readonly BuildingSummary[], beds = [bed()]) =>
    store.load(
      snapshot(beds, 0, { serverTime: 1_000_000, buildings, ...(unit !== undefined && { unit }) }),
      true,
    )
  load([])
  return { load, ...observeAlerts(WALL, source(store), clock) }
}

/** The other building, with one emergency whose steps have reached these. */
const other = (...reached: readonly Reach[]): BuildingSummary => ({
  id: 'west',
  name: 'west pavilion',
  waiting: 1,
  emergencies: 1,
  emergencyCalls: [{ requestId: 'r-west', reached }],
})
const RINGS = [{ id: 'r-west', priority: 'emergency' }]

describe('a wall', () => {
  it('sounds for an emergency of another building from the step that calls a wall, until it is claimed', () => {
    const { load, ringing, alerts } = wall()
    load([other('virtual-all')])
    expect(ringing.get()).toEqual([])
    for (const reach of ['charge', 'everybody'] as const) {
      load([other('virtual-all', reach)])
      expect(ringing.get(), reach).toEqual(RINGS)
    }
    // It is no alert of a bed that this board could open.
    expect(alerts.get()).toEqual([])
    load([{ id: 'west', name: 'west pavilion', waiting: 0, emergencies: 0 }])
    expect(ringing.get()).toEqual([])
  })

  it('sounds once for its own, although the summary of its own building names them too', () => {
    const { load, ringing } = wall()
    const own = bed({ request: request({ id: 'r-here', priority: 'emergency', askedAt: 900_000 }) })
    load(
      [
        {
          ...other('everybody'),
          id: 'b1',
          emergencyCalls: [{ requestId: 'r-here', reached: ['everybody'] }],
        },
      ],
      [own],
    )
    expect(ringing.get()).toEqual([{ id: 'r-here', priority: 'emergency' }])
  })

  it('of one unit sounds for that unit only', () => {
    const { load, ringing } = wall({ unit: 'floor 2' })
    load([other('everybody')])
    expect(ringing.get()).toEqual([])
  })
})

it('a board that is no wall does not sound for another building by its summary', () => {
  const { load, ringing } = wall({ source: fromBoard })
  load([other('everybody')])
  expect(ringing.get()).toEqual([])
})
