import type { Cover } from './coverage'
import type { DeviceReport } from './device-report'
import type { Reach, UnitPath } from './escalation'
import type { OutcomeKind } from './outcome'
import type { Role } from './roles'

/** The types of the ward. Times are milliseconds since the Unix epoch, by the server's clock. */

/** In falling order of urgency; alarm semantics as in IEC 60601-1-8 (high, medium, low). */
export const PRIORITIES = ['emergency', 'urgent', 'routine'] as const
export type Priority = (typeof PRIORITIES)[number]

export const REQUEST_STATUSES = [
  'sending',
  'not-sent',
  'waiting',
  'claimed',
  'in-call',
  'completed',
  'cancelled',
] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]
export type OpenStatus = Exclude<RequestStatus, 'completed' | 'cancelled'>

export type CallVia = 'solo' | 'teams'

/** `busy`: in a call. `unknown` until Solo has reported the device once; `none` where the bed has no device. */
export type DeviceReadiness = 'ready' | 'busy' | 'offline' | 'unknown' | 'none'

export interface BedDevice {
  readonly serial: string | null
  readonly readiness: DeviceReadiness
  /** When Solo, or the device itself, last reported it; absent: never. */
  readonly at?: number
  /** The last report of the device paired at the bed; absent without a paired device or a report. */
  readonly report?: DeviceReport
  /** The paired device has been silent for `SILENT_AFTER_MS`: its report is old. */
  readonly silent?: true
  /** The serial that Solo names there, where it differs from ours; '' on a masked board. */
  readonly reported?: string
  /** Solo knows no such place, or no device there. */
  readonly placeUnknown?: true
}

/** Sent only to users who may read patients; see lib/board/roles. `birthDate` is YYYY-MM-DD. */
export interface Patient {
  readonly name: string
  readonly mrn: string
  readonly birthDate: string | null
}

export interface Claimant {
  /** The account's id; null for a claim made in Solo itself. */
  readonly userId: string | null
  /** Null where Solo names no one. */
  readonly name: string | null
}

/** A request that is still open, as a bed shows it. */
export interface BedRequest {
  readonly id: string
  readonly status: OpenStatus
  readonly priority: Priority
  /** One of lib/board/reasons, or null for a request made outside Lantern. */
  readonly reason: string | null
  readonly origin: 'lantern' | 'elsewhere'
  /** When the nurse tapped: every wait counts from here. */
  readonly askedAt: number
  /** When it reached Lantern; absent where that was when the nurse tapped. */
  readonly arrivedAt?: number
  /** When Solo last dropped it, though no one had ended it, and it was sent again; absent: never. */
  readonly droppedAt?: number
  readonly askedBy: string | null
  readonly claimedBy: Claimant | null
  readonly claimedAt: number | null
  readonly joinedAt: number | null
  readonly via: CallVia | null
  /** Solo's own word for a state that Lantern does not know; shown unchanged, and null on a masked board. */
  readonly soloStatus: string | null
  /** Solo's word for the state of the call's appointment, once a webhook reported it; see lib/board/call-progress. */
  readonly progress: string | null
  /** How often a nurse claimed it and did not join in time, since it was last asked for. */
  readonly returns: number
  /**
   * When it last returned to the queue, and whose claim it was; null while it never has. With 0 returns, help was asked for
   * again while that nurse had it.
   */
  readonly returnedAt: number | null
  readonly returnedFrom: string | null
  /** Since when the nurse in the call knocks without an answer; absent: no one knocks, or the bed has answered. */
  readonly knockingSince?: number
  /** When the bed let the nurse in; absent: it has not, or has left the call since. */
  readonly letInAt?: number
  /** When the bed last asked the caller to wait; absent: not since the last knock, or the caller was let in since. */
  readonly declinedAt?: number
  /** When the bed let a nurse in who is not in the call; absent: the bed does not wait in one. */
  readonly bedWaitsSince?: number
  /** Since when its call is over without an outcome; absent: it is not, or the nurse has said how it ended. */
  readonly callOverAt?: number
  /** Why the request came back from a call that was over; absent: it did not. */
  readonly outcome?: CallOutcome
  /** The nurse in the call out of which help was asked for again, and which goes on; absent: no such call is open. */
  readonly inCallBy?: Claimant
}

/** What was said of a call that is over. `unsaid`: its nurse said nothing in time. */
export interface CallOutcome {
  readonly kind: OutcomeKind | 'unsaid'
  readonly byId: string
  readonly by: string
  /** Server time, ms. */
  readonly at: number
  /** Free text; only for readers who may read patients. */
  readonly note?: string
}

export interface Bed {
  readonly id: string
  readonly buildingId: string
  readonly floor: string
  readonly department: string | null
  readonly room: string
  readonly label: string
  readonly device: BedDevice
  /** Whether a patient lies in it; null while that is unknown. True with `patient: null` on a masked board. */
  readonly occupied: boolean | null
  readonly patient: Patient | null
  readonly request: BedRequest | null
  /** The phone number of the bed's unit; absent: the building's number. */
  readonly phone?: string
  /** The patient that Solo names here, where a nurse has said otherwise; null: none. Null on a masked board, too. */
  readonly soloSays?: { readonly patient: Patient | null; readonly at: number }
  /** The bed is retired: it leaves every board. */
  readonly retired?: true
}

/** How a request ended, sent once with the event that closed it. */
export interface EndedRequest {
  readonly id: string
  readonly status: 'completed' | 'cancelled'
  readonly by: string | null
  /** One of the reasons in lib/board/reasons, or null. */
  readonly reason: string | null
  readonly at: number
  /** The id of the nurse who said so of a call that was over, and may take it back for `OUTCOME_UNDO_MS`; absent: no one. */
  readonly undoBy?: string
}

export const EVENT_KINDS = [
  'request-opened',
  'request-raised',
  'request-delivered',
  'request-not-sent',
  'request-claimed',
  'request-released',
  'request-returned',
  'request-joined',
  'request-completed',
  'request-cancelled',
  'request-updated',
  'bed-updated',
  'patient-moved',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/**
 * One entry of a building's log. It carries the whole bed as it was after the change, so applying it twice, or
 * applying only the last of several, gives the same board.
 */
export interface BoardEvent {
  readonly buildingId: string
  /** 1, 2, 3 … without gaps, in the order of commit. */
  readonly seq: number
  /** When it was written. With the number it identifies an event: two histories of one log differ in it. */
  readonly at: number
  /** `at` of the event before it; absent for the first, and from a server of before. */
  readonly previousAt?: number
  readonly kind: EventKind
  readonly bed: Bed
  readonly ended: EndedRequest | null
}

export interface BuildingSummary {
  readonly id: string
  readonly name: string
  /** Unclaimed requests. */
  readonly waiting: number
  readonly emergencies: number
  /** The same emergencies, each with who is called now; absent where there are none, and from a server of before. */
  readonly emergencyCalls?: readonly EmergencyCall[]
}

/** An unclaimed emergency, as the walls of other buildings know it: it names no bed and no patient. */
export interface EmergencyCall {
  readonly requestId: string
  /** Who its steps so far reach. */
  readonly reached: readonly Reach[]
}

export interface UpstreamHealth {
  readonly state: 'up' | 'down' | 'unknown'
  /** When Solo entered that state. */
  readonly since: number
}

/** Who a building's requests call: everything that a display needs to compute an escalation by itself. */
export interface OnCallRules {
  /** The version of the rules below: a different one means that they have changed. */
  readonly mark: string
  /** The saved paths of the building and its units; `pathFor` returns the one that applies to a unit. */
  readonly paths: readonly UnitPath[]
  /** Which nurse covers which unit now. */
  readonly coverage: readonly Cover[]
  /** The time in seconds in which a claim must be joined. */
  readonly joinWithin: Readonly<Record<Priority, number>>
}

/** Everything a display needs to start from: the fold of the log up to `seq`. */
export interface BoardSnapshot {
  readonly building: { readonly id: string; readonly name: string; readonly phone: string | null }
  /** The unit of a wall that gets no other beds; absent: the whole building. */
  readonly unit?: string
  /** A different scope in the answer to `board:watch` means that this page may show something else; see ABSENT_BEFORE. */
  readonly scope?: string
  /** The session is locked, so patients are left out. Absent: it is not. */
  readonly locked?: true
  readonly seq: number
  /** `at` of event `seq`; null before the first event; see ABSENT_BEFORE. */
  readonly seqAt?: number | null
  readonly serverTime: number
  readonly masked: boolean
  readonly beds: readonly Bed[]
  /** When Solo was last asked about each bed, by bed id; absent: never. */
  readonly checkedAt: Readonly<Record<string, number>>
  readonly buildings: readonly BuildingSummary[]
  readonly upstream: UpstreamHealth
  readonly duty: OnCallRules
}

/** The four ways in which Solo names a place, in Lantern's words. */
export type Locator =
  | { readonly building: string; readonly floor: string; readonly room: string; readonly bed?: string }
  | { readonly department: string; readonly room: string; readonly bed?: string }
  | { readonly patientMrn: string }
  | { readonly deviceSerialNumber: string }

/** A request with its place, open or ended. */
export interface RequestView extends Omit<BedRequest, 'status'> {
  readonly status: RequestStatus
  readonly bedId: string
  readonly buildingId: string
  readonly place: {
    readonly building: string
    readonly floor: string
    readonly room: string
    readonly bed: string
  }
  readonly ended: EndedRequest | null
}

/** The request that a call was joined from, for a user who may read patients. */
export interface CallRequest {
  readonly request: RequestView
  /**
   * The patient of the call; another one in the bed is not. Null where the call is not the request's any more: it is over, or the
   * patient has changed.
   */
  readonly mrn: string | null
  /** The call's appointment in Solo, whose note it is; null likewise. */
  readonly appointmentId: string | null
  readonly reader: { readonly userId: string; readonly name: string; readonly role: Role }
}

/** A bed that a search found. */
export interface FoundBed {
  readonly bedId: string
  readonly building: { readonly id: string; readonly name: string }
  readonly floor: string
  readonly room: string
  readonly label: string
  readonly matched: 'mrn' | 'serial' | 'place'
  // Absent from a server of an earlier version.
  readonly department?: string | null
  /** Absent for readers who may not read patients. */
  readonly patient?: Patient | null
  /** Whether a patient is in the bed; null: not known. */
  readonly occupied?: boolean | null
  readonly request?: Pick<BedRequest, 'status' | 'priority' | 'askedAt' | 'arrivedAt' | 'claimedAt'> | null
}
