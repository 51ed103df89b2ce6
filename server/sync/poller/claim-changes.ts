import type { Change } from '@/server/assistance/change'
import { unclaimed } from '@/server/assistance/transitions'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Observed } from '@/server/solo-gateway/observed'

/**
 * What changed in Solo about an open request, or null. A claim made there shows here; one made here is not overruled by
 * Solo, which does not know of it.
 */
export function changeSeen(open: RequestRow, found: Observed, now: Date): Change | null {
  const claimedHere = open.claimedById !== null
  if (!claimedHere && found.assignee !== open.claimedByName && !hadItBefore(open, found.assignee)) {
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
 * Whether it was asked for anew while somebody had it in Solo, who is still named there: that is the claim from before, and
 * no answer to the asking.
 */
const hadItBefore = (
  { claimedByName, returns, returnedFromName }: RequestRow,
  assignee: string | null,
): boolean => claimedByName === null && assignee !== null && returns === 0 && returnedFromName === assignee
