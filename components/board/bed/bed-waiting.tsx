import { EscalationLine } from '@/components/bed-facts/escalation-line'
import { PatientLine } from '@/components/bed-facts/patient-line'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { ReasonLine } from '@/components/bed-facts/reason-line'
import { requestWords } from '@/components/bed-facts/request-words'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** Waiting: confirmed by Solo and unclaimed. The only state that flashes by its priority. */
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
