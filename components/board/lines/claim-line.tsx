import type { BedRequest } from '@/lib/board/types'

/** Who has it. */
export function ClaimLine({ request }: { request: BedRequest }) {
  return (
    <span className="bed-line bed-claim font-semibold text-ink">
      {request.claimedBy?.name ?? 'Somebody in Solo'}
    </span>
  )
}
