import type { OutcomeKind } from '@/lib/board/outcome'
import type { AskedReasonId, CancelReasonId } from '@/lib/board/reasons'
import type { CallRequest, CallVia, Locator, Priority, RequestView } from '@/lib/board/types'
import type { Permit } from '@/server/access/permission'
import type { Recorded } from '@/server/audit/recorded'

export interface NewRequest {
  readonly locator: Locator
  readonly reason: AskedReasonId
  readonly priority: Priority
  /** From the Idempotency-Key header: the same key of the same user gets the same request. */
  readonly idempotencyKey?: string
  /** From the Asked-Ago-Ms header: how long ago the nurse tapped, where an outage has kept the request in the browser. */
  readonly askedAgoMs?: number
}

/**
 * A move, as the nurse confirmed it: the MRNs of the patients at the first and at the other bed (null: unknown), and the ids of
 * the requests open at each (null: none).
 */
export interface PatientMove {
  readonly to: string
  readonly mrn: string
  readonly otherMrn: string | null
  readonly request: string | null
  readonly otherRequest: string | null
}

/** Whose word counts about the patient in a bed, and that patient's MRN as the nurse has seen it; null: no patient. */
export interface PatientWord {
  readonly right: 'solo' | 'board'
  readonly mrn: string | null
}

/** How the nurse joins, and the MRN of the patient that the nurse confirmed. */
export interface Joining {
  readonly via: CallVia
  readonly mrn: string
}

/** Bed ids; `swapped`: the patient or request of the other bed moved back. */
export interface Moved {
  readonly from: string
  readonly to: string
  readonly swapped: boolean
}

/** What the nurse says of a call that is over. `note`: free text for those who may read patients. */
export interface SaidOutcome {
  readonly kind: OutcomeKind
  readonly note?: string
}

export interface AssistanceService {
  /** `created` is false when the answer is the request that was already open at that bed, or an earlier attempt's. */
  create(
    permit: Permit<'request:create'>,
    request: NewRequest,
  ): Promise<Recorded<{ request: RequestView; created: boolean }>>
  get(permit: Permit<'request:read'>, id: string): Promise<Recorded<RequestView>>
  cancel(permit: Permit<'request:cancel'>, id: string, reason: CancelReasonId): Promise<Recorded<RequestView>>
  claim(permit: Permit<'request:claim'>, id: string): Promise<Recorded<RequestView>>
  /** Releases the user's own claim; with 'request:release-any', any claim. */
  release(
    permit: Permit<'request:release' | 'request:release-any'>,
    id: string,
  ): Promise<Recorded<RequestView>>
  /** Completes the user's own claim; with 'request:complete-any', any claim. */
  complete(
    permit: Permit<'request:complete' | 'request:complete-any'>,
    id: string,
  ): Promise<Recorded<RequestView>>
  /** Says how the call of the user's own claim ended. */
  sayOutcome(
    permit: Permit<'request:complete'>,
    id: string,
    said: SaidOutcome,
  ): Promise<Recorded<RequestView>>
  /** Takes the user's own outcome back, within `OUTCOME_UNDO_MS`; the request is theirs again. Refuses not_ready after that. */
  undoOutcome(permit: Permit<'request:complete'>, id: string): Promise<Recorded<RequestView>>
  /** Returns the request that a call was joined from; not_found for a call of no request. `callId`: as its page's address has it. */
  ofCall(permit: Permit<'patient:read'>, callId: string): Promise<Recorded<CallRequest>>
  /** Makes or finds the appointment of the request, and returns the provider's link into its call. */
  join(permit: Permit<'request:join'>, id: string, joining: Joining): Promise<Recorded<{ url: string }>>
  /** Moves a bed's patient, with their requests, to another bed of the building; see `movePatient` for refusals. */
  move(permit: Permit<'bed:move'>, bedId: string, move: PatientMove): Promise<Recorded<Moved>>
  /** Decides whose word counts about the patient in a bed: Solo's, or the board's. */
  settlePatient(
    permit: Permit<'bed:move'>,
    bedId: string,
    word: PatientWord,
  ): Promise<Recorded<{ settled: true }>>
  /** Returns the provider's link of an appointment that the caller may enter (operations 9 and 10); see `mayEnter`. */
  providerLink(
    permit: Permit<'appointment:link'>,
    appointmentId: string,
    via: CallVia,
  ): Promise<Recorded<{ url: string }>>
}
