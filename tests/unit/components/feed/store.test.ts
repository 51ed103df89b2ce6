import { describe, expect, it, vi } from 'vitest'
import { createBoardStore } from '@/components/feed/board-store'
import { createClock } from '@/components/feed/clock'
import { bed, event, request, snapshot } from '../../lib/board/ward'

function ward() {
  let now = 1_000_000
  const clock = createClock(() => now)
  const store = createBoardStore(clock)
  const beds = [1, 2, 3].map((number) => bed({ id: `bed-${number}`, label: `bed ${number}` }))
  store.load(snapshot(beds, 0, { serverTime: now }))
  const told = new Map(beds.map(({ id }) => [id, vi.fn()]))
  for (const [id, watcher] of told) store.beds.subscribe(id, watcher)
  const floors = vi.fn()
  store.floors.subscribe(floors)
  return {
    store,
    beds,
    floors,
    tells: () => [...told.values()].map((watcher) => watcher.mock.calls.length),
    passes: (ms: number) => {
      now += ms
      clock.tick()
      store.refreshQueue()
    },
    now: () => now,
  }
}

describe('the board store', () => {
  it('tells one bed of an event, and neither its neighbours nor the plan of the house', () => {
    const { store, tells, floors } = ward()
    store.apply(event(1, bed({ id: 'bed-2', label: 'bed 2', request: request() })))
    expect(tells()).toEqual([0, 1, 0])
    expect(floors).not.toHaveBeenCalled()
  })

  it('drops a bed that is retired from the beds and the plan, and takes it back', () => {
    const { store, tells } = ward()
    const gone = bed({ id: 'bed-2', label: 'bed 2', retired: true })
    store.apply(event(1, gone))
    const planned = () => store.floors.get().flatMap(({ rooms }) => rooms.flatMap(({ bedIds }) => bedIds))
    expect([...store.beds.values()].map(({ id }) => id)).toEqual(['bed-1', 'bed-3'])
    expect(planned()).toEqual(['bed-1', 'bed-3'])
    expect(tells()).toEqual([0, 1, 0])
    store.apply(event(2, bed({ id: 'bed-2', label: 'bed 2' })))
    expect(planned()).toEqual(['bed-1', 'bed-2', 'bed-3'])
  })

  it('changes no bed for a heartbeat, a tick or a snapshot that changes nothing', () => {
    const { store, tells, beds, passes, now } = ward()
    store.heartbeat({
      buildingId: 'b1',
      seq: 0,
      serverTime: now(),
      upstream: { state: 'down', since: 1 },
      buildings: [],
      checked: [['bed-1', 5]],
      dutyMark: '',
      duty: null,
    })
    passes(60_000)
    store.load(snapshot(structuredClone(beds), 0, { serverTime: now() }))
    expect(tells()).toEqual([0, 0, 0])
    expect(store.upstream.get().state).toBe('up')
  })

  it('keeps what it has from a snapshot older than its events, unless the log itself went back', () => {
    const { store, beds } = ward()
    store.apply(event(1, bed({ id: 'bed-2', label: 'bed 2', request: request() })))
    store.load(snapshot(beds, 0))
    expect(store.beds.get('bed-2')?.request?.id).toBe('r1')
    store.load(snapshot(beds, 0), true)
    expect(store.beds.get('bed-2')?.request).toBeNull()
  })

  it('moves a request to the front of its priority as NOT SENT by its own clock, within 5 s', () => {
    const { store, passes, now } = ward()
    const earlier = request({ id: 'e', askedAt: now() - 1 })
    const silent = request({ id: 's', status: 'sending', askedAt: now() })
    store.apply(event(1, bed({ id: 'bed-1', label: 'bed 1', request: earlier })))
    store.apply(event(2, bed({ id: 'bed-2', label: 'bed 2', request: silent })))
    expect(store.queue.get().map(({ requestId }) => requestId)).toEqual(['e', 's'])
    for (let second = 1; second < 5; second += 1) passes(1_000)
    expect(store.queue.get()[0]).toEqual({ bedId: 'bed-2', requestId: 's', status: 'not-sent' })
  })

  it('remembers how a request ended', () => {
    const { store } = ward()
    const ended = { id: 'r1', status: 'cancelled', by: 'Bea', reason: 'asked-by-mistake', at: 5 } as const
    store.apply(event(1, bed({ id: 'bed-2', label: 'bed 2' }), { kind: 'request-cancelled', ended }))
    expect(store.ended.get('bed-2')).toEqual(ended)
  })

  it('shows a bed that moved at its new place', () => {
    const { store } = ward()
    store.apply(event(1, bed({ id: 'bed-2', label: 'bed 2', floor: 'floor 3' }), { kind: 'bed-updated' }))
    expect(store.floors.get().map(({ floor }) => floor)).toEqual(['floor 2', 'floor 3'])
  })

  it('tells of a contradiction at the beds it concerns, in the order of the plan, and at no other', () => {
    const { store } = ward()
    const patient = { name: 'Ada Twice', mrn: 'M1', birthDate: null }
    const told = vi.fn()
    store.contradictions.subscribe('bed-2', told)
    store.apply(event(1, bed({ id: 'bed-3', label: 'bed 3', occupied: true, patient })))
    expect(store.contradicted.get()).toEqual([])
    store.apply(event(2, bed({ id: 'bed-1', label: 'bed 1', occupied: true, patient })))
    expect(store.contradicted.get()).toEqual(['bed-1', 'bed-3'])
    expect(store.contradictions.get('bed-3')).toEqual([
      { kind: 'two-beds', bedId: 'bed-3', others: ['bed-1'] },
    ])
    store.apply(event(3, bed({ id: 'bed-3', label: 'bed 3' })))
    expect(store.contradicted.get()).toEqual([])
    expect(told).not.toHaveBeenCalled()
  })
})
