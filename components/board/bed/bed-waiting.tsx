import { useTime } from '@/components/feed/feed-context'
import { elapsed, severity } from '@/lib/board/waiting'
import { PatientLine } from '../lines/patient-line'
import { PriorityIcon } from '../lines/priority-icon'
import { ReasonLine } from '../lines/reason-line'
import { requestWords } from '../lines/request-words'
import { WaitingTimer } from '../lines/waiting-timer'
import type { CalledBedProps } from './bed-card'
import { BedFrame } from './bed-frame'

/** Confirmed by Solo, claimed by nobody: the only state that flashes because of its priority. */
export function BedWaiting({ bed, request }: CalledBedProps) {
  const heavy = useTime((now) => severity(request.priority, elapsed(request.askedAt, now)))
  return (
    <BedFrame
      bed={bed}
      says={`${requestWords(request)}, waiting.`}
      call={request.priority}
      severity={heavy}
      flash
      corner={<PriorityIcon priority={request.priority} />}
    >
      <PatientLine bed={bed} />
      <span className="bed-timer mt-auto">
        <WaitingTimer since={request.askedAt} />
      </span>
      <ReasonLine request={request} />
    </BedFrame>
  )
}
