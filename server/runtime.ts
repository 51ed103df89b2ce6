import type { Logger } from 'pino'
import type { CoverageOverview, ShiftHours, UnitOfBuilding } from '@/lib/board/coverage'
import type { DisplayChoice, DisplayEnd, DisplayList } from '@/lib/board/display'
import type { EscalationOverview, EscalationPath, SavedPath } from '@/lib/board/escalation'
import type { QueueSnapshot } from '@/lib/board/queue-all'
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
import type { ContactSheet } from '@/lib/layout/contacts'
import type { Contradiction } from '@/lib/layout/contradictions'
import type { Applied, BedEdit, Layout, Preview } from '@/lib/layout/types'
import type { MicrosoftRefusal } from '@/lib/teams/standing'
import type { Actor, Permit } from './auth/permit'
import type { ChartService } from './chart/service'
import type { EntraSettings } from './entra-config'
import type { ReportService } from './reports/report-service'
import type { CallRooms } from './solo/calls/call-rooms'
import type { TeamsService } from './teams/service'
import type { Identity } from './teams/token-book'
import type { VisitService } from './visits/visit-service'

export interface NewRequest {
  readonly locator: Locator
  readonly reason: ReasonId
  readonly priority: Priority
  /** From the Idempotency-Key header: the same key of the same user answers with the same request. */
  readonly idempotencyKey?: string
}

/** Whom to move where, with the MRNs that were confirmed: whoever moves, and whoever lies at the other bed (null: nobody known). */
export interface PatientMove {
  readonly to: string
  readonly mrn: string
  readonly otherMrn: string | null
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
  join(permit: Permit<'request:join'>, id: string, via: CallVia): Promise<Result<{ url: string }>>
  /** Moves a bed's patient, and what was asked for them, to another bed of the building; see `movePatient` for refusals. */
  move(permit: Permit<'bed:move'>, bedId: string, move: PatientMove): Promise<Result<Moved>>
  /** Says whose word counts about who lies in a bed: Solo's, or the board's. */
  settlePatient(
    permit: Permit<'bed:move'>,
    bedId: string,
    right: 'solo' | 'board',
  ): Promise<Result<{ settled: true }>>
  /** The provider's link of any appointment (operations 9 and 10). */
  providerLink(
    permit: Permit<'appointment:link'>,
    appointmentId: string,
    via: CallVia,
  ): Promise<Result<{ url: string }>>
}

/** Which beds, devices and phones there are. */
export interface LayoutService {
  read(permit: Permit<'layout:manage'>): Promise<Result<Layout>>
  /** Where Solo and the board say different things, in all buildings; no patient is in it. */
  contradictions(permit: Permit<'layout:manage' | 'bed:move'>): Promise<Result<readonly Contradiction[]>>
  /** What a CSV table or a FHIR bundle would change; nothing is written. Refusals: invalid, payload_too_large. */
  preview(permit: Permit<'layout:manage'>, text: string): Promise<Result<Preview>>
  /** Writes what the preview of `version` showed, and retires beds that are missing from the file; see `applyFile`. */
  apply(
    permit: Permit<'layout:manage'>,
    wanted: { readonly text: string; readonly version: string; readonly retire: readonly string[] },
  ): Promise<Result<Applied>>
  addBed(permit: Permit<'layout:manage'>, buildingId: string, edit: BedEdit): Promise<Result<{ id: string }>>
  changeBed(permit: Permit<'layout:manage'>, id: string, edit: BedEdit): Promise<Result<{ id: string }>>
  retireBed(permit: Permit<'layout:manage'>, id: string): Promise<Result<{ id: string }>>
  returnBed(permit: Permit<'layout:manage'>, id: string): Promise<Result<{ id: string }>>
  setUnitPhone(
    permit: Permit<'layout:manage'>,
    wanted: { readonly buildingId: string; readonly unit: string; readonly phone: string | null },
  ): Promise<Result<{ unit: string }>>
  /** Whom to call, unit by unit, of a building by name or id; of the first one when null. */
  contacts(permit: Permit<'board:read'>, building: string | null): Promise<Result<ContactSheet>>
}

export interface BoardService {
  /** By name or id; the first building when absent. Masked unless `actor` may read patients. */
  snapshot(permit: Permit<'board:read'>, building: string | null): Promise<Result<BoardSnapshot>>
  /** An exact MRN (for those who may read patients), an exact device serial, or words of a place; at most 20. */
  search(permit: Permit<'board:read'>, text: string): Promise<Result<readonly FoundBed[]>>
}

export interface QueueService {
  /** Open requests of all buildings. Masked unless `actor` may read patients. */
  read(permit: Permit<'request:read'>): Promise<Result<QueueSnapshot>>
}

export interface Account {
  readonly userId: string
  readonly name: string
  readonly role: Role
}

export interface AccountService {
  /** Checks a password and opens a session. Refusals: unauthenticated, too_many_attempts (details.retryAfterSeconds). */
  signIn(username: string, password: string, address: string): Promise<Result<Actor>>
  /**
   * Opens a session for somebody whom the OpenID provider has named. Nobody gets in who has no account here, or whose account
   * another identity signs in as.
   */
  signInWithMicrosoft(
    identity: Identity,
  ): Promise<
    { readonly ok: true; readonly actor: Actor } | { readonly ok: false; readonly why: MicrosoftRefusal }
  >
  /** Who a session belongs to, or null once it has ended, expired, or its account was disabled. */
  session(sessionId: string): Promise<Actor | null>
  /** Ends it on every node: its sockets are disconnected. */
  signOut(sessionId: string): Promise<void>
  /** Usernames the sign-in page offers with the demo password; empty outside demo mode. */
  demoAccounts(): readonly { username: string; role: Role }[]
}

/** What a screen is answered; `key` goes into its cookie, and is null where it has it already. */
export type PairingAnswer =
  | {
      readonly state: 'waiting'
      readonly code: string
      readonly endsInMs: number
      readonly key: string | null
    }
  | { readonly state: 'paired'; readonly actor: Actor }

export interface DisplayService {
  /**
   * How the pairing of the screen that holds `key` stands, or a new one. Once its code was typed, and once only, it opens
   * the display's session. Refuses too_many_attempts by address.
   */
  pairing(key: string | null, address: string): Promise<Result<PairingAnswer>>
  /** How a session of a display stands; null where it is none. */
  standing(sessionId: string): Promise<DisplayEnd | 'open' | null>
  list(permit: Permit<'display:manage'>): Promise<Result<DisplayList>>
  /** Refuses a code that no screen shows, or that is used or too old (not_found), and too_many_attempts. */
  pair(
    permit: Permit<'display:manage'>,
    code: string,
    choice: DisplayChoice,
  ): Promise<Result<{ readonly id: string }>>
  /** Takes effect on the screen at once, which reloads. */
  change(
    permit: Permit<'display:manage'>,
    id: string,
    choice: DisplayChoice,
  ): Promise<Result<{ readonly id: string }>>
  /** Ends its session on every node. */
  revoke(permit: Permit<'display:manage'>, id: string): Promise<Result<{ readonly id: string }>>
}

/** Which path, by the building's id and `unit` ('' for the building), and the version one has seen; null: none saved. */
export interface PathSeen {
  readonly building: string
  readonly unit: string
  readonly priority: Priority
  readonly version: number | null
}

export interface EscalationService {
  /** By name or id; the first building when null. */
  read(permit: Permit<'escalation:edit'>, building: string | null): Promise<Result<EscalationOverview>>
  /**
   * Refuses what `problemsOf` names (invalid, with the field), and what another has changed meanwhile (version_conflict,
   * whose details hold `version`, `changedBy`, `changedAt` and the `steps` in words; all null where it was removed).
   */
  save(
    permit: Permit<'escalation:edit'>,
    path: PathSeen & { readonly steps: EscalationPath },
  ): Promise<Result<SavedPath>>
  /** Removes a saved path, so that what it overrode applies again. Refuses version_conflict likewise. */
  inherit(permit: Permit<'escalation:edit'>, path: PathSeen): Promise<Result<{ readonly removed: boolean }>>
}

export interface CoverageService {
  read(permit: Permit<'coverage:set'>): Promise<Result<CoverageOverview>>
  /** Replaces what the asker covers, from now to the end of a shift. Refuses unknown units (`units.0.unit`). */
  set(
    permit: Permit<'coverage:set'>,
    shift: { readonly units: readonly UnitOfBuilding[]; readonly hours: ShiftHours },
  ): Promise<Result<CoverageOverview>>
  /** Ends the asker's shift now. */
  end(permit: Permit<'coverage:set'>): Promise<Result<CoverageOverview>>
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
  /** What this build is called; pages that were served by another one load themselves again. */
  readonly version: string
  readonly authSecret: string
  /** Session length, in seconds. */
  readonly sessionSeconds: number
  /** Whether people open Lantern over https, so that its cookies are for https only. */
  readonly secureCookies: boolean
  /** Where people sign in with Microsoft; null where they do not. Never to leave the server. */
  readonly entra: EntraSettings | null
  readonly teams: TeamsService
  /** The rooms of the embedded Solo's calls; null with a tenant, whose calls open elsewhere. */
  readonly calls: CallRooms | null
  readonly assistance: AssistanceService
  readonly board: BoardService
  readonly chart: ChartService
  readonly reports: ReportService
  readonly visits: VisitService
  readonly webhooks: WebhookService
  readonly queue: QueueService
  readonly layout: LayoutService
  readonly accounts: AccountService
  readonly escalation: EscalationService
  readonly coverage: CoverageService
  readonly displays: DisplayService
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
