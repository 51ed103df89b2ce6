import { PatientLine } from '@/components/bed-facts/patient-line'
import { requestWords } from '@/components/bed-facts/request-words'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import type { CalledBed } from './bed-card'
import { BedFrame } from './bed-frame'

/** Sending: not yet confirmed by Solo, so a dashed outline and no motion. */
export function bedSending({ bed, request, t }: CalledBed) {
  return (
    <BedFrame
      bed={bed}
      says={t('card.sending', { request: requestWords(request, t) })}
      call={request.priority}
      outline="dashed"
    >
      <PatientLine bed={bed} />
      <span className="bed-timer mt-auto">
        <WaitingTimer since={request.askedAt} />
      </span>
      <span className="bed-line bed-reason font-semibold">{t('reasonLine.sending')}</span>
    </BedFrame>
  )
}
