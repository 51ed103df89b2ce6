import { returnedWords } from '@/components/escalation/escalation-words'
import { useBoardWords, useEscalationWords } from '@/components/session/session-context'
import type { BedRequest } from '@/lib/board/types'
import { reasonOrPriority } from './request-words'

/** Why a patient waits, on a card. */
export function ReasonLine({ request }: { request: BedRequest }) {
  return <span className="bed-line bed-reason">{useReasonWords(request)}</span>
}

/**
 * Returns who claimed and did not join, or had the claim when help was asked for again; else the reason, or Solo's own word for
 * an unknown status.
 */
export function useReasonWords(request: BedRequest): string {
  const t = useBoardWords()
  const notJoined = returnedWords(request, useEscalationWords())
  if (!notJoined) return request.soloStatus ?? reasonOrPriority(request, t)
  return t(`reasonLine.${backBecause(request)}`, {
    who: request.inCallBy?.name ?? request.returnedFrom ?? t('somebody'),
  })
}

function backBecause({ outcome, returns, inCallBy }: BedRequest) {
  if (inCallBy) return 'askedInCall'
  if (outcome?.kind === 'needs-bedside') return 'needsBedside'
  if (outcome?.kind === 'unsaid') return 'outcomeUnsaid'
  return returns === 0 ? 'askedAgain' : 'notJoined'
}
