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
