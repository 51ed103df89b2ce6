import type { LockStanding } from '@/lib/lock/standing'

/** The server hears of a hand no more often than this, and often enough for the shortest setting. */
const REPORT_EVERY_MS = 60_000
const REPORTS_IN_TIME = 5
/** The least time between two looks. */
const LEAST_WAIT_MS = 250

export interface HandsSettings {
  /** After this long (ms) without a hand the session is locked. */
  readonly lockAfterMs: number
  /** The time of this machine (ms), the same in all tabs. */
  readonly now: () => number
  /** Tells the server how long ago (ms) the last hand was; null where no server answers. */
  readonly report: (agoMs: number) => Promise<LockStanding | null>
  /** Called when the session is locked, or no server can say that it is not. */
  readonly onLock: () => void
}

/** Follows the hands on a browser. Time passes only by `look`, which says when to look again. */
export interface Hands {
  /** A hand at this tab or, with its time, at another one of this browser. */
  note(at?: number): void
  /** Another tab has reported all hands until `at`. */
  noteReport(at: number): void
  /** What the server said of the lock, without a report. */
  learn(standing: LockStanding): void
  /** Reports or locks where it is time. @returns when to look again, in ms from now */
  look(): number
}

/**
 * Creates what follows the hands: it reports one at once, then one a minute at most, and the last one of a row, so that the server
 * never locks early. When the time is over the server decides, who knows of calls that run elsewhere; without an answer the page locks.
 */
export function createHands({ lockAfterMs, now, report, onLock }: HandsSettings): Hands {
  const every = Math.min(REPORT_EVERY_MS, lockAfterMs / REPORTS_IN_TIME)
  let lastHand = now()
  let reportedUntil = lastHand
  let reportedAt = Number.NEGATIVE_INFINITY
  /** The server said that it waits so long, whatever this browser knows: a call runs. */
  let notBefore = Number.NEGATIVE_INFINITY
  let asking = false

  const due = () => Math.max(lastHand + lockAfterMs, notBefore)

  const take = (standing: LockStanding | null, wasDue: boolean) => {
    if (standing === null) {
      if (wasDue && now() >= due()) onLock()
      return
    }
    if (standing.locked) return onLock()
    if (standing.lockInMs !== null) notBefore = now() + standing.lockInMs
  }

  const send = (wasDue: boolean) => {
    if (asking) return
    asking = true
    reportedAt = now()
    const before = reportedUntil
    const until = lastHand
    reportedUntil = until
    void report(Math.max(0, now() - lastHand)).then((standing) => {
      asking = false
      // What the server did not hear is reported again.
      if (standing === null && reportedUntil === until) reportedUntil = before
      take(standing, wasDue)
    })
  }

  return {
    note(at = now()) {
      lastHand = Math.max(lastHand, at)
    },
    noteReport(at) {
      reportedUntil = Math.max(reportedUntil, at)
      reportedAt = Math.max(reportedAt, now())
    },
    learn: (standing) => take(standing, false),
    look() {
      const time = now()
      if (time >= due()) send(true)
      else if (lastHand > reportedUntil && time >= reportedAt + every) send(false)
      const next = lastHand > reportedUntil ? Math.min(due(), reportedAt + every) : due()
      return Math.max(LEAST_WAIT_MS, Math.min(next - time, every))
    },
  }
}
