import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { EscalationLine } from '@/components/bed-facts/escalation-line'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { requestWords } from '@/components/bed-facts/request-words'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** Not sent: no one outside this ward knows of the request. The hazard band is the same for every priority. */
export function bedNotSent({ bed, request, t }: CalledBed) {
  return (
    <BedFrame
      bed={bed}
      says={t('card.notSent', { request: requestWords(request, t) })}
      call={request.priority}
      flash
      notSent
      corner={<PriorityIcon priority={request.priority} />}
    >
      <span className="bed-timer">
        <WaitingTimer since={request.askedAt} />
      </span>
      <EscalationLine bed={bed} />
      <span className="hazard absolute inset-x-0 bottom-0 flex items-center gap-[0.35em] px-[0.6em] py-[0.4em] text-[0.8em] leading-tight font-extrabold whitespace-nowrap">
        <TriangleAlert aria-hidden />
        {t('status.not-sent')}
      </span>
    </BedFrame>
  )
}
