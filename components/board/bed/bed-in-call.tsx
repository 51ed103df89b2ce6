import Video from 'lucide-react/icons/video'
import { ClaimLine } from '../lines/claim-line'
import { PatientLine } from '../lines/patient-line'
import { callWords, declinedWords, requestWords } from '../lines/request-words'
import { SinceLine } from '../lines/since-line'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** The virtual nurse is with the patient. */
export function bedInCall({ bed, request, t }: CalledBed) {
  const words = declinedWords(request, t) ?? callWords(request, t)
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
