import type { Escalation, EscalationStep } from '@/lib/board/escalation'
import { minutes } from '@/lib/board/escalation-rules'
import type { BedRequest } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'

type Say = Translate<'escalation'>

/** Returns the last reached step after the first; null while nothing has escalated. */
const lastOf = (escalation: Escalation | null): EscalationStep | null =>
  escalation && escalation.reached.length > 1 ? (escalation.reached.at(-1) ?? null) : null

/** Returns "Charge nurse called at 2:00"; '' while nothing has escalated. */
export function escalatedWords(escalation: Escalation | null, t: Say): string {
  const last = lastOf(escalation)
  return last ? t(`called.${last.reach}`, { time: minutes(last.afterSeconds) }) : ''
}

/** Returns "Charge", for a card with room for one word. */
export function escalatedShort(escalation: Escalation | null, t: Say): string {
  const last = lastOf(escalation)
  return last ? t(`short.${last.reach}`) : ''
}

/** Returns "The charge nurse is called at 2:00"; '' after the last step. */
export function nextWords(escalation: Escalation | null, t: Say): string {
  if (!escalation?.next) return ''
  const { reach, afterSeconds } = escalation.next.step
  return t(`next.${reach}`, { time: minutes(afterSeconds) })
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
  }: Pick<BedRequest, 'returnedAt' | 'returnedFrom' | 'returns' | 'claimedBy' | 'outcome'>,
  t: Say,
): string {
  if (returnedAt === null || claimedBy) return ''
  if (outcome?.kind === 'needs-bedside') return t('needsBedside', { name: outcome.by })
  if (outcome?.kind === 'unsaid') return t('unsaid', { name: outcome.by })
  return t('notJoined', { name: returnedFrom ?? t('someone'), times: returns })
}
