import type { BedDevice } from './types'
import { elapsed } from './waiting'

/** `old`: long enough ago that a request made elsewhere could be missing. `never`: Solo has not been asked yet. */
export type Freshness = 'fresh' | 'old' | 'never'

/** Quiet beds are asked about seldom, to spare the upstream; beyond this something holds the watcher up. */
const OLD_AFTER_MS = 600_000

/** How good our knowledge of a bed is. `checkedAt`: when Solo was last asked about it (server time, ms). */
export function freshnessOf(checkedAt: number | undefined, now: number): Freshness {
  if (checkedAt === undefined) return 'never'
  return elapsed(checkedAt, now) >= OLD_AFTER_MS ? 'old' : 'fresh'
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
/** The log tells of an unchanged device every ten minutes, a look apart; beyond this nobody has told. */
const LONG_SILENT_MS = 30 * MINUTE_MS

/**
 * How long ago Solo told of a device, or a paired one fell silent, for its card: "12 min". Empty where that says nothing: in
 * the first minute, without a device, of a paired one that goes on reporting, and of a device that could take a call as long as
 * Solo goes on saying so.
 */
export function toldAgo({ readiness, at, report, silent }: BedDevice, now: number): string {
  if (at === undefined || readiness === 'none' || (report && !silent)) return ''
  const age = elapsed(at, now)
  const quiet = readiness === 'ready' || readiness === 'unknown' ? LONG_SILENT_MS : MINUTE_MS
  return age < quiet ? '' : coarsely(age)
}

/** The largest unit alone: a card has room for no more, and nobody decides by the rest. */
function coarsely(ms: number): string {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)} d`
  return ms >= HOUR_MS ? `${Math.floor(ms / HOUR_MS)} h` : `${Math.floor(ms / MINUTE_MS)} min`
}
