import UserCheck from 'lucide-react/icons/user-check'
import { ClaimLine } from '@/components/bed-facts/claim-line'
import { PatientLine } from '@/components/bed-facts/patient-line'
import {
  bedWaitsWords,
  callWords,
  reasonOrPriority,
  requestWords,
} from '@/components/bed-facts/request-words'
import { SinceLine } from '@/components/bed-facts/since-line'
import { isCallGone } from '@/lib/board/call-progress'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** Claimed: the card is calm at once. The timer counts from the claim, for a claim without a join. */
export function bedClaimed({ bed, request, t }: CalledBed) {
  const words = bedWaitsWords(request, t) ?? (isCallGone(request.progress) ? callWords(request, t) : null)
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
