import { BROWSER_NOT_SENT_AFTER_MS } from './not-sent'
import type { BedRequest, OpenStatus, Priority } from './types'

/** Returns the milliseconds since `since`; never negative, because two clocks never agree to the millisecond. */
export const elapsed = (since: number, now: number): number => Math.max(0, now - since)

/**
 * Returns the status to show at `now` (server time, ms): a request that was not confirmed in time, counted from its arrival, is
 * not sent.
 */
export function shownStatus(
  { status, askedAt, arrivedAt = askedAt }: Pick<BedRequest, 'status' | 'askedAt' | 'arrivedAt'>,
  now: number,
): OpenStatus {
  const overdue = status === 'sending' && elapsed(arrivedAt, now) >= BROWSER_NOT_SENT_AFTER_MS
  return overdue ? 'not-sent' : status
}

/** Returns whether a request is still to be claimed: sound, light and the queue are for these only. */
export const isUnclaimed = (status: OpenStatus): boolean => status !== 'claimed' && status !== 'in-call'

/**
 * Returns whether screens offer to claim a request: once it is known whether Solo has it. A nurse takes one that was not sent,
 * too, to look after the patient by telephone.
 */
export const isClaimable = (status: OpenStatus): boolean => status === 'waiting' || status === 'not-sent'

/** "0:07", "12:40", and "1:02:03" from an hour on. */
export function timer(ms: number): string {
  const { hours, minutes, seconds } = parts(ms)
  const mm = hours > 0 ? String(minutes).padStart(2, '0') : String(minutes)
  return `${hours > 0 ? `${hours}:` : ''}${mm}:${String(seconds).padStart(2, '0')}`
}

/** "0:07", "12:40", from an hour on "1 h 02", and from ten hours on "10 h": never wider than the first two, for a wall. */
export function wallTimer(ms: number): string {
  const { hours, minutes } = parts(ms)
  if (hours === 0) return timer(ms)
  return hours < 10 ? `${hours} h ${String(minutes).padStart(2, '0')}` : `${hours} h`
}

/** "7 s", "12 min", "1 h 2 min": for sentences, and for ears. */
export function inWords(ms: number): string {
  const { hours, minutes, seconds } = parts(ms)
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  return minutes > 0 ? `${minutes} min` : `${seconds} s`
}

function parts(ms: number) {
  const whole = Math.floor(Math.max(0, ms) / 1000)
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 }
}

/** How heavy an unclaimed request looks: heavier with the wait, and sooner for a higher priority. */
export type Severity = 'new' | 'long' | 'overdue'

/** When a wait counts as long and as overdue, in ms. A call routed to a phone is answered after 59 s (PMC8801128). */
const PATIENCE: Readonly<Record<Priority, { long: number; overdue: number }>> = {
  emergency: { long: 30_000, overdue: 60_000 },
  urgent: { long: 60_000, overdue: 180_000 },
  routine: { long: 300_000, overdue: 900_000 },
}

export function severity(priority: Priority, waitedMs: number): Severity {
  const { long, overdue } = PATIENCE[priority]
  return waitedMs >= overdue ? 'overdue' : waitedMs >= long ? 'long' : 'new'
}

/**
 * Returns the offset (ms) from the display's clock to the server's, refined by one more sample of server minus local time. The
 * network only makes a sample smaller, so the largest one is the best; a jump of a second means that a clock was set.
 */
export function refineOffset(known: number | null, sample: number): number {
  if (known === null || Math.abs(sample - known) > 1_000) return sample
  return Math.max(known, sample)
}
