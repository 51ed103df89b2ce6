import type { KnockAnswer } from '@/lib/bedside/view'
import { accepted, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Decision } from '@/server/assistance/change'
import type { RequestRow } from '@/server/event-log/bed-state'

/** Which answers may follow which: an answer that changes nothing, or comes too late, is none. */
const FOLLOWS: Readonly<Record<KnockAnswer, readonly (KnockAnswer | null)[]>> = {
  'let-in': [null, 'declined', 'left'],
  declined: [null],
  left: ['let-in'],
}

/** Pure function: what an answer at the bed makes of a request as it is. Refuses not_found where no one knocks. */
export function answerKnock(row: RequestRow, answer: KnockAnswer, now: Date): Decision {
  if (row.endedAt || row.status !== 'in-call' || row.knockedAt === null) return nobodyKnocks()
  if (!FOLLOWS[answer].includes(row.knockAnswer)) return accepted(null)
  return accepted({ set: { knockAnswer: answer, knockAnsweredAt: now }, kind: 'request-updated' })
}

export const nobodyKnocks = () => refused('not_found', refusalText('bedside.noCall'))
