/** How often a bed with an open request is polled, and a quiet bed, as far as the rate limit allows. */
const BUSY_EVERY_MS = 2_000
const QUIET_EVERY_MS = 10_000
const AFTER_FAILURE_MS = 5_000
const SPREAD = 0.2

/** Returns when to poll a bed again, in ms: jittered by ±20 %, so that beds do not fall into step. */
export function nextPollMs(busy: boolean, answered: boolean, random: () => number): number {
  const base = !answered ? AFTER_FAILURE_MS : busy ? BUSY_EVERY_MS : QUIET_EVERY_MS
  return Math.round(base * (1 - SPREAD + 2 * SPREAD * random()))
}

export interface RateLimit {
  /** Takes as many requests from the budget as may go out now, at most `wanted`, and returns their number. */
  take(wanted: number): number
  /** Returns to the budget what was taken and not used. */
  giveBack(unused: number): void
  /** Counts one more request that cannot wait: what is left for the next `take` is less, or negative. */
  spend(): void
  /** Sets the rate, per second: a node's share of the whole. */
  setRate(perSecond: number): void
}

/** Creates a token bucket that holds at most one second's worth, so that a pause is not followed by a burst. `now` in ms. */
export function createRateLimit(perSecond: number, now: () => number): RateLimit {
  let rate = perSecond
  let tokens = 1
  let at = now()

  return {
    setRate(next) {
      rate = next
    },
    giveBack(unused) {
      tokens += unused
    },
    spend() {
      tokens -= 1
    },
    take(wanted) {
      const time = now()
      tokens = Math.min(Math.max(1, rate), tokens + ((time - at) / 1000) * rate)
      at = time
      const taken = Math.max(0, Math.min(wanted, Math.floor(tokens)))
      tokens -= taken
      return taken
    },
  }
}
