import type { Logger } from 'pino'
import type { CancelReasonId, ReasonId } from '@/lib/board/reasons'
import type { Role } from '@/lib/board/roles'
import type {
  BoardSnapshot,
  CallVia,
  FoundBed,
  Locator,
  Priority,
  RequestView,
  UpstreamHealth,
} from '@/lib/board/types'
import type { Result } from '@/lib/errors'
import type { Actor, Permit } from './auth/permit'
import type { ChartService } from './chart/service'
import type { ReportService } from './reports/report-service'
import type { VisitService } from './visits/visit-service'

export interface NewRequest {
  readonly locator: Locator
  readonly reason: ReasonId
  readonly priority: Priority
  /** From the Idempotency-Key header: the same key of the same user answers with the same request. */
  readonly idempotencyKey?: string
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
  join(permit: Permit<'request:join'>, id: string, via: CallVia): Promise<Result<{ url: string }>>
  /** The provider's link of any appointment (operations 9 and 10). */
  providerLink(
    permit: Permit<'appointment:link'>,
    appointmentId: string,
    via: CallVia,
  ): Promise<Result<{ url: string }>>
}

export interface BoardService {
  /** By name or id; the first building when absent. Masked unless `actor` may read patients. */
  snapshot(permit: Permit<'board:read'>, building: string | null): Promise<Result<BoardSnapshot>>
  /** An exact MRN (for those who may read patients), an exact device serial, or words of a place; at most 20. */
  search(permit: Permit<'board:read'>, text: string): Promise<Result<readonly FoundBed[]>>
}

export interface Account {
  readonly userId: string
  readonly name: string
  readonly role: Role
}

export interface AccountService {
  /** Checks a password and opens a session. Refusals: unauthenticated, too_many_attempts (details.retryAfterSeconds). */
  signIn(username: string, password: string, address: string): Promise<Result<Actor>>
  /** Who a session belongs to, or null once it has ended, expired, or its account was disabled. */
  session(sessionId: string): Promise<Actor | null>
  /** Ends it on every node: its sockets are disconnected. */
  signOut(sessionId: string): Promise<void>
  /** Usernames the sign-in page offers with the demo password; empty outside demo mode. */
  demoAccounts(): readonly { username: string; role: Role }[]
}

export interface Health {
  readonly status: 'ok' | 'starting' | 'database-down'
  readonly database: { readonly state: 'up' | 'down'; readonly kind: 'pglite' | 'postgres' }
  readonly upstream: UpstreamHealth
  readonly workers: {
    readonly courier: WorkerHealth
    readonly watcher: WorkerHealth
    readonly tail: WorkerHealth
    /** Of the embedded Solo, where it is in this process. */
    readonly webhookDelivery?: WorkerHealth
  }
  readonly webhooks: WebhookHealth
}

/** What this node made of webhooks of Solo since it started. */
export interface WebhookHealth {
  /** `off` where Lantern's address is not public: the watcher sees what changes, later. */
  readonly state: 'off' | 'registering' | 'registered'
  /** What looks up in Solo what webhooks named. */
  readonly follower: WorkerHealth
  /** Authentic in form, and new. */
  readonly received: number
  readonly followed: number
  readonly refused: { readonly tampered: number; readonly foreign: number; readonly replayed: number }
}

export interface WebhookService {
  /**
   * Takes what was posted to the webhooks' address: the encrypted text as it is, as a JSON string, or as `{"data": "…"}`.
   * It needs no permit: it changes nothing but to have Solo asked again. Refuses whatever does not open with our key.
   */
  receive(body: string): Promise<Result<{ readonly replayed: boolean }>>
}

/** `late` when a worker has not finished a round for longer than it ever should take. */
export interface WorkerHealth {
  readonly state: 'running' | 'late' | 'stopped'
  readonly lastRoundAt: number | null
}

/** What pages and route handlers see of the server. Built once by server/main.ts. */
export interface Runtime {
  readonly mode: 'demo' | 'tenant'
  readonly authSecret: string
  /** Session length, in seconds. */
  readonly sessionSeconds: number
  /** Whether people open Lantern over https, so that its cookies are for https only. */
  readonly secureCookies: boolean
  /** Whether joining by Teams is set up. */
  readonly teams: boolean
  readonly assistance: AssistanceService
  readonly board: BoardService
  readonly chart: ChartService
  readonly reports: ReportService
  readonly visits: VisitService
  readonly webhooks: WebhookService
  readonly accounts: AccountService
  readonly health: () => Promise<Health>
  readonly log: Logger
}

const KEY = Symbol.for('lantern.runtime')
type Holder = { [KEY]?: Runtime }

/**
 * Puts the runtime where both module graphs find it: the server entry and Next's handlers evaluate this file twice, so a
 * module variable here would be two.
 */
export function installRuntime(runtime: Runtime): void {
  ;(globalThis as Holder)[KEY] = runtime
}

/** The runtime. Read it inside a handler, never at module top. Throws where nothing installed one (a build). */
export function getRuntime(): Runtime {
  const runtime = (globalThis as Holder)[KEY]
  if (!runtime) throw new Error('No runtime: pages are served by server/main.ts only.')
  return runtime
}
