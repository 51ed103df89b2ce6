import type { KnockAnswer } from '@/lib/bedside/view'
import { accepted, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Decision } from '@/server/assistance/change'
import { nurseInCall, type RequestRow } from '@/server/event-log/bed-state'

/** Which answers may follow which: an answer that changes nothing, or comes too late, is none. */
const FOLLOWS: Readonly<Record<KnockAnswer, readonly (KnockAnswer | null)[]>> = {
  'let-in': [null, 'declined', 'left'],
  declined: [null],
  left: ['let-in'],
}

/** Pure function: what an answer at the bed makes of a request as it is. Refuses not_found where no one knocks. */
export function answerKnock(row: RequestRow, answer: KnockAnswer, now: Date): Decision {
  // A bed may leave a call that its nurse has left before.
  const open = nurseInCall(row) !== null || (answer === 'left' && row.status === 'claimed')
  if (row.endedAt || !open || row.knockedAt === null) return nobodyKnocks()
  if (!FOLLOWS[answer].includes(row.knockAnswer)) return accepted(null)
  return accepted({ set: { knockAnswer: answer, knockAnsweredAt: now }, kind: 'request-updated' })
}

/** Refuses to let a nurse in who is not in the call any more: a camera would show the room to no one, or to a stranger. */
export const callerLeft = ({ claimedByName }: RequestRow) =>
  refused(
    'not_found',
    claimedByName
      ? refusalText('bedside.callerLeft', { name: claimedByName })
      : refusalText('bedside.noCall'),
  )

export const nobodyKnocks = () => refused('not_found', refusalText('bedside.noCall'))
