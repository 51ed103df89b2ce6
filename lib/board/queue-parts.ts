import type { OpenStatus, Priority } from './types'
import { isUnclaimed } from './waiting'

interface Queued {
  readonly requestId: string
  readonly status: OpenStatus
  readonly priority: Priority
}

/** The requests of a queue as a nurse sees them. */
export interface QueueParts<Row> {
  /** Emergencies that came while the queue was held: shown apart, where they move no row. */
  readonly arrived: readonly Row[]
  readonly emergencies: readonly Row[]
  readonly rest: readonly Row[]
  readonly taken: readonly Row[]
  /** Other requests that came while the queue was held, below all rows. */
  readonly later: readonly Row[]
}

/** A row of a held queue. One that is `gone` keeps its place, so that no other row moves there. */
export interface HeldRow<Row> {
  /** The request as it is, or as it was last. */
  readonly row: Row
  readonly gone: boolean
}

/** The rows of a queue at which a hand is, each as it was last, in the places that they keep. */
export type HeldQueue<Row> = QueueParts<Row>

/** Returns the parts of a queue in its usual order. */
export function queueParts<Row extends Queued>(queue: readonly Row[]): QueueParts<Row> {
  const waiting = queue.filter(({ status }) => isUnclaimed(status))
  return {
    arrived: [],
    emergencies: waiting.filter(isEmergency),
    rest: waiting.filter((row) => !isEmergency(row)),
    taken: queue.filter(({ status }) => !isUnclaimed(status)),
    later: [],
  }
}

/**
 * Adds what came since then to a held queue, below what is there: a tap must meet the row at which it was aimed. An emergency that
 * came, or a request that was raised to one, arrives apart. @returns the same queue where nothing came
 */
export function holdMore<Row extends Queued>(held: HeldQueue<Row>, queue: readonly Row[]): HeldQueue<Row> {
  const loud = idsOf([...held.arrived, ...held.emergencies])
  const known = idsOf(Object.values(held).flat())
  const arrived = queueParts(queue).emergencies.filter(({ requestId }) => !loud.has(requestId))
  const loudNow = idsOf(arrived)
  const later = queue.filter(({ requestId }) => !known.has(requestId) && !loudNow.has(requestId))
  if (arrived.length + later.length === 0) return held
  return { ...held, arrived: [...held.arrived, ...arrived], later: [...held.later, ...later] }
}

/** Returns the parts of a held queue, in which each request stays in its place, also one that was raised, claimed or ended meanwhile. */
export function heldParts<Row extends Queued>(
  held: HeldQueue<Row>,
  queue: readonly Row[],
): QueueParts<HeldRow<Row>> {
  const byId = new Map(queue.map((row) => [row.requestId, row]))
  const inPlace = (rows: readonly Row[]) =>
    rows.map((row) => {
      const now = byId.get(row.requestId)
      return { row: now ?? row, gone: now === undefined }
    })
  return mapParts(held, inPlace)
}

/** Returns the parts of a queue that is not held, as those of one that is. */
export const freeParts = <Row>(parts: QueueParts<Row>): QueueParts<HeldRow<Row>> =>
  mapParts(parts, (rows) => rows.map((row) => ({ row, gone: false })))

function mapParts<Row, To>(
  parts: QueueParts<Row>,
  map: (rows: readonly Row[]) => readonly To[],
): QueueParts<To> {
  return {
    arrived: map(parts.arrived),
    emergencies: map(parts.emergencies),
    rest: map(parts.rest),
    taken: map(parts.taken),
    later: map(parts.later),
  }
}

const isEmergency = ({ priority }: Queued): boolean => priority === 'emergency'
const idsOf = (rows: readonly Queued[]): ReadonlySet<string> =>
  new Set(rows.map(({ requestId }) => requestId))
