import type { BoardStore, Connection } from '@/components/feed/board-store'
import type { Clock } from '@/components/feed/clock'
import { createObservable, type Observable } from '@/components/feed/observable'
import type { QueueStore } from '@/components/feed/queue-store'
import { roomAndBed } from '@/lib/board/place'
import { callsUpon, type Reader } from '@/lib/board/queue-all'
import { type Bed, type OnCallRules, PRIORITIES, type Priority } from '@/lib/board/types'

/** A request that nobody has claimed and that calls upon the reader now. No patient is in it. */
export interface Call {
  readonly id: string
  readonly bedId: string
  readonly buildingId: string
  readonly building: string
  /** "431 bed 2". */
  readonly place: string
  readonly priority: Priority
  readonly askedAt: number
}

/** Where calls come from: all buildings for whom there is a queue, else the building that is shown. */
export interface CallSource {
  beds(): Iterable<Bed>
  building(id: string): { readonly name: string; readonly duty: OnCallRules } | undefined
  readonly connection: Observable<Connection>
  /** Tells when any of it has changed. */
  watch(changed: () => void): () => void
}

export const fromQueue = ({ beds, sites, connection, changes }: QueueStore): CallSource => ({
  beds: () => beds.values(),
  building: (id) => sites.get().find((site) => site.id === id),
  connection,
  watch: changes.subscribe,
})

export const fromBoard = (store: BoardStore): CallSource => ({
  beds: () => store.queue.get().flatMap(({ bedId }) => store.beds.get(bedId) ?? []),
  building: (id) => {
    const here = store.surroundings.get()?.building
    const duty = store.duty.get()
    return here?.id === id && duty ? { name: here.name, duty } : undefined
  },
  connection: store.connection,
  watch: (changed) => {
    const cells = [store.lastEvent, store.queue, store.duty, store.surroundings]
    const stops = cells.map((cell) => cell.subscribe(changed))
    return () => {
      for (const stop of stops) stop()
    }
  },
})

/** What calls the reader at `now` (server time, ms), the most urgent first, then who has waited longest. */
function callsFor(reader: Reader, source: CallSource, now: number): readonly Call[] {
  const calls: Call[] = []
  for (const bed of source.beds()) {
    const building = source.building(bed.buildingId)
    if (!bed.request || !building || !callsUpon(reader, bed, building.duty, now)) continue
    calls.push({
      id: bed.request.id,
      bedId: bed.id,
      buildingId: bed.buildingId,
      building: building.name,
      place: roomAndBed(bed),
      priority: bed.request.priority,
      askedAt: bed.request.askedAt,
    })
  }
  const rank = ({ priority }: Call) => PRIORITIES.indexOf(priority)
  return calls.sort((a, b) => rank(a) - rank(b) || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
}

/** What calls the reader, kept right with every event and every tick; `stop` ends that. */
export function followCalls(reader: Reader, source: CallSource, clock: Clock) {
  const calls = createObservable<readonly Call[]>([], (a, b) => JSON.stringify(a) === JSON.stringify(b))
  const look = () => calls.set(callsFor(reader, source, clock.exact()))
  look()
  const stops = [source.watch(look), clock.subscribe(look)]
  return {
    calls,
    connection: source.connection,
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}
