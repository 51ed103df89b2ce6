import { elapsed, inWords } from './waiting'

/** `old`: long enough ago that a request made elsewhere could be missing. `never`: Solo has not been asked yet. */
export type Freshness = 'fresh' | 'old' | 'never'

/** Quiet beds are asked about seldom, to spare the upstream; beyond this something holds the watcher up. */
const OLD_AFTER_MS = 600_000

/** How good our knowledge of a bed is. `checkedAt`: when Solo was last asked about it (server time, ms). */
export function freshnessOf(checkedAt: number | undefined, now: number): Freshness {
  if (checkedAt === undefined) return 'never'
  return elapsed(checkedAt, now) >= OLD_AFTER_MS ? 'old' : 'fresh'
}

/** "Solo asked 12 s ago". */
export function freshnessWords(checkedAt: number | undefined, now: number): string {
  if (checkedAt === undefined) return 'Solo not asked yet'
  const age = elapsed(checkedAt, now)
  return age < 5_000 ? 'Solo asked just now' : `Solo asked ${inWords(age)} ago`
}
