import { returnedWords } from '@/components/escalation/escalation-words'
import { useBoardWords, useEscalationWords } from '@/components/session/session-context'
import type { BedRequest } from '@/lib/board/types'
import { reasonOrPriority } from './request-words'

/**
 * Who did not join what they had claimed, or had it when it was asked for again; else why, in the fixed words, or Solo's own
 * word for a state that we do not know.
 */
export function ReasonLine({ request }: { request: BedRequest }) {
  const t = useBoardWords()
  const notJoined = returnedWords(request, useEscalationWords())
  return (
    <span className="bed-line bed-reason">
      {notJoined
        ? t(request.returns === 0 ? 'line.askedAgain' : 'line.notJoined', {
            who: request.returnedFrom ?? t('somebody'),
          })
        : (request.soloStatus ?? reasonOrPriority(request, t))}
    </span>
  )
}
