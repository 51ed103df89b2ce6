import { may, type Role } from '@/lib/board/roles'
import type { BedRequest, OpenStatus } from '@/lib/board/types'
import { isClaimable } from '@/lib/board/waiting'

export interface PermittedActions {
  readonly claim: boolean
  readonly join: boolean
  readonly release: boolean
  readonly complete: boolean
  readonly cancel: boolean
}

/** Returns what a user may do with a request now. The server decides; this hides what it would refuse. */
export function permittedActions(
  { userId, role }: { userId: string; role: Role },
  request: Pick<BedRequest, 'claimedBy'>,
  status: OpenStatus,
): PermittedActions {
  const taken = status === 'claimed' || status === 'in-call'
  const mine = taken && request.claimedBy?.userId === userId
  return {
    claim: isClaimable(status) && may(role, 'request:claim'),
    join: mine && may(role, 'request:join'),
    release: taken && (may(role, 'request:release-any') || (mine && may(role, 'request:release'))),
    complete: taken && (may(role, 'request:complete-any') || (mine && may(role, 'request:complete'))),
    cancel: may(role, 'request:cancel'),
  }
}
