import { type CallState, providerPlace, saysProvider } from '@/lib/board/call-progress'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Change } from './change'
import { newSeries } from './follow-patient'
import { noKnock, unclaimed } from './transitions'

/** Pure functions: what Solo's word about who is in a call makes of the request whose call it is. */

/** A nurse who joined opens the page of the call first: until then Solo's word may be from before. */
const ARRIVES_WITHIN_MS = 20_000
/** A call that no one has entered this long after the nurse joined: its page never opened, or was closed at once. */
const NEVER_CAME_MS = 120_000

/** When the nurse last asked for the link of the call, which is when they last knocked. */
const joinedLast = ({ joinedAt, knockedAt }: RequestRow): number =>
  Math.max(joinedAt?.getTime() ?? 0, knockedAt?.getTime() ?? 0)

/** Returns whether the nurse of a request in a call is not in that call. Unknown counts as there. */
export function isWithoutNurse(row: RequestRow, found: CallState, askedAt: Date): boolean {
  // A call by Teams is attended in Teams, where Solo may not see it.
  if (row.status !== 'in-call' || row.claimedById === null || row.via !== 'solo') return false
  return isEmpty(row, found, askedAt.getTime() - joinedLast(row))
}

/** Returns whether no nurse is in a call that one joined `sinceMs` ago. */
function isEmpty(row: RequestRow, found: CallState, sinceMs: number): boolean {
  const place = providerPlace(found)
  if (place === 'not-yet') return sinceMs >= NEVER_CAME_MS
  const cameSince = saysProvider(row.appointmentStatus) && sinceMs > 0
  return place === 'awaited' && (cameSince || sinceMs >= ARRIVES_WITHIN_MS)
}

/**
 * The nurse left a call that no one has ended: they keep their claim, whose time to join counts again. A bed that has let them
 * in goes on waiting; any other knock is over.
 */
export const steppedOut = (row: RequestRow, now: Date): Change['set'] => ({
  status: 'claimed',
  claimedAt: now,
  joinedAt: null,
  ...(row.knockAnswer !== 'let-in' && noKnock),
})

/** Returns whether a nurse who left the call of their claim is in it again. `via` is kept while they are out. */
export const isBack = (row: RequestRow, found: CallState): boolean =>
  row.status === 'claimed' &&
  row.claimedById !== null &&
  row.via === 'solo' &&
  providerPlace(found) === 'there'

/** The nurse is in the call again, and knocks unless the bed has let them in. */
export const steppedIn = (row: RequestRow, now: Date): Change['set'] => ({
  status: 'in-call',
  joinedAt: now,
  joinStartedAt: null,
  ...(row.knockAnswer !== 'let-in' && { ...noKnock, knockedAt: now }),
})

/** Returns whether the nurse of a call that goes on without a claim has left it, as far as Solo says. */
export const hasLeftRaised = (row: RequestRow, found: CallState, askedAt: Date): boolean => {
  const { raisedFromCall: call } = row
  if (call === null || call.left || call.via !== 'solo') return false
  return isEmpty(row, found, askedAt.getTime() - call.joinedAt)
}

/** No nurse is in the call out of which a request was raised. The request goes on calling; its nurse or the next one ends it. */
export const leftRaised = ({ raisedFromCall: call }: RequestRow): Change['set'] =>
  call === null ? {} : { raisedFromCall: { ...call, left: true }, ...noKnock }

/** The nurse's connection is lost for good: the request returns to the queue like a missed join, and its next call is another. */
export const lostNurse = (row: RequestRow, now: Date): Change['set'] => ({
  ...newSeries(row),
  ...unclaimed(row),
  outcome: null,
  returns: row.returns + 1,
  returnedAt: now,
  returnedFromName: row.claimedByName,
})
