import type { Role } from '@/lib/board/roles'
import type { OpenStatus, Priority } from '@/lib/board/types'

/** A member of the staff, as shown to a patient. `role` is null for a claim made in Solo itself, `name` where Solo names no one. */
export interface Caller {
  readonly name: string | null
  readonly role: Role | null
}

/** The place of the device, in the ward's own names. */
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
  /** When it reached Lantern, where an outage kept it on this device until then. */
  readonly arrivedAt?: number
  /** When Solo confirmed it, which is the proof of receipt; null until then. */
  readonly receivedAt: number | null
  /** The nurse who claimed it; null while no one has. */
  readonly claimedBy: Caller | null
  /** The request was made at this device, not by a nurse. */
  readonly mine: boolean
  /** Whether it may be cancelled here: it is `mine`, and no nurse has joined. */
  readonly mayCancel: boolean
}

/** The bed's answer to a knock. `left`: the patient let the caller in and has hung up since. */
export type KnockAnswer = 'let-in' | 'declined' | 'left'

/** A nurse has joined the call of the open request: the nurse waits at the door, or has been let in. */
export interface Knock {
  readonly requestId: string
  readonly by: Caller
  /** When the nurse knocked. A different time is a new knock, which sounds again. */
  readonly since: number
  /** Null until the bed answers. After `let-in` the call can be entered again, for example after a reload. */
  readonly answered: KnockAnswer | null
}

/** Everything that the page of a device at a bed shows, without any patient data. Times are in ms by the server's clock. */
export interface BedsideView {
  readonly serial: string
  /** Null: no bed has a device with this serial, so nothing can be asked. */
  readonly place: BedsidePlace | null
  /** The unit's number, else the building's. */
  readonly phone: string | null
  readonly request: BedsideRequest | null
  readonly knock: Knock | null
  readonly serverTime: number
  /** The name of the server's build. A page that another build served should be reloaded when idle. */
  readonly version: string
}

/** The answer of `POST /api/bedside/answer`: the patient's link into the call. */
export interface CallLink {
  readonly url: string
}
