import type { Logger } from 'pino'
import type { CallRooms } from '@/lib/realtime/calls'
import type { AccountService } from './accounts/service'
import type { AppointmentService } from './appointments/contract'
import type { AssistanceService } from './assistance/contract'
import type { BedsideService } from './bedside/service'
import type { BoardService } from './board/service'
import type { CallQualityService } from './calls/service'
import type { ChartService } from './chart/service'
import type { CoverageService } from './coverage/service'
import type { DisplayService } from './displays/service'
import type { EscalationService } from './escalation/service'
import type { Health } from './health'
import type { LayoutService } from './layout/service'
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
  readonly authSecret: string
  /** Session length, in seconds. */
  readonly sessionSeconds: number
  /** Whether users open Lantern over https, so that its cookies are for https only. */
  readonly secureCookies: boolean
  /** The provider for signing in with Microsoft; null without one. It must never leave the server. */
  readonly entra: EntraSettings | null
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
  readonly escalation: EscalationService
  readonly coverage: CoverageService
  readonly displays: DisplayService
  readonly views: ViewService
  readonly health: () => Promise<Health>
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
