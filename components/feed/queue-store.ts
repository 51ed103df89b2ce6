import { queueOf } from '@/lib/board/queue'
import { countWaiting, type QueueBuilding, type QueueSnapshot, type UnitCount } from '@/lib/board/queue-all'
import type { Bed, BoardEvent, OpenStatus } from '@/lib/board/types'
import type { BoardHeartbeat } from '@/lib/realtime/events'
import type { Connection } from './board-store'
import type { Clock } from './clock'
import { createObservable, createObservables, type Observable, type Observables } from './observable'

/** A building, without what moves with every event. */
export type QueueSite = Omit<QueueBuilding, 'seq'>

export interface QueuePlace {
  readonly buildingId: string
  readonly bedId: string
  readonly requestId: string
  readonly status: OpenStatus
  /** The claimant's account; null while nobody has it, or somebody in Solo. */
  readonly claimedBy: string | null
}

/**
 * The last known state of every building's open requests, in slices: an event touches one bed's cell, and the queue where
 * that changes. What happens at a bed where nobody asks for anything touches nothing.
 */
export interface QueueStore {
  /** The beds with an open request. */
  readonly beds: Observables<Bed>
  readonly queue: Observable<readonly QueuePlace[]>
  /** How many wait where. */
  readonly counts: Observable<readonly UnitCount[]>
  /** In the order boards list them; empty before the first snapshot. */
  readonly sites: Observable<readonly QueueSite[]>
  readonly connection: Observable<Connection>
  /** Rises with whatever may have changed whom a request calls. */
  readonly changes: Observable<number>
  /** The last event of each building that is contained, by its id. */
  heads(): ReadonlyMap<string, number>
  /** Takes a snapshot in place of all that is here. */
  load(snapshot: QueueSnapshot): void
  /** `gap`: events before this one are missing, and nothing was applied. */
  apply(event: BoardEvent): 'applied' | 'seen' | 'gap'
  /** Whether the duty that the pulse names is the one that is here. */
  heartbeat(heartbeat: BoardHeartbeat): boolean
  /** Puts the queue right for the passing of time; call it every tick. */
  refresh(): void
}

export function createQueueStore(clock: Clock): QueueStore {
  const heads = new Map<string, number>()
  const beds = createObservables<Bed>(sameJson)
  const queue = createObservable<readonly QueuePlace[]>([], sameJson)
  const counts = createObservable<readonly UnitCount[]>([], sameJson)
  const sites = createObservable<readonly QueueSite[]>([], sameSites)
  const connection = createObservable<Connection>({ state: 'connecting' }, sameJson)
  const changes = createObservable(0)

  const refresh = () => {
    const open = queueOf(beds.values(), clock.now())
    counts.set(countWaiting(open, sites.get()))
    queue.set(
      open.map(({ bed, request, status }) => ({
        buildingId: bed.buildingId,
        bedId: bed.id,
        requestId: request.id,
        status,
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
      for (const { id, seq } of snapshot.buildings) heads.set(id, seq)
      beds.replaceAll(snapshot.beds.map((bed) => [bed.id, bed]))
      sites.set(snapshot.buildings.map(({ seq: _, ...site }) => site))
      changed()
    },
    apply({ buildingId, seq, bed }) {
      const own = heads.get(buildingId)
      if (own === undefined) return 'gap'
      if (seq <= own) return 'seen'
      if (seq > own + 1) return 'gap'
      heads.set(buildingId, seq)
      if (bed.request && !bed.retired) beds.set(bed.id, bed)
      else if (!beds.remove(bed.id)) return 'applied'
      changed()
      return 'applied'
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
