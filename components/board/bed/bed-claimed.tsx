import UserCheck from 'lucide-react/icons/user-check'
import { isCallGone } from '@/lib/board/call-progress'
import { ClaimLine } from '../lines/claim-line'
import { PatientLine } from '../lines/patient-line'
import { callWords, reasonOrPriority, requestWords } from '../lines/request-words'
import { SinceLine } from '../lines/since-line'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** Somebody has it: calm at once. The timer goes on from the claim, for a claim that nobody joins. */
export function bedClaimed({ bed, request, t }: CalledBed) {
  const words = isCallGone(request.progress) ? callWords(request, t) : null
  const who = request.claimedBy?.name ?? t('somebody')
  const claimed = t('card.claimed', { request: requestWords(request, t), who })
  return (
    <BedFrame
      bed={bed}
      says={words ? `${claimed} ${t('card.also', { words })}` : claimed}
      calm={request.priority}
      corner={<UserCheck aria-hidden />}
    >
      <PatientLine bed={bed} />
      <SinceLine since={request.claimedAt ?? request.askedAt}>
        {words ?? reasonOrPriority(request, t)}
      </SinceLine>
      <ClaimLine request={request} />
    </BedFrame>
  )
}
