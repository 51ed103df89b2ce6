import type { BedDevice } from './types'
import { elapsed } from './waiting'

/** `old`: so long ago that a request made elsewhere could be missing. `never`: Solo has not been asked yet. */
export type Freshness = 'fresh' | 'old' | 'never'

/** The poller asks rarely about quiet beds, to spare Solo; a longer silence means that something holds the poller up. */
const OLD_AFTER_MS = 600_000

/** Returns how fresh the knowledge of a bed is. `checkedAt`: when Solo was last asked about it (server time, ms). */
export function freshnessOf(checkedAt: number | undefined, now: number): Freshness {
  if (checkedAt === undefined) return 'never'
  return elapsed(checkedAt, now) >= OLD_AFTER_MS ? 'old' : 'fresh'
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** While Solo is asked, the log has an event for an unchanged device every ten minutes; a longer silence means that no poll answered. */
const LONG_SILENT_MS = 30 * MINUTE_MS

/**
 * Returns how long ago Solo reported a device, or a paired device fell silent, for the bed's card: "12 min". Empty where that
 * says nothing: in the first minute, without a device, for a paired device that goes on reporting, and for a device that could
 * take a call as long as Solo goes on saying so.
 */
export function toldAgo({ readiness, at, report, silent }: BedDevice, now: number): string {
  if (at === undefined || readiness === 'none' || (report && !silent)) return ''
  const age = elapsed(at, now)
  const quiet = readiness === 'ready' || readiness === 'unknown' ? LONG_SILENT_MS : MINUTE_MS
  return age < quiet ? '' : coarsely(age)
}

/** A time of day says nothing of a report that is older. */
const SAME_DAY_MS = 12 * HOUR_MS

/**
 * Returns when a device was reported (ms), where a time of day says enough; null: never, long ago, or again and again, as a paired device
 * does until it falls silent.
 */
export const toldAtTime = ({ at, report, silent }: BedDevice, now: number): number | null =>
  at === undefined || (report && !silent) || elapsed(at, now) > SAME_DAY_MS ? null : at

/** Returns a duration in its largest unit ("12 min"): a card has no room for more, and no one decides by the rest. */
export function coarsely(ms: number): string {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)} d`
  return ms >= HOUR_MS ? `${Math.floor(ms / HOUR_MS)} h` : `${Math.floor(ms / MINUTE_MS)} min`
}
