import type { BoardStore, Connection } from '@/components/feed/board-store'
import type { Clock } from '@/components/feed/clock'
import { createObservable, type Observable } from '@/components/feed/observable'
import type { QueueStore } from '@/components/feed/queue-store'
import { callsUpon, type Reader } from '@/lib/board/queue-all'
import { type Bed, type OnCallRules, PRIORITIES, type Priority } from '@/lib/board/types'
import type { Ringing } from '@/lib/sound/schedule'

/** A request that no nurse has claimed and that alerts the reader now. It holds no patient data. */
export interface Alert {
  readonly id: string
  readonly bedId: string
  readonly buildingId: string
  readonly building: string
  readonly room: string
  readonly label: string
  readonly priority: Priority
  readonly askedAt: number
}

/** Where alerts come from: all buildings for a reader with a queue, else the building that is shown. */
export interface BuildingAlerts {
  beds(): Iterable<Bed>
  /** Whether it has all buildings, so that every tab of the reader hears the same. */
  readonly isWhole: boolean
  building(id: string): { readonly name: string; readonly duty: OnCallRules } | undefined
  /** Returns what sounds for a reader without being among the beds. */
  ringsElsewhere?(reader: Reader): readonly Ringing[]
  readonly connection: Observable<Connection>
  /** Calls `changed` after every change; returns what ends the subscription. */
  subscribe(changed: () => void): () => void
}

export const fromQueue = ({ beds, sites, connection, changes }: QueueStore): BuildingAlerts => ({
  beds: () => beds.values(),
  isWhole: true,
  building: (id) => sites.get().find((site) => site.id === id),
  connection,
  subscribe: changes.subscribe,
})

export const fromBoard = (store: BoardStore): BuildingAlerts => ({
  beds: () => store.queue.get().flatMap(({ bedId }) => store.beds.get(bedId) ?? []),
  isWhole: false,
  building: (id) => {
    const here = store.boardInfo.get()?.building
    const duty = store.onCallRules.get()
    return here?.id === id && duty ? { name: here.name, duty } : undefined
  },
  connection: store.connection,
  subscribe: (changed) => {
    const observables = [store.lastEvent, store.queue, store.onCallRules, store.boardInfo]
    const stops = observables.map((observable) => observable.subscribe(changed))
    return () => {
      for (const stop of stops) stop()
    }
  },
})

/** Returns the requests that alert the reader at `now` (server time, ms): the most urgent first, then the longest wait. */
function alertsFor(reader: Reader, source: BuildingAlerts, now: number): readonly Alert[] {
  const alerts: Alert[] = []
  for (const bed of source.beds()) {
    const building = source.building(bed.buildingId)
    if (!bed.request || !building || !callsUpon(reader, bed, building.duty, now)) continue
    alerts.push({
      id: bed.request.id,
      bedId: bed.id,
      buildingId: bed.buildingId,
      building: building.name,
      room: bed.room,
      label: bed.label,
      priority: bed.request.priority,
      askedAt: bed.request.askedAt,
    })
  }
  const rank = ({ priority }: Alert) => PRIORITIES.indexOf(priority)
  return alerts.sort((a, b) => rank(a) - rank(b) || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
}

/** Keeps the reader's alerts current with every event and every tick; `stop` ends that. */
export function observeAlerts(reader: Reader, source: BuildingAlerts, clock: Clock) {
  const alerts = createObservable<readonly Alert[]>([], (a, b) => JSON.stringify(a) === JSON.stringify(b))
  const ringing = createObservable<readonly Ringing[]>([], (a, b) => JSON.stringify(a) === JSON.stringify(b))
  const refresh = () => {
    alerts.set(alertsFor(reader, source, clock.exact()))
    const here = alerts.get().map(({ id, priority }) => ({ id, priority }))
    ringing.set([...here, ...(source.ringsElsewhere?.(reader) ?? [])])
  }
  refresh()
  const stops = [source.subscribe(refresh), clock.subscribe(refresh)]
  return {
    alerts,
    ringing,
    connection: source.connection,
    stop: () => {
      for (const stop of stops) stop()
    },
  }
}
