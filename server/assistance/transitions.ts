import { awaitsProvider, saysProvider } from '@/lib/board/call-progress'
import type { CancelReasonId } from '@/lib/board/reasons'
import { type CallVia, PRIORITIES, type Priority } from '@/lib/board/types'
import { accepted, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import type { RaisedFromCall } from '@/server/db/schema'
import type { RequestRow } from '@/server/event-log/bed-state'
import type { Change, Decision } from './change'

/** Pure functions: what each action makes of a request as it is. */

type Who = Pick<Actor, 'userId' | 'name'>

export function claim(row: RequestRow, who: Who, now: Date): Decision {
  if (row.endedAt) return closed(row)
  if (row.claimedById === who.userId) return accepted(null)
  if (row.claimedByName !== null) {
    return refused(
      'already_claimed',
      row.claimedByName
        ? refusalText('request.claimedFirst', { name: row.claimedByName })
        : refusalText('request.claimedFirstInSolo'),
      {
        details: { claimedBy: row.claimedByName, claimedAt: row.claimedAt?.getTime() ?? null },
      },
    )
  }
  const mine = { claimedById: who.userId, claimedByName: who.name, claimedAt: now }
  const { raisedFromCall: call } = row
  return call && !call.left && call.userId === who.userId
    ? accepted({ set: { ...mine, ...inThatCall(call) }, kind: 'request-joined' })
    : accepted({ set: { ...mine, status: 'claimed' }, kind: 'request-claimed' })
}

/** The columns of a request that is claimed by the nurse who never left its call. */
const inThatCall = ({ via, joinedAt }: RaisedFromCall) => ({
  status: 'in-call' as const,
  via,
  joinedAt: new Date(joinedAt),
  raisedFromCall: null,
})

/** Returns a request to the queue; to NOT SENT when Solo has never confirmed it. */
export function release(row: RequestRow, who: Who, anybodys: boolean): Decision {
  if (row.endedAt) return closed(row)
  if (row.claimedByName === null) return accepted(null)
  if (!anybodys && row.claimedById !== who.userId) return notYours(row)
  return accepted({ set: unclaimed(row), kind: 'request-released' })
}

/** The columns of a request without a claim. A call that goes on without one goes on. */
export const unclaimed = (row: RequestRow) => ({
  status: row.soloId === null ? ('not-sent' as const) : ('waiting' as const),
  claimedById: null,
  claimedByName: null,
  claimedAt: null,
  joinStartedAt: null,
  joinedAt: null,
  // The knock of a nurse who is in the call all the same stays.
  ...(!(row.raisedFromCall && !row.raisedFromCall.left) && noKnock),
  via: null,
  callOverAt: null,
})

/** The columns of a request without a knock. */
export const noKnock = { knockedAt: null, knockAnswer: null, knockAnsweredAt: null }

export function complete(row: RequestRow, who: Who, anybodys: boolean, now: Date): Decision {
  if (row.status === 'completed') return accepted(null)
  if (row.endedAt) return closed(row)
  if (row.claimedByName === null) {
    return refused('not_claimed', refusalText('request.unclaimed'))
  }
  if (!anybodys && row.claimedById !== who.userId) return notYours(row)
  return accepted({
    set: { ...ending(row, who.name, now), status: 'completed' },
    kind: 'request-completed',
  })
}

export function cancel(row: RequestRow, who: Who, reason: CancelReasonId, now: Date): Decision {
  if (row.status === 'cancelled') return accepted(null)
  if (row.endedAt) return closed(row)
  return accepted({
    set: { ...ending(row, who.name, now), status: 'cancelled', endReason: reason },
    kind: 'request-cancelled',
  })
}

/**
 * The columns of a request that ended in Lantern. Solo has no "complete", and answers the next call at that place with the
 * request that is still open there, so the outbox worker closes it in Solo; unless it was never sent, when there is nothing to
 * close.
 */
const ending = (row: RequestRow, by: string | null, now: Date): Change['set'] => ({
  endedAt: now,
  endedByName: by,
  delivery: row.sentAt === null && row.soloId === null ? 'done' : 'close',
  attempts: 0,
  nextAttemptAt: now,
})

/** The columns of a request whose call ended in Solo, where the request itself may still be open. */
export const closedElsewhere = (row: RequestRow, now: Date): Change['set'] => ({
  ...ending(row, null, now),
  status: 'completed',
  endReason: 'ended-in-solo',
})

const isAboutPeople = (progress: string | null) => saysProvider(progress) || awaitsProvider(progress)

export function join(row: RequestRow, who: Who, via: CallVia, now: Date): Decision {
  if (row.endedAt) return closed(row)
  if (row.claimedById !== who.userId) return notYours(row)
  const knocks = row.knockedAt === null || row.knockAnswer === 'declined' || row.knockAnswer === 'left'
  if (row.status === 'in-call' && row.via === via && !knocks) return accepted(null)
  return accepted({
    set: {
      status: 'in-call',
      via,
      joinStartedAt: null,
      callOverAt: null,
      raisedFromCall: null,
      joinedAt: row.joinedAt ?? now,
      // What Solo said of who was in the call before says nothing about this join.
      ...(isAboutPeople(row.appointmentStatus) && { appointmentStatus: null }),
      ...(knocks && { ...noKnock, knockedAt: now }),
    },
    kind: 'request-joined',
  })
}

/** A nurse who asks again this long after a call began probably stands next to a screen that was left without completing. */
const CALL_LEFT_AFTER_MS = 120_000

/**
 * Asks again at a bed with an open request. A higher priority raises it, and a claimed request then calls everyone again,
 * because the nurse who has it may be looking elsewhere. Without a higher priority it calls again only where a call was left
 * open, with the priority it had, and for an emergency during a call. The call goes on, with its nurse.
 */
export function raise(row: RequestRow, priority: Priority, reason: string | null, now: Date): Change | null {
  const isMore = PRIORITIES.indexOf(priority) < PRIORITIES.indexOf(row.priority)
  const isLeft =
    row.status === 'in-call' &&
    row.joinedAt !== null &&
    now.getTime() - row.joinedAt.getTime() > CALL_LEFT_AFTER_MS
  const isEmergencyInCall = row.status === 'in-call' && priority === 'emergency'
  if (!isMore && !isLeft && !isEmergencyInCall) return null
  return {
    set: { ...(isMore && { priority, reason }), ...(row.claimedByName !== null && calledAnew(row, now)) },
    kind: 'request-raised',
  }
}

/** Returns it to the queue, marked with who had it; the count of missed joins starts here. */
const calledAnew = (row: RequestRow, now: Date) => ({
  ...unclaimed(row),
  ...callGoesOn(row, now),
  outcome: null,
  returns: 0,
  returnedAt: now,
  returnedFromName: row.claimedByName,
})

/** The columns of a call that goes on although its request calls everyone again: the nurse in it, and their knock. */
function callGoesOn(row: RequestRow, now: Date): Change['set'] {
  const { claimedById: userId, claimedByName, via, joinedAt } = row
  if (row.status !== 'in-call' || userId === null || via === null) return {}
  const { knockedAt, knockAnswer, knockAnsweredAt } = row
  return {
    raisedFromCall: { userId, name: claimedByName ?? '', via, joinedAt: (joinedAt ?? now).getTime() },
    ...{ knockedAt, knockAnswer, knockAnsweredAt },
  }
}

export const closed = (row: RequestRow) =>
  refused(
    'already_closed',
    refusalText(row.status === 'completed' ? 'request.over.completed' : 'request.over.cancelled'),
    {
      details: { status: row.status, by: row.endedByName, at: row.endedAt?.getTime() ?? null },
    },
  )

export const notYours = (row: RequestRow) =>
  row.claimedByName === null
    ? refused('not_claimed', refusalText('request.claimFirst'))
    : refused(
        'already_claimed',
        row.claimedByName
          ? refusalText('request.has', { name: row.claimedByName })
          : refusalText('request.hasInSolo'),
        {
          details: { claimedBy: row.claimedByName, claimedAt: row.claimedAt?.getTime() ?? null },
        },
      )
