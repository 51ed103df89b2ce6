/** An open request is looked at this often, a quiet bed that seldom, budget permitting. */
const BUSY_EVERY_MS = 2_000
const QUIET_EVERY_MS = 10_000
const AFTER_FAILURE_MS = 5_000
const SPREAD = 0.2

/** When to look at a bed again, in ms: jittered by ±20 %, so that beds do not fall into step. */
export function nextPollMs(busy: boolean, answered: boolean, random: () => number): number {
  const base = !answered ? AFTER_FAILURE_MS : busy ? BUSY_EVERY_MS : QUIET_EVERY_MS
  return Math.round(base * (1 - SPREAD + 2 * SPREAD * random()))
}

export interface Budget {
  /** How many requests may go out now, at most `wanted`; they are taken from the budget. */
  take(wanted: number): number
  /** Returns what was taken and not used. */
  giveBack(unused: number): void
  /** Sets the rate, per second: a node's share of the whole. */
  setRate(perSecond: number): void
}

/** A token bucket holding at most one second's worth, so that a pause is not followed by a burst. `now` in ms. */
export function createBudget(perSecond: number, now: () => number): Budget {
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
    take(wanted) {
      const time = now()
      tokens = Math.min(Math.max(1, rate), tokens + ((time - at) / 1000) * rate)
      at = time
      const taken = Math.min(wanted, Math.floor(tokens))
      tokens -= taken
      return taken
    },
  }
}
