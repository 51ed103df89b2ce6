import { useBoardWords } from '@/components/session/session-context'
import type { BedRequest } from '@/lib/board/types'

/** The name of the claimant. */
export function ClaimLine({ request }: { request: BedRequest }) {
  const t = useBoardWords()
  return (
    <span className="bed-line bed-claim font-semibold text-ink">
      {request.claimedBy?.name ?? t('somebodyInSolo')}
    </span>
  )
}
