import { describe, expect, it } from 'vitest'
import { createBoardStore } from '@/components/feed/board-store'
import { createClock } from '@/components/feed/clock'
import { createQueueStore } from '@/components/feed/queue-store'
import { learnLock, lockEpoch, lockPage } from '@/components/ui/page-lock'
import { bed, event, request, snapshot } from '../../lib/board/ward'
import { lockablePage } from '../lock/lockable-page'

const NAME = 'Ada Lukashik'
const patient = { name: NAME, mrn: 'M1', birthDate: null }
const named = (id: string, label: string) =>
  bed({ id, label, patient, request: request({ reason: `${NAME} fell` }), soloSays: { patient, at: 1 } })
const ENDED = {
  id: 'r0',
  status: 'cancelled',
  by: 'Bea',
  reason: `${NAME} asked by mistake`,
  at: 5,
} as const

const seen = (...what: unknown[]) => JSON.stringify(what)

describe('the board of a locked page', () => {
  const ward = () => {
    lockablePage()
    const store = createBoardStore(createClock(() => 1_000))
    store.load(snapshot([named('bed-1', 'bed 1'), named('bed-2', 'bed 2')], 0))
    const all = () =>
      seen([...store.beds.values()], store.lastEvent.get(), store.ended.get('bed-1'), [
        ...store.contradicted.get(),
      ])
    return { store, all }
  }

  it('keeps no name of before: neither in the beds, nor in the last event, nor in how a request ended', () => {
    const { store, all } = ward()
    store.apply(event(1, named('bed-1', 'bed 1'), { ended: ENDED }))
    expect(all()).toContain(NAME)
    lockPage()
    store.forgetPatients()
    expect(all()).not.toContain(NAME)
    expect(store.contradicted.get()).toEqual([])
    expect(store.beds.get('bed-1')?.request?.reason).toBe('other')
    // A bed moves: what is kept of the others comes back from the fold.
    store.apply(event(2, bed({ id: 'bed-3', label: 'bed 3' })))
    expect(all()).not.toContain(NAME)
  })

  it('takes no name from a server that has not heard of the lock, by snapshot or event', () => {
    const { store, all } = ward()
    lockPage()
    store.load(snapshot([named('bed-1', 'bed 1')], 1), true)
    expect(all()).not.toContain(NAME)
    store.apply(event(2, named('bed-1', 'bed 1'), { ended: ENDED }))
    expect(all()).not.toContain(NAME)
    expect(store.seq()).toBe(2)
  })
})

describe('the queue of a locked page', () => {
  it('keeps no name, and takes none', () => {
    lockablePage()
    const store = createQueueStore(createClock(() => 1_000))
    const load = () =>
      store.load({
        serverTime: 1_000,
        masked: false,
        beds: [named('bed-1', 'bed 1')],
        buildings: [
          {
            id: 'b1',
            name: 'b1',
            phone: null,
            seq: 0,
            duty: { mark: '', paths: [], coverage: [], joinWithin: { routine: 1, urgent: 1, emergency: 1 } },
          },
        ],
      })
    const all = () => seen([...store.beds.values()])
    load()
    expect(all()).toContain(NAME)
    learnLock(true, lockEpoch())
    store.forgetPatients()
    expect(all()).not.toContain(NAME)
    load()
    store.apply(event(1, named('bed-1', 'bed 1')))
    expect(all()).not.toContain(NAME)
    expect(store.queue.get()).toHaveLength(1)
  })
})
