import type { Connection } from '@/components/feed/board-store'
import { type Cell, createCell } from '@/components/feed/observable'
import type { BedsideView } from '@/lib/bedside/view'
import type { Refusal } from '@/lib/errors'

/** What this device knows of its bed, outside React so that a change re-renders only who watches it. */
export interface BedsideStore {
  /** Null before the first answer. */
  readonly view: Cell<BedsideView | null>
  /** Why there is no view yet; null once there is one. */
  readonly refusal: Cell<Refusal | null>
  readonly connection: Cell<Connection>
  /** What the server's build is called; null before the first news. */
  readonly version: Cell<string | null>
  /** How long (ms) the last answer took; null before the first. */
  readonly roundTripMs: Cell<number | null>
}

export const createBedsideStore = (): BedsideStore => ({
  view: createCell<BedsideView | null>(null, sameButForTime),
  refusal: createCell<Refusal | null>(null),
  connection: createCell<Connection>({ state: 'connecting' }, sameWire),
  version: createCell<string | null>(null),
  roundTripMs: createCell<number | null>(null),
})

/** Values that came over the wire are plain and their keys are in a fixed order, so their text tells them apart. */
const sameWire = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const sameButForTime = (a: BedsideView | null, b: BedsideView | null): boolean =>
  sameWire(a && { ...a, serverTime: 0 }, b && { ...b, serverTime: 0 })
