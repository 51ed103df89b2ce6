import UserCheck from 'lucide-react/icons/user-check'
import { ClaimLine } from '../lines/claim-line'
import { PatientLine } from '../lines/patient-line'
import { ReasonLine } from '../lines/reason-line'
import { requestWords } from '../lines/request-words'
import { WaitingTimer } from '../lines/waiting-timer'
import type { CalledBedProps } from './bed-card'
import { BedFrame } from './bed-frame'

/** Somebody has it: calm at once. The timer goes on from the claim, for a claim that nobody joins. */
export function BedClaimed({ bed, request }: CalledBedProps) {
  return (
    <BedFrame
      bed={bed}
      says={`${requestWords(request)}, claimed by ${request.claimedBy?.name ?? 'somebody'}.`}
      calm={request.priority}
      corner={<UserCheck aria-hidden />}
    >
      <PatientLine bed={bed} />
      <span className="mt-auto" />
      <ReasonLine request={request} />
      <ClaimLine request={request}>
        <WaitingTimer since={request.claimedAt ?? request.askedAt} />
      </ClaimLine>
    </BedFrame>
  )
}
