import type { ReactNode } from 'react'
import type { BedRequest } from '@/lib/board/types'

/** Who has it, and for how long. */
export function ClaimLine({ request, children }: { request: BedRequest; children: ReactNode }) {
  return (
    <span className="bed-line bed-claim flex items-baseline gap-[0.5em]">
      <span className="min-w-0 truncate font-semibold text-ink">{request.claimedBy?.name ?? 'Claimed'}</span>
      <span className="ml-auto flex-none">{children}</span>
    </span>
  )
}
