import type { BedsideView, CallLink } from '@/lib/bedside/view'
import type { DeviceReport } from '@/lib/board/device-report'
import type { CancelReasonId } from '@/lib/board/reasons'
import type { Priority } from '@/lib/board/types'
import type { Result } from '@/lib/errors'
import type { Permit } from '../auth/permit'

type Serving = Permit<'bedside:serve'>

/** How urgent it is; the same Idempotency-Key of the same device answers with the same request. */
export interface BedsideAsk {
  readonly priority: Priority
  readonly idempotencyKey?: string
}

/** What is taken back, as whoever is at the bed has seen it: what was asked for since is not. */
export interface BedsideCancel {
  readonly requestId: string
  readonly reason: CancelReasonId
}

/** A device serves the bed that has its serial now, and no other: no call of it names a bed. */
export interface BedsideService {
  view(permit: Serving): Promise<Result<BedsideView>>
  /** Asks for help, or for help sooner where it is asked for already. Refuses place_unknown where no bed has the device. */
  ask(permit: Serving, asked: BedsideAsk): Promise<Result<{ view: BedsideView; created: boolean }>>
  /** Refuses not_found, forbidden for what a nurse has asked, already_claimed once somebody has joined. */
  cancel(permit: Serving, cancelled: BedsideCancel): Promise<Result<BedsideView>>
  report(permit: Serving, report: DeviceReport): Promise<Result<{ received: true }>>
  /** Lets in who knocks. Refuses not_found where nobody does, and whatever Solo does. */
  answer(permit: Serving): Promise<Result<CallLink>>
  /** Asks who knocks to wait, of which they are told. */
  decline(permit: Serving): Promise<Result<BedsideView>>
  /** Whoever was let in is left: should they join again, they knock again. */
  leave(permit: Serving): Promise<Result<BedsideView>>
}
