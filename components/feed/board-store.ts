import { isLocked } from '@/components/ui/page-lock'
import { type Board, boardOf, type Folded, fold } from '@/lib/board/fold'
import { type FloorGroup, groupBeds, sameGroups } from '@/lib/board/group'
import { type LabelledBed, type Labels, labelsOf } from '@/lib/board/label'
import { queueOf } from '@/lib/board/queue'
import type {
  Bed,
  BoardEvent,
  BoardSnapshot,
  BuildingSummary,
  EndedRequest,
  OnCallRules,
  OpenStatus,
  UpstreamHealth,
} from '@/lib/board/types'
import { type Contradiction, comparesAlike, contradictionsOf } from '@/lib/layout/contradictions'
import type { BoardHeartbeat, SessionEnd } from '@/lib/realtime/events'
import type { ProtocolMismatch } from '@/lib/realtime/protocol'
import type { Clock } from './clock'
import { createObservable, createObservables, type Observable, type Observables } from './observable'
import { endedWithoutWords, eventWithoutPatient, withoutPatient } from './without-patients'

/** `stale.since`: server time (ms) of the last news. `connecting`: only before the first data. */
export type Connection =
  | { readonly state: 'connecting' | 'live' }
  | { readonly state: 'stale'; readonly since: number }
  | { readonly state: 'signed-out'; readonly why: SessionEnd }

export interface QueueEntry {
  readonly bedId: string
  readonly requestId: string
  readonly status: OpenStatus
}

export interface BoardInfo {
  readonly building: BoardSnapshot['building']
  readonly masked: boolean
  /** Whether the snapshot is that of a locked session. */
  readonly locked: boolean
  /** The unit of a wall that shows one unit only; null: the whole building. */
  readonly unit: string | null
  /** Identifies what this display may show; null from a server of an earlier version. */
  readonly scope: string | null
}

/**
 * The last known state of one building's board, in observables: an event changes one bed (and the queue, where that
 * changes), a heartbeat neither.
 */
export interface BoardStore {
  readonly beds: Observables<Bed>
  /** When Solo was last asked about each bed (server time, ms). */
  readonly checkedAt: Observables<number>
  /** How the last request at each bed ended, if this display received that event. */
  readonly ended: Observables<EndedRequest>
  /** Where Solo and the board differ, by bed. */
  readonly contradictions: Observables<readonly Contradiction[]>
  /** The beds with a contradiction, in the order of the plan. */
  readonly contradicted: Observable<readonly string[]>
  readonly floors: Observable<readonly FloorGroup[]>
  /** The labels of all beds of the building; they change with its plan and its names only. */
  readonly labels: Observable<Labels>
  readonly queue: Observable<readonly QueueEntry[]>
  readonly boardInfo: Observable<BoardInfo | null>
  readonly buildings: Observable<readonly BuildingSummary[]>
  readonly upstream: Observable<UpstreamHealth>
  /** Coverage and escalation paths, which decide who is alerted; null before the first snapshot. */
  readonly onCallRules: Observable<OnCallRules | null>
  readonly connection: Observable<Connection>
  /** Why this page and the server cannot work together; null while they can. */
  readonly mismatch: Observable<ProtocolMismatch | null>
  /** The version of the server's build, from the last heartbeat. */
  readonly version: Observable<string | null>
  /** When the server last confirmed that the board is current (server time, ms). */
  readonly newsAt: Observable<number | null>
  /** The last applied event, for the announcer. */
  readonly lastEvent: Observable<BoardEvent | null>
  /** Returns the number of the last applied event; null before the first snapshot. */
  seq(): number | null
  /** Returns when that event was written (server time, ms); null where this is not known. */
  seqAt(): number | null
  /** Loads a snapshot; one older than the current state only with `evenIfOlder` (the server's log was restored). */
  load(snapshot: BoardSnapshot, evenIfOlder?: boolean): void
  apply(event: BoardEvent): Folded['kind']
  /** Takes what is about a patient from all that is kept, because the page is locked; what comes while it is goes the same way. */
  forgetPatients(): void
  heartbeat(heartbeat: BoardHeartbeat): void
  /** Updates the queue to the current time; call it on every tick. */
  refreshQueue(): void
}

export function createBoardStore(clock: Clock): BoardStore {
  let board: Board | null = null
  const store = {
    beds: createObservables<Bed>(sameBed),
    checkedAt: createObservables<number>(),
    ended: createObservables<EndedRequest>(),
    contradictions: createObservables<readonly Contradiction[]>(sameJson),
    contradicted: createObservable<readonly string[]>([], sameJson),
    floors: createObservable<readonly FloorGroup[]>([], sameGroups),
    labels: createObservable<Labels>(labelsOf([])),
    queue: createObservable<readonly QueueEntry[]>([], sameQueue),
    boardInfo: createObservable<BoardInfo | null>(null),
    buildings: createObservable<readonly BuildingSummary[]>([], sameJson),
    upstream: createObservable<UpstreamHealth>({ state: 'unknown', since: 0 }, sameJson),
    onCallRules: createObservable<OnCallRules | null>(null, (a, b) => a?.mark === b?.mark),
    connection: createObservable<Connection>({ state: 'connecting' }, sameJson),
    mismatch: createObservable<ProtocolMismatch | null>(null),
    version: createObservable<string | null>(null),
    newsAt: createObservable<number | null>(null),
    lastEvent: createObservable<BoardEvent | null>(null),
  }

  let labelled = ''
  const label = (beds: Iterable<LabelledBed>) => {
    const places = [...beds].map(({ id, floor, room, label }) => ({ id, floor, room, label }))
    const names = JSON.stringify(places)
    if (names === labelled) return
    labelled = names
    store.labels.set(labelsOf(places))
  }

  const refreshQueue = () =>
    store.queue.set(
      queueOf(store.beds.values(), clock.now()).map(({ bed, request, status }) => ({
        bedId: bed.id,
        requestId: request.id,
        status,
      })),
    )

  /**
   * Compares all beds with Solo: the same patient in two beds concerns both, so one bed's event may change another's
   * contradictions.
   */
  const compareWithSolo = () => {
    const found = new Map<string, readonly Contradiction[]>()
    for (const one of contradictionsOf(store.beds.values())) {
      found.set(one.bedId, [...(found.get(one.bedId) ?? []), one])
    }
    store.contradictions.replaceAll(found)
    const planned = store.floors.get().flatMap(({ rooms }) => rooms.flatMap(({ bedIds }) => bedIds))
    store.contradicted.set(found.size === 0 ? [] : planned.filter((id) => found.has(id)))
  }

  return {
    ...store,
    seq: () => board?.seq ?? null,
    seqAt: () => board?.seqAt ?? null,
    refreshQueue,
    load(snapshot, evenIfOlder = false) {
      clock.sync(snapshot.serverTime)
      if (board && snapshot.seq < board.seq && !evenIfOlder) return
      board = boardOf(isLocked() ? { ...snapshot, beds: snapshot.beds.map(withoutPatient) } : snapshot)
      store.beds.replaceAll(board.beds)
      store.checkedAt.replaceAll(Object.entries(snapshot.checkedAt))
      label(snapshot.beds)
      store.floors.set(groupBeds(snapshot.beds))
      store.boardInfo.set({
        building: snapshot.building,
        masked: snapshot.masked,
        locked: snapshot.locked ?? false,
        unit: snapshot.unit ?? null,
        scope: snapshot.scope ?? null,
      })
      store.buildings.set(snapshot.buildings)
      store.upstream.set(snapshot.upstream)
      store.newsAt.set(snapshot.serverTime)
      store.onCallRules.set(snapshot.duty)
      compareWithSolo()
      refreshQueue()
    },
    apply(received) {
      if (!board) return 'gap'
      const event = isLocked() ? eventWithoutPatient(received) : received
      const folded = fold(board, event)
      board = folded.board
      if (folded.kind !== 'applied') return folded.kind
      const { bed, ended } = event
      const before = store.beds.get(bed.id)
      if (bed.retired) store.beds.remove(bed.id)
      else store.beds.set(bed.id, bed)
      if (ended) store.ended.set(bed.id, ended)
      // Only a new, moved or retired bed changes the plan of the building.
      const replanned = !before || !samePlace(before, bed) || bed.retired
      if (replanned) {
        label(board.beds.values())
        store.floors.set(groupBeds(board.beds.values()))
      }
      if (replanned || !comparesAlike(before, bed)) compareWithSolo()
      if (before?.request || bed.request) refreshQueue()
      store.lastEvent.set(event)
      return 'applied'
    },
    forgetPatients() {
      if (!board) return
      board = { ...board, beds: new Map([...board.beds].map(([id, bed]) => [id, withoutPatient(bed)])) }
      store.beds.replaceAll(board.beds)
      for (const id of board.beds.keys()) {
        const ended = store.ended.get(id)
        if (ended) store.ended.set(id, endedWithoutWords(ended))
      }
      compareWithSolo()
      const last = store.lastEvent.get()
      store.lastEvent.set(last && eventWithoutPatient(last))
    },
    heartbeat(heartbeat) {
      clock.sync(heartbeat.serverTime)
      store.buildings.set(heartbeat.buildings)
      store.upstream.set(heartbeat.upstream)
      const known = store.boardInfo.get()
      if (known && heartbeat.phone !== undefined && heartbeat.phone !== known.building.phone) {
        store.boardInfo.set({ ...known, building: { ...known.building, phone: heartbeat.phone } })
      }
      if (heartbeat.duty) store.onCallRules.set(heartbeat.duty)
      store.version.set(heartbeat.version ?? store.version.get())
      store.newsAt.set(heartbeat.serverTime)
      for (const [bedId, at] of heartbeat.checked) store.checkedAt.set(bedId, at)
    },
  }
}

/** Compares values from the wire by their JSON: they are plain, and their keys have a fixed order. */
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const sameBed = (a: Bed, b: Bed): boolean => a === b || sameJson(a, b)
const samePlace = (a: Bed, b: Bed): boolean => a.floor === b.floor && a.room === b.room && a.label === b.label
const sameQueue = (a: readonly QueueEntry[], b: readonly QueueEntry[]): boolean => sameJson(a, b)
