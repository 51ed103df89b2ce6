import {
  GUEST_LINK_S,
  newNonce,
  PATIENT_LINK_S,
  PROVIDER_LINK_S,
  type Side,
  signPass,
} from '../calls/call-link'

/** The sides that an appointment has links for. */
export type VisitSide = Exclude<Side, 'guest'>

/** The fields of an appointment that its links need. */
export interface LinkedVisit {
  readonly videoCallId: string
  readonly date: Date
  readonly durationSeconds: number
}

/** The parts that make links. */
export interface LinkMaker {
  readonly publicUrl: () => string
  /** Signs the links into the Solo emulator's calls. */
  readonly secret: string
}

/**
 * Returns the address of a visit's call for one side, new each time: it expires, and lets one browser in. `via` names Teams if
 * the call would open there.
 */
export function visitLink(maker: LinkMaker, visit: LinkedVisit, side: VisitSide, via?: 'teams'): string {
  const token = signPass(
    { callId: visit.videoCallId, side, until: untilOf(visit, side, Date.now()) },
    maker.secret,
  )
  const query = new URLSearchParams({ as: side, ...(via && { via }), token })
  return `${maker.publicUrl()}/videocalls/${visit.videoCallId}?${query}`
}

export interface GuestLink {
  readonly url: string
  /** When it expires, in milliseconds since the epoch. */
  readonly until: number
  readonly nonce: string
}

/** Returns a link for a guest of a call in progress. */
export function guestLink(maker: LinkMaker, callId: string): GuestLink {
  const until = Math.floor(Date.now() / 1000) + GUEST_LINK_S
  const nonce = newNonce()
  const token = signPass({ callId, side: 'guest', until, nonce }, maker.secret)
  const query = new URLSearchParams({ as: 'guest', token })
  return { url: `${maker.publicUrl()}/videocalls/${callId}?${query}`, until: until * 1000, nonce }
}

/** In Unix seconds. */
function untilOf({ date, durationSeconds }: LinkedVisit, side: VisitSide, now: number): number {
  if (side === 'provider') return Math.floor(now / 1000) + PROVIDER_LINK_S
  const over = date.getTime() / 1000 + durationSeconds
  return Math.floor(Math.max(over, now / 1000)) + PATIENT_LINK_S
}
