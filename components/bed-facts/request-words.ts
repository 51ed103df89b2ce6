import { callStep } from '@/lib/board/call-progress'
import { isEndReason, isReason } from '@/lib/board/reasons'
import type { BedRequest, EndedRequest } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'

type Say = Translate<'board'>
type Asked = Pick<BedRequest, 'priority' | 'reason'>

/** Returns the reason in words; null for "something else", which helps no one. */
export function reasonWords({ reason }: Pick<BedRequest, 'reason'>, t: Say): string | null {
  if (reason === null) return t('askedElsewhere')
  if (reason === 'other') return null
  return isReason(reason) ? t(`reason.${reason}`) : reason
}

/** Returns the reason, or the priority where there is none. */
export const reasonOrPriority = (request: Asked, t: Say): string =>
  reasonWords(request, t) ?? t(`priority.${request.priority}`)

/** Returns "Urgent: fall risk", or "Urgent" without a reason. */
export function requestWords(request: Asked, t: Say): string {
  const priority = t(`priority.${request.priority}`)
  const reason = reasonWords(request, t)?.toLowerCase()
  return reason ? t('asked', { priority, reason }) : priority
}

/** Returns why the request ended; null where no reason was given. */
export function endReasonWords({ reason }: Pick<EndedRequest, 'reason'>, t: Say): string | null {
  if (reason === null) return null
  return isEndReason(reason) ? t(`cancelReason.${reason}`) : reason
}

/** Returns that the bedside asked the caller to wait; null where it did not. */
export const declinedWords = ({ declinedAt }: Pick<BedRequest, 'declinedAt'>, t: Say): string | null =>
  declinedAt === undefined ? null : t('reasonLine.declined')

/** Returns that the bed waits in a call for its nurse; null where it does not. */
export const bedWaitsWords = ({ bedWaitsSince }: Pick<BedRequest, 'bedWaitsSince'>, t: Say): string | null =>
  bedWaitsSince === undefined ? null : t('reasonLine.bedWaits')

/** The words of a call that say no more than "in call". */
const PLAIN = new Set(['scheduled', 'on call', 'in progress.exam.progress'])

/** Returns Solo's progress of the call in words; null while there is nothing to add to "in call". */
export function callWords({ progress }: Pick<BedRequest, 'progress'>, t: Say): string | null {
  // Events stored by an earlier version have no `progress`.
  if (!progress || PLAIN.has(progress)) return null
  const step = callStep(progress)
  return step ? t(`progress.${step}`) : progress
}
