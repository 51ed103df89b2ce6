import type { RequestRow } from '@/server/event-log/bed-state'
import type { Observed } from '@/server/solo-gateway/observed'

/** What Lantern knows of the request open at a bed when Solo's answer about that bed arrives. */
export interface Known {
  readonly id: string
  readonly soloId: string | null
  /** Whether Solo had confirmed it before the poll: only then does its absence mean anything. */
  readonly confirmedBefore: boolean
}

export interface Step {
  /** The open request has ended in Solo. */
  readonly end: boolean
  /** A request was made outside Lantern. */
  readonly open: boolean
  /** The open request and Solo's are the same: take over what changed there. */
  readonly update: boolean
}

const NOTHING: Step = { end: false, open: false, update: false }

/**
 * Returns what Solo's answer about a bed means for the board.
 * @param found the request open there in Solo, or null
 * @param endedHere whether `found` is, or may be, a request that ended in Lantern: nothing closed comes back
 */
export function reconcile(known: Known | null, found: Observed | null, endedHere: boolean): Step {
  if (known === null) return { ...NOTHING, open: found !== null && !endedHere }
  // The request is on its way to Solo: the outbox worker finds out by itself.
  if (known.soloId === null) return NOTHING
  if (found?.soloId === known.soloId) return { ...NOTHING, update: true }
  if (!known.confirmedBefore) return NOTHING
  return { ...NOTHING, end: true, open: found !== null && !endedHere }
}

/** What it means that Solo no longer has an open request that it had. */
export type Vanished = 'ended' | 'call-over' | 'stays' | 'dropped'

/**
 * Returns what it means. Solo says neither that a request ended nor how, and drops one at a word that was meant for another (decision
 * 0033): only a nurse ends a call for help that was made here and that no one in Solo had taken.
 */
export function vanished(open: RequestRow): Vanished {
  // After a call its nurse says whether the patient was helped, also where Solo ends the request with the call.
  if (open.callOverAt !== null || open.outcome !== null) return 'stays'
  // Help was asked for during the call: only a nurse ends that.
  if (open.raisedFromCall !== null) return 'stays'
  if (hasCallOfNurse(open)) return 'call-over'
  const isTakenInSolo = open.claimedByName !== null && open.claimedById === null
  if (open.origin === 'elsewhere' || isTakenInSolo) return 'ended'
  // The call that its nurse is booking names the request as Solo did.
  return open.joinStartedAt === null ? 'dropped' : 'stays'
}

/** Whether a nurse here is in the call of a request, or has left one that they may come back to. */
const hasCallOfNurse = (open: RequestRow): boolean =>
  open.claimedById !== null &&
  (open.status === 'in-call' || (open.appointmentId !== null && open.joinStartedAt === null))
