import type { SoloClient } from '@/lib/solo/client'
import type { appointment } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

export type AppointmentRow = typeof appointment.$inferSelect

/** What booking works with. */
export interface BookingDeps {
  readonly orm: Orm
  readonly client: SoloClient
  /** Time limit of one attempt at Solo, in ms. */
  readonly timeoutMs: number
  /** Has what is due asked of Solo now. */
  readonly askSoon: () => void
}

const MARGIN_MS = 3_000

/** How long (ms) calls to Solo may be under way before somebody else looks what became of them. */
export const flightMs = ({ timeoutMs }: BookingDeps, attempts: number): number =>
  attempts * (timeoutMs + 1_000) + MARGIN_MS

/** What operations 13 and 14 call it: Solo's id, else ours, which is its external id there. */
export const nameInSolo = ({ id, soloId }: AppointmentRow): string => soloId ?? id
