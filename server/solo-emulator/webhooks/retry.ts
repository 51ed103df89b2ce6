import { ceilingMs } from '@/lib/solo/backoff'

const BACKOFF = { baseDelayMs: 1_000, maxDelayMs: 600_000 }

const HOUR_MS = 3_600_000

/** An endpoint may be away for a day; what waited while we were away ourselves still gets a fair number of attempts. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS
const FEWEST_ATTEMPTS = 8

/** Whether a delivery that has failed `attempts` times, `ageMs` after its event, is given up. */
export const isHopeless = (attempts: number, ageMs: number): boolean =>
  attempts >= FEWEST_ATTEMPTS && ageMs >= GIVE_UP_AFTER_MS

/**
 * How long to wait after the failed attempt of that number (1, 2, …): 1 s, doubled up to 10 min, of which a random half
 * is left out so that not all come at once. Longer where the endpoint asked for it (Retry-After).
 */
export function pauseMs(attempt: number, retryAfterMs: number | null, random: () => number): number {
  const ceiling = ceilingMs(BACKOFF, attempt)
  return Math.max(Math.round((ceiling * (1 + random())) / 2), retryAfterMs ?? 0)
}
