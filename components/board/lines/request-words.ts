import { reasonLabel } from '@/lib/board/reasons'
import type { BedRequest, Priority } from '@/lib/board/types'

const PRIORITY_WORDS: Readonly<Record<Priority, string>> = {
  emergency: 'Emergency',
  urgent: 'Urgent',
  routine: 'Routine',
}

export const priorityWords = (priority: Priority): string => PRIORITY_WORDS[priority]

export const reasonWords = (request: Pick<BedRequest, 'reason'>): string =>
  request.reason === null ? 'Asked elsewhere' : reasonLabel(request.reason)

/** "Urgent: fall risk". */
export const requestWords = (request: Pick<BedRequest, 'priority' | 'reason'>): string =>
  `${priorityWords(request.priority)}: ${reasonWords(request).toLowerCase()}`
