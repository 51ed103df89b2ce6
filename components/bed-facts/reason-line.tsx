import { returnedWords } from '@/components/escalation/escalation-words'
import { useBoardWords, useEscalationWords } from '@/components/session/session-context'
import type { BedRequest } from '@/lib/board/types'
import { reasonOrPriority } from './request-words'

/**
 * Who claimed and did not join, or had the claim when help was asked for again; else the reason, or Solo's own word for
 * an unknown status.
 */
export function ReasonLine({ request }: { request: BedRequest }) {
  const t = useBoardWords()
  const notJoined = returnedWords(request, useEscalationWords())
  return (
    <span className="bed-line bed-reason">
      {notJoined
        ? t(`reasonLine.${backBecause(request)}`, {
            who: request.inCallBy?.name ?? request.returnedFrom ?? t('somebody'),
          })
        : (request.soloStatus ?? reasonOrPriority(request, t))}
    </span>
  )
}

function backBecause({ outcome, returns, inCallBy }: BedRequest) {
  if (inCallBy) return 'askedInCall'
  if (outcome?.kind === 'needs-bedside') return 'needsBedside'
  if (outcome?.kind === 'unsaid') return 'outcomeUnsaid'
  return returns === 0 ? 'askedAgain' : 'notJoined'
}
