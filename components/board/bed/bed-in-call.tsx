import Video from 'lucide-react/icons/video'
import { ClaimLine } from '../lines/claim-line'
import { PatientLine } from '../lines/patient-line'
import { callWords, requestWords } from '../lines/request-words'
import { SinceLine } from '../lines/since-line'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** The virtual nurse is with the patient. */
export function bedInCall({ bed, request }: CalledBed) {
  const words = callWords(request)
  return (
    <BedFrame
      bed={bed}
      says={`${requestWords(request)}, in a call with ${request.claimedBy?.name ?? 'somebody'}.${words ? ` ${words}.` : ''}`}
      calm={request.priority}
      corner={<Video aria-hidden />}
    >
      <PatientLine bed={bed} />
      <SinceLine since={request.joinedAt ?? request.claimedAt ?? request.askedAt}>
        {words ?? 'In call'}
      </SinceLine>
      <ClaimLine request={request} />
    </BedFrame>
  )
}
