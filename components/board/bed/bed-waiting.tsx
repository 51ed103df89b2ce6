import { EscalationLine } from '../lines/escalation-line'
import { PatientLine } from '../lines/patient-line'
import { PriorityIcon } from '../lines/priority-icon'
import { ReasonLine } from '../lines/reason-line'
import { requestWords } from '../lines/request-words'
import { WaitingTimer } from '../lines/waiting-timer'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** Confirmed by Solo, claimed by nobody: the only state that flashes because of its priority. */
export function bedWaiting({ bed, request, t }: CalledBed) {
  return (
    <BedFrame
      bed={bed}
      says={t('card.waiting', { request: requestWords(request, t) })}
      call={request.priority}
      waitsSince={request.askedAt}
      flash
      corner={<PriorityIcon priority={request.priority} />}
    >
      <PatientLine bed={bed} />
      <span className="bed-timer mt-auto">
        <WaitingTimer since={request.askedAt} />
      </span>
      <ReasonLine request={request} />
      <EscalationLine bed={bed} />
    </BedFrame>
  )
}
