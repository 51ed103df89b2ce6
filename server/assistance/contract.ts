import type { AskedReasonId, CancelReasonId } from '@/lib/board/reasons'
import type { CallVia, Locator, Priority, RequestView } from '@/lib/board/types'
import type { Result } from '@/lib/errors'
import type { Permit } from '@/server/access/permission'

export interface NewRequest {
  readonly locator: Locator
  readonly reason: AskedReasonId
  readonly priority: Priority
  /** From the Idempotency-Key header: the same key of the same user answers with the same request. */
  readonly idempotencyKey?: string
}

/**
 * Whom to move where, as it was confirmed: the MRNs of whoever moves and of whoever lies at the other bed (null: nobody
 * known), and the ids of the requests open at the one and the other (null: none).
 */
export interface PatientMove {
  readonly to: string
  readonly mrn: string
  readonly otherMrn: string | null
  readonly request: string | null
  readonly otherRequest: string | null
}

/** Whose word counts about who lies in a bed, and the MRN of whom that is, as whoever decides has seen it; null: nobody. */
export interface PatientWord {
  readonly right: 'solo' | 'board'
  readonly mrn: string | null
}

/** By which way somebody joins, and the MRN of the patient whom they confirmed. */
export interface Joining {
  readonly via: CallVia
  readonly mrn: string
}

/** Bed ids; `swapped`: whoever or whatever was at the other bed came back. */
export interface Moved {
  readonly from: string
  readonly to: string
  readonly swapped: boolean
}

export interface AssistanceService {
  /** `created` is false when it answered with the request already open at that bed, or with an earlier try's. */
  create(
    permit: Permit<'request:create'>,
    request: NewRequest,
  ): Promise<Result<{ request: RequestView; created: boolean }>>
  get(permit: Permit<'request:read'>, id: string): Promise<Result<RequestView>>
  cancel(permit: Permit<'request:cancel'>, id: string, reason: CancelReasonId): Promise<Result<RequestView>>
  claim(permit: Permit<'request:claim'>, id: string): Promise<Result<RequestView>>
  /** One's own claim; with 'request:release-any', anybody's. */
  release(permit: Permit<'request:release' | 'request:release-any'>, id: string): Promise<Result<RequestView>>
  /** One's own claim; with 'request:complete-any', anybody's. */
  complete(
    permit: Permit<'request:complete' | 'request:complete-any'>,
    id: string,
  ): Promise<Result<RequestView>>
  /** Makes or finds the appointment behind the request and answers the provider's link into its call. */
  join(permit: Permit<'request:join'>, id: string, joining: Joining): Promise<Result<{ url: string }>>
  /** Moves a bed's patient, and what was asked for them, to another bed of the building; see `movePatient` for refusals. */
  move(permit: Permit<'bed:move'>, bedId: string, move: PatientMove): Promise<Result<Moved>>
  /** Says whose word counts about who lies in a bed: Solo's, or the board's. */
  settlePatient(
    permit: Permit<'bed:move'>,
    bedId: string,
    word: PatientWord,
  ): Promise<Result<{ settled: true }>>
  /** The provider's link of any appointment (operations 9 and 10). */
  providerLink(
    permit: Permit<'appointment:link'>,
    appointmentId: string,
    via: CallVia,
  ): Promise<Result<{ url: string }>>
}
