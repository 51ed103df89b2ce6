import { refineOffset } from '@/lib/board/waiting'

/** The server's time as this display estimates it. It changes only on ticks, so that all timers move together. */
export interface Clock {
  /** Returns the server time (ms) at the last tick. */
  now(): number
  /** Returns the server time (ms) of this instant. */
  exact(): number
  /** Refines the estimate by a server time (ms) that has just arrived. */
  sync(serverTime: number): void
  subscribe(listener: () => void): () => void
  /** Ticks at once, for example after a sleep. */
  tick(): void
  /** Starts ticking every second. @returns what stops it */
  start(): () => void
}

const TICK_MS = 1_000

export function createClock(local: () => number = Date.now): Clock {
  let offset: number | null = null
  const exact = () => local() + (offset ?? 0)
  let now = exact()
  const listeners = new Set<() => void>()
  const tick = () => {
    now = exact()
    for (const listener of [...listeners]) listener()
  }
  return {
    now: () => now,
    exact,
    sync(serverTime) {
      const before = offset
      offset = refineOffset(offset, serverTime - local())
      if (before === null || Math.abs(offset - before) > TICK_MS) tick()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tick,
    start() {
      tick()
      const timer = setInterval(tick, TICK_MS)
      return () => clearInterval(timer)
    },
  }
}
