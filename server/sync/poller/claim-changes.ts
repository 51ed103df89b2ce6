import type { Change } from '@/server/assistance/change'
import { unclaimed } from '@/server/assistance/transitions'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Observed } from '@/server/solo-gateway/observed'

/**
 * Returns what changed in Solo about an open request, or null. A claim made in Solo shows here; Solo does not overrule
 * a claim made here, because it does not know of it.
 */
export function changeFromSolo(open: RequestRow, found: Observed, now: Date): Change | null {
  const claimedHere = open.claimedById !== null
  if (!claimedHere && found.assignee !== open.claimedByName && !isClaimFromBefore(open, found.assignee)) {
    return found.assignee === null
      ? { set: { ...unclaimed(open), soloStatus: found.status }, kind: 'request-released' }
      : {
          set: {
            status: 'claimed',
            claimedByName: found.assignee,
            claimedAt: open.claimedAt ?? now,
            soloStatus: found.status,
          },
          kind: 'request-claimed',
        }
  }
  return found.status === open.soloStatus
    ? null
    : { set: { soloStatus: found.status }, kind: 'request-updated' }
}

/**
 * Whether Solo still names the nurse who had the request before it came back to the queue: their claim is no answer to the new
 * call. A nurse of Lantern who joined a call is in Solo under a name of Solo's own, so after a call no name proves a new claim.
 */
const isClaimFromBefore = (row: RequestRow, assignee: string | null): boolean => {
  if (row.claimedByName !== null || assignee === null) return false
  const hadCall = row.appointmentId !== null || row.callSeries > 0
  return hadCall || (row.returns === 0 && row.returnedFromName === assignee)
}
