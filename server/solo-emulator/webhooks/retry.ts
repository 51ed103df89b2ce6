import { ceilingMs } from '@/lib/solo/retry-backoff'

const BACKOFF = { baseDelayMs: 1_000, maxDelayMs: 600_000 }

const HOUR_MS = 3_600_000

/** An endpoint may be down for a day. Deliveries that waited while we were down get at least `FEWEST_ATTEMPTS`. */
const GIVE_UP_AFTER_MS = 24 * HOUR_MS
const FEWEST_ATTEMPTS = 8

/** Whether to give up a delivery that has failed `attempts` times, `ageMs` after its event. */
export const isHopeless = (attempts: number, ageMs: number): boolean =>
  attempts >= FEWEST_ATTEMPTS && ageMs >= GIVE_UP_AFTER_MS

/**
 * Returns how long to wait after the failed attempt of that number (1, 2, …): 1 s, doubled up to 10 min, less up to a half at
 * random, so that not all retries come at once. Longer if the endpoint asked for it (Retry-After).
 */
export function pauseMs(attempt: number, retryAfterMs: number | null, random: () => number): number {
  const ceiling = ceilingMs(BACKOFF, attempt)
  return Math.max(Math.round((ceiling * (1 + random())) / 2), retryAfterMs ?? 0)
}
