import type { BoardEvent, BuildingSummary, OnCallRules, UpstreamHealth } from '@/lib/board/types'
import type { Refusal } from '@/lib/errors'

/** The server sends it every HEARTBEAT_MS. A display without one for STALE_MS turns grey and says since when. */
export interface BoardHeartbeat {
  readonly buildingId: string
  /** The last event that this node has sent for the building; a higher number than the display's own means a gap. */
  readonly seq: number
  /** `at` of that event; another one than the display's own, at the same number, means another history. See ABSENT_BEFORE. */
  readonly seqAt?: number | null
  readonly serverTime: number
  readonly upstream: UpstreamHealth
  readonly buildings: readonly BuildingSummary[]
  /** The beds that were polled since the last heartbeat: [bed id, when]. */
  readonly checked: readonly (readonly [bedId: string, at: number])[]
  /** The name of the server's build: a page that another build served should be reloaded; see ABSENT_BEFORE. */
  readonly version?: string
  /**
   * The version of the on-call rules that apply now. A display that still has another one after this heartbeat has missed a
   * change.
   */
  readonly dutyMark: string
  /** The building's phone number; see ABSENT_BEFORE in protocol.ts. */
  readonly phone?: string | null
  /** The on-call rules, only in the first heartbeat after a change. */
  readonly duty: OnCallRules | null
}

export const HEARTBEAT_MS = 3_000
/** A display looks once a second, so that it is grey 10 s after the last news at the latest. */
export const STALE_MS = 9_000

/** `after: null` subscribes without catching up. */
export interface SubscribeQuery {
  readonly building: string
  readonly after: number | null
  /** `at` of event `after`, where the display knows it: the server compares it with its log. */
  readonly afterAt?: number | null
}

/**
 * Unless refused, the socket gets the live events and heartbeats of this building from now on, and of no other one. `events`:
 * the events after `after`, in order (empty when there are none). `snapshot-needed`: too far behind, or not at
 * a place of this log (a failover lost commits, a backup was restored); fetch /api/board again. Live events may arrive before this answer does: hold them until it is here. `scope`: the snapshot's
 * scope as it is now; see ABSENT_BEFORE. A different scope means that the session was locked or unlocked, which `locked` says, or
 * that an administrator changed what may be shown here while there was no connection: load the page again.
 */
export type SubscribeAnswer =
  | {
      readonly ok: true
      readonly kind: 'events'
      readonly events: readonly BoardEvent[]
      readonly seq: number
      readonly scope?: string
      readonly locked?: true
    }
  | { readonly ok: true; readonly kind: 'snapshot-needed'; readonly scope?: string; readonly locked?: true }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Unless refused, the socket gets the live events and heartbeats of every building from now on, in addition to those of
 * `board:watch`. `heads`: the number of each building's last event, `headsAt`: when it was written (absent from a server of
 * before); a page where one differs fetches /api/queue again.
 * Live events may arrive before this answer does. `locked`: as in SubscribeAnswer.
 */
export type QueueAnswer =
  | {
      readonly ok: true
      readonly heads: Readonly<Record<string, number>>
      readonly headsAt?: Readonly<Record<string, number | null>>
      readonly locked?: true
    }
  | { readonly ok: false; readonly refusal: Refusal }

/** The server sends it every HEARTBEAT_MS to a device at a bed, which must not know the wards around it. */
export interface BedsideHeartbeat {
  readonly serverTime: number
  readonly version: string
}

/** Why the server closes a session's sockets; a display reacts to each. */
export type SessionEnd = 'signed-out' | 'expired' | 'revoked'

export interface ServerToClient {
  'board:event': (event: BoardEvent) => void
  'board:pulse': (pulse: BoardHeartbeat) => void
  'session:ended': (why: SessionEnd) => void
  /**
   * An administrator changed what the display may show, or its building: load the page again. The server closes the socket with
   * it.
   */
  'display:changed': () => void
  /**
   * The session was locked, or unlocked: patients go from the page, or may be fetched again. The server breaks the transport with it,
   * and the page comes back with what it may see now.
   */
  'session:lock': (locked: boolean) => void
  /** The device's own bed has changed: fetch /api/bedside again. */
  'bedside:changed': () => void
  'bedside:pulse': (pulse: BedsideHeartbeat) => void
}

export interface ClientToServer {
  'board:watch': (query: SubscribeQuery, answer: (answer: SubscribeAnswer) => void) => void
  'queue:watch': (answer: (answer: QueueAnswer) => void) => void
}
