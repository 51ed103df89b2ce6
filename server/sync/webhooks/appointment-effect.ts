import { type CallState, callProgress, callStanding } from '@/lib/board/call-progress'
import {
  hasLeftRaised,
  isBack,
  isWithoutNurse,
  leftRaised,
  lostNurse,
  steppedIn,
  steppedOut,
} from '@/server/assistance/call-attendance'
import type { Change } from '@/server/assistance/change'
import { newSeries } from '@/server/assistance/follow-patient'
import { callOver } from '@/server/assistance/outcome'
import { closedElsewhere, noKnock } from '@/server/assistance/transitions'
import type { RequestRow } from '@/server/event-log/bed-state'

const CLAIMED_AGAIN = { status: 'claimed', joinedAt: null, via: null, ...noKnock } as const

/**
 * Returns what the appointment of a request, as just fetched, changes about it; null where boards show nothing new.
 * Pure.
 * @param appointmentId of the appointment that was fetched, which the request may not have known yet
 * @param askedAt when Solo was asked; `now` is when the answer is written
 */
export function appointmentEffect(
  row: RequestRow,
  appointmentId: string,
  found: CallState,
  askedAt: Date,
  now: Date,
): Change | null {
  // Nothing closed comes back, and a later answer is not overruled by an earlier one.
  if (row.endedAt !== null) return null
  if (row.appointmentCheckedAt !== null && row.appointmentCheckedAt > askedAt) return null
  const progress = callProgress(found)
  const seen = { appointmentId, appointmentStatus: progress, appointmentCheckedAt: askedAt }
  const standing = callStanding(found)
  // A claim since belongs to another nurse, who has not been in that call.
  const isRaised = row.raisedFromCall !== null && row.status !== 'in-call'
  const over = { set: { ...newSeries(row), ...leftRaised(row) }, kind: 'request-updated' } as const
  if (standing === 'over') {
    // A call ended while its request waits: it is over for that nurse, and help was asked for since. The next join
    // books another.
    if (isRaised) return over
    const hasNurse = row.status === 'claimed' || row.status === 'in-call'
    // Solo does not say whether the patient was helped. A nurse of Lantern says it; a user of Solo has no place to.
    if (hasNurse && row.claimedById !== null) return { set: callOver(row, now), kind: 'request-updated' }
    return hasNurse ? { set: { ...seen, ...closedElsewhere(row, now) }, kind: 'request-completed' } : over
  }
  if (standing === 'broke-off') {
    // The request waits again. One that its nurse has not joined yet keeps the nurse, and its next call is another.
    return row.status === 'in-call' && row.claimedById !== null
      ? { set: lostNurse(row, now), kind: 'request-returned' }
      : over
  }
  const isNews = progress !== row.appointmentStatus
  if (standing === 'open') {
    if (isWithoutNurse(row, found, askedAt)) {
      return { set: { ...seen, ...steppedOut(row, now) }, kind: 'request-updated' }
    }
    if (hasLeftRaised(row, found, askedAt)) {
      return { set: { ...seen, ...leftRaised(row) }, kind: 'request-updated' }
    }
    if (isBack(row, found)) return { set: { ...seen, ...steppedIn(row, now) }, kind: 'request-joined' }
    return isNews ? { set: seen, kind: 'request-updated' } : null
  }
  // The next join books another call; until then the nurse keeps their claim.
  const inCall = row.status === 'in-call'
  if (!isNews && !inCall && row.appointmentId === null) return null
  return {
    // The claim counts from now on: a claim as old as the call would go back to the queue at once.
    set: {
      ...seen,
      ...leftRaised(row),
      appointmentId: null,
      ...(inCall && { ...CLAIMED_AGAIN, claimedAt: now }),
    },
    kind: 'request-updated',
  }
}
