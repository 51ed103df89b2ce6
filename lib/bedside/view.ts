import type { Role } from '@/lib/board/roles'
import type { OpenStatus, Priority } from '@/lib/board/types'

/** A member of the staff, as shown to a patient. Both are null for a claim made in Solo itself. */
export interface Caller {
  readonly name: string | null
  readonly role: Role | null
}

/** Where the device stands, in the ward's own names. */
export interface BedsidePlace {
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
}

/** The open request of the bed. */
export interface BedsideRequest {
  readonly id: string
  readonly status: OpenStatus
  readonly priority: Priority
  readonly askedAt: number
  /** When Solo confirmed it, which is the proof of receipt; null until then. */
  readonly receivedAt: number | null
  /** Who comes; null while nobody has taken it. */
  readonly claimedBy: Caller | null
  /** Asked at this device, and not by a nurse. */
  readonly mine: boolean
  /** Whether it may be taken back here: `mine`, and nobody has joined. */
  readonly mayCancel: boolean
}

/** How a knock was answered at the bed. `left`: let in, and hung up there since. */
export type KnockAnswer = 'let-in' | 'declined' | 'left'

/** Somebody has joined the call of the open request, and waits at the door or has been let in. */
export interface Knock {
  readonly requestId: string
  readonly by: Caller
  /** When they knocked: another time is another knock, which sounds again. */
  readonly since: number
  /** Null until somebody at the bed has answered; after `let-in` the call can be entered again, as after a reload. */
  readonly answered: KnockAnswer | null
}

/** Everything the page of a device at a bed shows; never anything of a patient. Times are ms by the server's clock. */
export interface BedsideView {
  readonly serial: string
  /** Null: no bed has a device of this serial. Nothing can be asked then. */
  readonly place: BedsidePlace | null
  /** The unit's number, else the building's. */
  readonly phone: string | null
  readonly request: BedsideRequest | null
  readonly knock: Knock | null
  readonly serverTime: number
  /** What the server's build is called; a page served by another one should be loaded again when idle. */
  readonly version: string
}

/** What `POST /api/bedside/answer` answers: the patient's link into the call. */
export interface CallLink {
  readonly url: string
}
