import type { Escalation, EscalationStep } from '@/lib/board/escalation'
import { minutes } from '@/lib/board/escalation-rules'
import type { BedRequest } from '@/lib/board/types'
import { inWords } from '@/lib/board/waiting'
import type { Translate } from '@/lib/words/translator'

/** "45 s", "2 min", "1:30 min". */
const timeOf = (seconds: number): string =>
  seconds < 60 || seconds % 60 === 0 ? inWords(seconds * 1000) : `${minutes(seconds)} min`

type Say = Translate<'escalation'>

/** Returns the last reached step after the first; null while nothing has escalated. */
const lastOf = (escalation: Escalation | null): EscalationStep | null =>
  escalation && escalation.reached.length > 1 ? (escalation.reached.at(-1) ?? null) : null

/** Returns "Charge nurse called after 2 min"; '' while nothing has escalated. */
export function escalatedWords(escalation: Escalation | null, t: Say): string {
  const last = lastOf(escalation)
  return last ? t(`called.${last.reach}`, { time: timeOf(last.afterSeconds) }) : ''
}

/** Returns "Charge", for a card with room for one word. */
export function escalatedShort(escalation: Escalation | null, t: Say): string {
  const last = lastOf(escalation)
  return last ? t(`short.${last.reach}`) : ''
}

/** Returns "The charge nurse is called after 2 min"; '' after the last step. */
export function nextWords(escalation: Escalation | null, t: Say): string {
  if (!escalation?.next) return ''
  const { reach, afterSeconds } = escalation.next.step
  return t(`next.${reach}`, { time: timeOf(afterSeconds) })
}

/**
 * Returns "Vera Second did not join" or "… had it when help was asked for again"; '' for a request that never came back
 * or is claimed again.
 */
export function returnedWords(
  {
    returnedAt,
    returnedFrom,
    returns,
    claimedBy,
    outcome,
    inCallBy,
  }: Pick<BedRequest, 'returnedAt' | 'returnedFrom' | 'returns' | 'claimedBy' | 'outcome' | 'inCallBy'>,
  t: Say,
): string {
  if (returnedAt === null || claimedBy) return ''
  if (inCallBy) return t('inCall', { name: inCallBy.name ?? t('someone') })
  if (outcome?.kind === 'needs-bedside') return t('needsBedside', { name: outcome.by })
  if (outcome?.kind === 'unsaid') return t('unsaid', { name: outcome.by })
  return t('notJoined', { name: returnedFrom ?? t('someone'), times: returns })
}
