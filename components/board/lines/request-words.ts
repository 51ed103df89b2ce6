import { reasonLabel } from '@/lib/board/reasons'
import type { BedRequest, Priority } from '@/lib/board/types'

const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  emergency: 'Emergency',
  urgent: 'Urgent',
  routine: 'Routine',
}

export const priorityWords = (priority: Priority): string => PRIORITY_WORDS[priority]

type Asked = Pick<BedRequest, 'priority' | 'reason'>

/** Why, or null where the nurse gave no reason: "something else" would tell nobody anything. */
export function reasonWords({ reason }: Pick<BedRequest, 'reason'>): string | null {
  if (reason === null) return 'Asked elsewhere'
  return reason === 'other' ? null : reasonLabel(reason)
}

/** The reason; the priority where there is none. */
export const reasonOrPriority = (request: Asked): string =>
  reasonWords(request) ?? priorityWords(request.priority)

/** "Urgent: fall risk", or "Urgent". */
export const requestWords = (request: Asked): string => {
  const reason = reasonWords(request)?.toLowerCase()
  return priorityWords(request.priority) + (reason ? `: ${reason}` : '')
}
