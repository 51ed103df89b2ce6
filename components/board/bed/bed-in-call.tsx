import Video from 'lucide-react/icons/video'
import { ClaimLine } from '@/components/bed-facts/claim-line'
import { PatientLine } from '@/components/bed-facts/patient-line'
import { bedWaitsWords, callWords, declinedWords, requestWords } from '@/components/bed-facts/request-words'
import { SinceLine } from '@/components/bed-facts/since-line'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** In call: a virtual nurse is with the patient. */
export function bedInCall({ bed, request, t }: CalledBed) {
  const words = declinedWords(request, t) ?? bedWaitsWords(request, t) ?? callWords(request, t)
  const who = request.claimedBy?.name ?? t('somebody')
  const inCall = t('card.inCall', { request: requestWords(request, t), who })
  return (
    <BedFrame
      bed={bed}
      says={words ? `${inCall} ${t('card.also', { words })}` : inCall}
      calm={request.priority}
      corner={<Video aria-hidden />}
    >
      <PatientLine bed={bed} />
      <SinceLine since={request.joinedAt ?? request.claimedAt ?? request.askedAt}>
        {words ?? t('status.in-call')}
      </SinceLine>
      <ClaimLine request={request} />
    </BedFrame>
  )
}
