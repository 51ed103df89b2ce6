import { OUTCOME_UNDO_MS } from '@/lib/board/outcome'
import { accepted, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Change, Decision } from './change'
import type { SaidOutcome } from './contract'
import { newSeries } from './follow-patient'
import { closed, complete, noKnock, notYours, unclaimed } from './transitions'

/** Pure functions: what a call that is over, and what its nurse says of it, make of a request as it is. */

/** The call is over in Solo, which does not say whether the patient was helped: its nurse does. The next join books another call. */
export const callOver = (row: RequestRow, now: Date): Change['set'] => ({
  ...newSeries(row),
  status: 'claimed',
  claimedAt: now,
  joinedAt: null,
  via: null,
  callOverAt: now,
})

/** Says how the call of the user's own claim ended: the patient was helped, or someone has to go to the bed. */
export function sayOutcome(row: RequestRow, who: Actor, { kind, note }: SaidOutcome, now: Date): Decision {
  if (row.endedAt) return closed(row)
  if (row.claimedById !== who.userId) return notYours(row)
  const outcome = { kind, byId: who.userId, by: who.name, at: now.getTime(), ...(note && { note }) }
  if (kind === 'completed') {
    const done = complete(row, who, false, now)
    if (!done.ok || done.value === null) return done
    const { set, kind } = done.value
    return accepted({
      kind,
      set: { ...set, outcome, nextAttemptAt: new Date(now.getTime() + OUTCOME_UNDO_MS) },
    })
  }
  return accepted({
    kind: 'request-returned',
    set: {
      ...newSeries(row),
      ...unclaimed(row),
      returns: 0,
      returnedAt: now,
      returnedFromName: row.claimedByName,
      outcome,
    },
  })
}

/**
 * Takes the user's own outcome back: the request is theirs again, its call over. Refuses not_ready once that is too late.
 * @param bedTaken whether the bed has another open request
 */
export function undoOutcome(row: RequestRow, { userId }: Actor, bedTaken: boolean, now: Date): Decision {
  const { outcome } = row
  if (!outcome || outcome.kind === 'unsaid' || bedTaken) return tooLate()
  if (outcome.byId !== userId) return refused('forbidden', refusalText('request.notYourOutcome'))
  if (now.getTime() - outcome.at > OUTCOME_UNDO_MS) return tooLate()
  const isStill =
    outcome.kind === 'completed'
      ? row.status === 'completed' && row.delivery === 'close' && row.attempts === 0
      : row.endedAt === null && row.claimedByName === null
  if (!isStill || row.soloId === null) return tooLate()
  return accepted({
    kind: 'request-claimed',
    set: {
      status: 'claimed',
      claimedById: outcome.byId,
      claimedByName: outcome.by,
      claimedAt: now,
      joinedAt: null,
      via: null,
      ...noKnock,
      callOverAt: now,
      outcome: null,
      returnedAt: null,
      returnedFromName: null,
      endedAt: null,
      endedByName: null,
      delivery: 'done',
    },
  })
}

const tooLate = () => refused('not_ready', refusalText('request.undoTooLate'))
