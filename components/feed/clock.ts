import { refineOffset } from '@/lib/board/waiting'

/** The server's time, as this display knows it, standing still between ticks so that all timers move together. */
export interface Clock {
  /** Server time (ms) at the last tick. */
  now(): number
  /** Server time (ms) this instant. */
  exact(): number
  /** Learns from a server time (ms) that has just arrived. */
  sync(serverTime: number): void
  subscribe(listener: () => void): () => void
  /** Ticks at once, as after a sleep. */
  tick(): void
  /** Starts ticking every second; answers how to stop. */
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
