const LONGEST_RETRY_AFTER_MS = 3_600_000

export interface Backoff {
  readonly baseDelayMs: number
  readonly maxDelayMs: number
}

/** Returns `baseDelayMs`, doubled for every attempt after the first (`attempt` is 1, 2, …), at most `maxDelayMs`. */
export const ceilingMs = ({ baseDelayMs, maxDelayMs }: Backoff, attempt: number): number =>
  Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1))

/** Returns a random delay between 0 and the ceiling ("full jitter"), so that many clients do not return at once. */
export const fullJitterMs = (backoff: Backoff, attempt: number, random: () => number): number =>
  Math.floor(random() * ceilingMs(backoff, attempt))

const HTTP_DATE = /^[A-Z][a-z]+,? .*\d\d:\d\d:\d\d/

const dateMs = (text: string): number =>
  // The asctime form of RFC 9110, 5.6.7 names no zone, but is UTC.
  HTTP_DATE.test(text) ? Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) : Number.NaN

/**
 * Reads the header Retry-After (RFC 9110, 10.2.3), seconds or an HTTP-date, as milliseconds from `nowMs`: never negative, at
 * most an hour. Returns null where it is absent or unreadable.
 */
export const readRetryAfterMs = (header: string | undefined, nowMs: number): number | null => {
  const text = header?.trim() ?? ''
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : dateMs(text) - nowMs
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), LONGEST_RETRY_AFTER_MS)
}
