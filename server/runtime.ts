import type { Logger } from 'pino'
import type { CallRooms } from '@/lib/realtime/calls'
import type { AccountManagement } from './accounts/management'
import type { OwnAccountService } from './accounts/own-account'
import type { AccountService } from './accounts/service'
import type { AppointmentService } from './appointments/contract'
import type { AssistanceService } from './assistance/contract'
import type { Audit } from './audit/audit'
import type { BedsideService } from './bedside/service'
import type { BoardService } from './board/service'
import type { CallQualityService } from './calls/service'
import type { ChartService } from './chart/service'
import type { ComplianceService } from './compliance/contract'
import type { CoverageService } from './coverage/service'
import type { DisplayService } from './displays/service'
import type { EscalationService } from './escalation/service'
import type { FactorSignIn } from './factors/factor-sign-in'
import type { OwnFactorsService } from './factors/own-factors'
import type { Health } from './health'
import type { LayoutService } from './layout/service'
import type { LockService } from './lock/service'
import type { LocalSignIn, OidcSettings } from './oidc/oidc-config'
import type { OidcService } from './oidc/service'
import type { RotatedSecret } from './platform/rotated-secret'
import type { QueueService } from './queue/service'
import type { ReportService } from './reports/contract'
import type { WebhookService } from './sync/webhooks/webhook-service'
import type { EntraSettings } from './teams/entra-config'
import type { TeamsService } from './teams/service'
import type { ViewService } from './views/service'

/** The part of the server that pages and route handlers can reach. server/main.ts builds it once. */
export interface Runtime {
  readonly mode: 'demo' | 'tenant'
  /** The build's name; pages that another build served reload. */
  readonly version: string
  readonly authSecret: RotatedSecret
  /** Session length, in seconds. */
  readonly sessionSeconds: number
  /** Whether a user's session cookie ends with the browser. */
  readonly sharedWorkstations: boolean
  /** After this long without a hand a session is locked; 0: only by hand. */
  readonly lockAfterSeconds: number
  /** Whether users open Lantern over https, so that its cookies are for https only. */
  readonly secureCookies: boolean
  /** Lantern's registrations, for Teams and for signing in; null without one. They must never leave the server. */
  readonly entra: EntraSettings | null
  readonly oidc: OidcSettings | null
  /** Signing out at the provider, and by it. */
  readonly provider: OidcService
  readonly localSignIn: LocalSignIn
  /** Whether browsers know passkeys at the hospital's address. */
  readonly passkeysWork: boolean
  /** Signing in by a passkey or a second factor. */
  readonly factorSignIn: FactorSignIn
  readonly ownFactors: OwnFactorsService
  readonly teams: TeamsService
  /** The call rooms of the Solo emulator; null with a tenant, whose calls open elsewhere. */
  readonly calls: CallRooms | null
  readonly callQuality: CallQualityService
  readonly assistance: AssistanceService
  readonly bedside: BedsideService
  readonly board: BoardService
  readonly chart: ChartService
  readonly reports: ReportService
  readonly appointments: AppointmentService
  readonly webhooks: WebhookService
  readonly queue: QueueService
  readonly layout: LayoutService
  readonly accounts: AccountService
  readonly lock: LockService
  readonly escalation: EscalationService
  readonly coverage: CoverageService
  readonly accountManagement: AccountManagement
  readonly ownAccount: OwnAccountService
  readonly displays: DisplayService
  readonly views: ViewService
  readonly compliance: ComplianceService
  readonly health: () => Promise<Health>
  /** Records what no service sees: refusals. */
  readonly audit: Audit
  readonly log: Logger
}

const KEY = Symbol.for('lantern.runtime')
type Holder = { [KEY]?: Runtime }

/**
 * Puts the runtime where both module graphs find it: the server entry and Next's handlers each evaluate this file, so a module
 * variable would exist twice.
 */
export function installRuntime(runtime: Runtime): void {
  ;(globalThis as Holder)[KEY] = runtime
}

/** Returns the runtime. Call it inside a handler, never at module top. Throws where none is installed (a build). */
export function getRuntime(): Runtime {
  const runtime = (globalThis as Holder)[KEY]
  if (!runtime) throw new Error('No runtime: pages are served by server/main.ts only.')
  return runtime
}
