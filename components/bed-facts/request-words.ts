import { callStep } from '@/lib/board/call-progress'
import { isEndReason, isReason } from '@/lib/board/reasons'
import type { BedRequest, EndedRequest } from '@/lib/board/types'
import type { Translate } from '@/lib/words/translator'

type Say = Translate<'board'>
type Asked = Pick<BedRequest, 'priority' | 'reason'>

/** Why, or null where the nurse gave no reason: "something else" would tell nobody anything. */
export function reasonWords({ reason }: Pick<BedRequest, 'reason'>, t: Say): string | null {
  if (reason === null) return t('askedElsewhere')
  if (reason === 'other') return null
  return isReason(reason) ? t(`reason.${reason}`) : reason
}

/** The reason; the priority where there is none. */
export const reasonOrPriority = (request: Asked, t: Say): string =>
  reasonWords(request, t) ?? t(`priority.${request.priority}`)

/** "Urgent: fall risk", or "Urgent". */
export function requestWords(request: Asked, t: Say): string {
  const priority = t(`priority.${request.priority}`)
  const reason = reasonWords(request, t)?.toLowerCase()
  return reason ? t('asked', { priority, reason }) : priority
}

/** Why it ended; null where nobody said so. */
export function endReasonWords({ reason }: Pick<EndedRequest, 'reason'>, t: Say): string | null {
  if (reason === null) return null
  return isEndReason(reason) ? t(`cancelReason.${reason}`) : reason
}

/** At the bed they asked the caller to wait; null where they did not. */
export const declinedWords = ({ declinedAt }: Pick<BedRequest, 'declinedAt'>, t: Say): string | null =>
  declinedAt === undefined ? null : t('line.declined')

/** How the call goes on in Solo, or null while there is no more to say of it than that it is. */
export function callWords({ progress }: Pick<BedRequest, 'progress'>, t: Say): string | null {
  // Boards may still hold an event from before this was known.
  if (!progress || progress === 'scheduled' || progress === 'on call') return null
  const step = callStep(progress)
  return step ? t(`progress.${step}`) : progress
}
