import type { Connection } from '@/components/feed/board-store'
import { createObservable, type Observable } from '@/components/feed/observable'
import type { BedsideView } from '@/lib/bedside/view'
import type { Refusal } from '@/lib/errors'
import type { ProtocolMismatch } from '@/lib/realtime/protocol'

/** What this device knows of its bed, outside React so that a change re-renders only its subscribers. */
export interface BedsideStore {
  /** Null before the first answer. */
  readonly view: Observable<BedsideView | null>
  /** Why there is no view yet; null once there is one. */
  readonly refusal: Observable<Refusal | null>
  readonly connection: Observable<Connection>
  /** Why this page and the server cannot work together; null while they can. */
  readonly mismatch: Observable<ProtocolMismatch | null>
  /** The version of the server's build; null before the first answer or heartbeat. */
  readonly version: Observable<string | null>
  /** Duration (ms) of the last answer; null before the first. */
  readonly roundTripMs: Observable<number | null>
}

export const createBedsideStore = (): BedsideStore => ({
  view: createObservable<BedsideView | null>(null, sameButForTime),
  refusal: createObservable<Refusal | null>(null),
  connection: createObservable<Connection>({ state: 'connecting' }, sameJson),
  mismatch: createObservable<ProtocolMismatch | null>(null),
  version: createObservable<string | null>(null),
  roundTripMs: createObservable<number | null>(null),
})

/** Compares values from the wire by their JSON: they are plain, and their keys have a fixed order. */
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const sameButForTime = (a: BedsideView | null, b: BedsideView | null): boolean =>
  sameJson(a && { ...a, serverTime: 0 }, b && { ...b, serverTime: 0 })
