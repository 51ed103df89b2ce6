import { isLocked } from '@/components/ui/page-lock'
import { type LogPosition, stepFrom } from '@/lib/board/fold'
import { queueOf } from '@/lib/board/queue'
import { countWaiting, type QueueBuilding, type QueueSnapshot, type UnitCount } from '@/lib/board/queue-all'
import type { Bed, BoardEvent, OpenStatus, Priority } from '@/lib/board/types'
import type { BoardHeartbeat } from '@/lib/realtime/events'
import type { Connection } from './board-store'
import type { Clock } from './clock'
import { createObservable, createObservables, type Observable, type Observables } from './observable'
import { withoutPatient } from './without-patients'

/** A building without its place in the log, which changes with every event. */
export type QueueSite = Omit<QueueBuilding, 'seq' | 'seqAt'>

export interface QueuePlace {
  readonly buildingId: string
  readonly bedId: string
  readonly requestId: string
  readonly status: OpenStatus
  readonly priority: Priority
  /** The claimant's account; null while unclaimed, or claimed by a person in Solo. */
  readonly claimedBy: string | null
}

/**
 * The last known state of every building's open requests, in observables: an event changes one bed, and the queue where
 * that changes. An event at a bed without a request changes nothing.
 */
export interface QueueStore {
  /** The beds with an open request. */
  readonly beds: Observables<Bed>
  readonly queue: Observable<readonly QueuePlace[]>
  /** How many wait in each unit. */
  readonly counts: Observable<readonly UnitCount[]>
  /** The buildings, in the order of the boards' lists; empty before the first snapshot. */
  readonly sites: Observable<readonly QueueSite[]>
  readonly connection: Observable<Connection>
  /** Rises with every change that may affect who is alerted. */
  readonly changes: Observable<number>
  /** Returns each building's last applied event, by building id. */
  heads(): ReadonlyMap<string, LogPosition>
  /** Replaces everything by a snapshot. */
  load(snapshot: QueueSnapshot): void
  /** Applies an event. `gap`: earlier events are missing, or it is of another history, and nothing was applied. */
  apply(event: BoardEvent): 'applied' | 'seen' | 'gap'
  /** As that of the board's store. */
  forgetPatients(): void
  /** Takes a heartbeat; returns whether the store has the on-call rules of the version that it names. */
  heartbeat(heartbeat: BoardHeartbeat): boolean
  /** Updates the queue to the current time; call it on every tick. */
  refresh(): void
}

export function createQueueStore(clock: Clock): QueueStore {
  const heads = new Map<string, LogPosition>()
  const beds = createObservables<Bed>(sameJson)
  const queue = createObservable<readonly QueuePlace[]>([], sameJson)
  const counts = createObservable<readonly UnitCount[]>([], sameJson)
  const sites = createObservable<readonly QueueSite[]>([], sameSites)
  const connection = createObservable<Connection>({ state: 'connecting' }, sameJson)
  const changes = createObservable(0)

  /** Returns a bed as this page may keep it now. */
  const seen = (bed: Bed) => (isLocked() ? withoutPatient(bed) : bed)

  const refresh = () => {
    const open = queueOf(beds.values(), clock.now())
    counts.set(countWaiting(open, sites.get()))
    queue.set(
      open.map(({ bed, request, status }) => ({
        buildingId: bed.buildingId,
        bedId: bed.id,
        requestId: request.id,
        status,
        priority: request.priority,
        claimedBy: request.claimedBy?.userId ?? null,
      })),
    )
  }
  const changed = () => {
    refresh()
    changes.set(changes.get() + 1)
  }

  return {
    beds,
    queue,
    counts,
    sites,
    connection,
    changes,
    refresh,
    heads: () => heads,
    load(snapshot) {
      clock.sync(snapshot.serverTime)
      heads.clear()
      for (const { id, seq, seqAt } of snapshot.buildings) heads.set(id, { seq, seqAt })
      beds.replaceAll(snapshot.beds.map((bed) => [bed.id, seen(bed)]))
      sites.set(snapshot.buildings.map(({ seq: _, seqAt: _at, ...site }) => site))
      changed()
    },
    apply(event) {
      const { buildingId, bed } = event
      const own = heads.get(buildingId)
      const step = own ? stepFrom(own, event) : 'gap'
      if (step !== 'next') return step
      heads.set(buildingId, { seq: event.seq, seqAt: event.at })
      if (bed.request && !bed.retired) beds.set(bed.id, seen(bed))
      else if (!beds.remove(bed.id)) return 'applied'
      changed()
      return 'applied'
    },
    forgetPatients() {
      for (const bed of [...beds.values()]) beds.set(bed.id, withoutPatient(bed))
    },
    heartbeat({ buildingId, serverTime, duty, dutyMark }) {
      clock.sync(serverTime)
      if (duty) {
        sites.set(sites.get().map((site) => (site.id === buildingId ? { ...site, duty } : site)))
        changed()
      }
      return sites.get().find(({ id }) => id === buildingId)?.duty.mark === dutyMark
    },
  }
}

/** Compares values from the wire by their JSON: they are plain, and their keys have a fixed order. */
const sameJson = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const sameSites = (a: readonly QueueSite[], b: readonly QueueSite[]): boolean => sameJson(a, b)
