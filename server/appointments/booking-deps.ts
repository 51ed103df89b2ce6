import type { SoloClient } from '@/lib/solo/client'
import type { appointment } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

export type AppointmentRow = typeof appointment.$inferSelect

/** What booking, moving and cancelling need. */
export interface BookingDeps {
  readonly orm: Orm
  readonly client: SoloClient
  /** Time limit of one attempt at Solo, in ms. */
  readonly timeoutMs: number
  /** Wakes the confirmation worker now. */
  readonly askSoon: () => void
}

const MARGIN_MS = 3_000

/** How long (ms) this node may take over calls to Solo before the confirmation worker of any node asks about the appointment. */
export const flightMs = ({ timeoutMs }: BookingDeps, attempts: number): number =>
  attempts * (timeoutMs + 1_000) + MARGIN_MS

/** The id that operations 13 and 14 take: Solo's, else Lantern's, which is the external id there. */
export const nameInSolo = ({ id, soloId }: AppointmentRow): string => soloId ?? id
