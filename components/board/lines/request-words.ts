import { progressWords } from '@/lib/board/call-progress'
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

/** How the call goes on in Solo, or null while there is no more to say of it than that it is. */
export const callWords = ({ progress }: Pick<BedRequest, 'progress'>): string | null =>
  // Boards may still hold an event from before this was known.
  progress && progress !== 'scheduled' && progress !== 'on call' ? progressWords(progress) : null
