import { type Bed, type BedRequest, type OpenStatus, PRIORITIES } from './types'
import { isUnclaimed, shownStatus } from './waiting'

export interface Waiting {
  readonly bed: Bed
  readonly request: BedRequest
  readonly status: OpenStatus
}

/** Unclaimed requests come before claimed ones, and those before calls. */
const TURN: Readonly<Record<OpenStatus, number>> = {
  'not-sent': 0,
  sending: 0,
  waiting: 0,
  claimed: 1,
  'in-call': 2,
}

/**
 * Returns every open request, the one to look at first at the front: first the unclaimed, then the claimed, then calls; among
 * these by priority. Of one priority those not sent come first, because Solo does not know of them, then the longest wait.
 */
export function queueOf(beds: Iterable<Bed>, now: number): readonly Waiting[] {
  const open: Waiting[] = []
  for (const bed of beds) {
    if (bed.request) open.push({ bed, request: bed.request, status: shownStatus(bed.request, now) })
  }
  return open.sort(
    (a, b) =>
      TURN[a.status] - TURN[b.status] ||
      PRIORITIES.indexOf(a.request.priority) - PRIORITIES.indexOf(b.request.priority) ||
      Number(b.status === 'not-sent') - Number(a.status === 'not-sent') ||
      a.request.askedAt - b.request.askedAt ||
      (a.request.id < b.request.id ? -1 : a.request.id > b.request.id ? 1 : 0),
  )
}

/** Returns the requests of a queue that no nurse has claimed. */
export const unclaimedOf = (queue: readonly Waiting[]): readonly Waiting[] =>
  queue.filter(({ status }) => isUnclaimed(status))
