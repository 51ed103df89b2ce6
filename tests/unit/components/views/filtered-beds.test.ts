import { describe, expect, it } from 'vitest'
import { createBoardStore } from '@/components/feed/board-store'
import { createClock } from '@/components/feed/clock'
import { createFilteredBeds } from '@/components/views/filtered-beds'
import type { Bed } from '@/lib/board/types'
import { EVERYTHING, type View } from '@/lib/board/view'
import { bed, event, request, snapshot } from '../../lib/board/ward'

const inRoom = (id: string, over: Partial<Bed> = {}): Bed => bed({ id, room: id, ...over })
const three = [
  inRoom('101', { floor: 'floor 1', department: 'ICU' }),
  inRoom('102', { floor: 'floor 1' }),
  inRoom('201', { floor: 'floor 2' }),
]

function watch(view: Partial<View>, beds: readonly Bed[] = three) {
  const clock = createClock()
  const store = createBoardStore(clock)
  const shown = createFilteredBeds(store, clock, { view: { ...EVERYTHING, ...view }, ignored: [] })
  const stop = shown.follow()
  let changes = 0
  store.load(snapshot(beds))
  shown.floors.subscribe(() => {
    changes += 1
  })
  return {
    store,
    shown,
    stop,
    changes: () => changes,
    ids: () => shown.floors.get().flatMap(({ rooms }) => rooms.flatMap(({ bedIds }) => bedIds)),
  }
}

describe('the part of a board that a view shows', () => {
  it('is all of it, the very plan of the store, without a filter', () => {
    const { store, shown } = watch({})
    expect(shown.floors.get()).toBe(store.floors.get())
    expect(shown.outside.get()).toBeNull()
  })

  it('follows each event: a bed comes when it is asked for help, and goes when it is claimed', () => {
    const { store, ids, changes } = watch({ statuses: ['waiting'] })
    expect(ids()).toEqual([])
    store.apply(event(1, { ...inRoom('102', { floor: 'floor 1' }), request: request() }))
    expect(ids()).toEqual(['102'])
    store.apply(event(2, { ...inRoom('102', { floor: 'floor 1' }), request: request({ status: 'claimed' }) }))
    expect(ids()).toEqual([])
    expect(changes()).toBe(2)
  })

  it('does not change by events that bring or take no bed', () => {
    const { store, changes } = watch({ floors: ['floor 1'] })
    store.apply(event(1, { ...inRoom('102', { floor: 'floor 1' }), request: request() }))
    store.apply(event(2, { ...inRoom('201', { floor: 'floor 2' }), request: request() }))
    expect(changes()).toBe(0)
  })

  it('always knows what waits outside, and forgets it once it is claimed', () => {
    const { store, shown } = watch({ floors: ['floor 1'] })
    expect(shown.outside.get()).toMatchObject({ shown: 2, all: 3, waiting: 0 })
    const emergency = request({ priority: 'emergency' })
    store.apply(event(1, { ...inRoom('201', { floor: 'floor 2' }), request: emergency }))
    expect(shown.outside.get()).toMatchObject({ waiting: 1, emergencies: 1 })
    store.apply(
      event(2, { ...inRoom('201', { floor: 'floor 2' }), request: { ...emergency, status: 'claimed' } }),
    )
    expect(shown.outside.get()).toMatchObject({ waiting: 0, emergencies: 0 })
  })

  it('leaves the queue whole, whatever is shown', () => {
    const { store } = watch({ floors: ['floor 1'] })
    store.apply(event(1, { ...inRoom('201', { floor: 'floor 2' }), request: request() }))
    expect(store.queue.get().map(({ bedId }) => bedId)).toEqual(['201'])
  })

  it('hides nothing by a floor that is not there, and says so', () => {
    const { shown, ids } = watch({ floors: ['floor 9'] })
    expect(ids()).toEqual(['101', '102', '201'])
    expect(shown.outside.get()).toBeNull()
    expect(shown.ignored.get()).toEqual([{ of: 'floor', value: 'floor 9' }])
  })

  it('is put right by a new snapshot, and by nothing once it has stopped', () => {
    const { store, ids, stop } = watch({ departments: ['ICU'] })
    expect(ids()).toEqual(['101'])
    store.load(snapshot([...three, inRoom('202', { floor: 'floor 2', department: 'ICU' })], 5))
    expect(ids()).toEqual(['101', '202'])
    stop()
    store.load(snapshot(three, 6))
    expect(ids()).toEqual(['101', '202'])
  })
})
