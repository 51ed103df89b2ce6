import { ceilingMs } from './backoff'

export type CircuitState = 'closed' | 'open' | 'half-open'

export interface CircuitOptions {
  /** How many failures in a row open it. */
  readonly failures: number
  /** How long it stays open the first time. Doubled with every probe that fails, at most `maxOpenMs`. */
  readonly openMs: number
  readonly maxOpenMs: number
  /** Milliseconds on any steadily running clock. */
  readonly now: () => number
  /** From 0 up to, not including, 1. */
  readonly random: () => number
}

export interface Circuit {
  /**
   * Whether a call may go out now. Half-open, the answer is yes once: that call is the probe. A probe which never
   * reports back is given up after as long as the circuit had been open, and another may go.
   */
  allows(): boolean
  /** The upstream answered as it should, or refused for reasons of its own: it is alive. */
  succeeded(): void
  /** The upstream itself failed (`blamesUpstream`). A cancelled call is neither. */
  failed(): void
  state(): CircuitState
  /** Milliseconds until `allows()` may say yes; 0 when it would now. */
  retryInMs(): number
}

/**
 * A circuit breaker: spares an upstream in trouble, and its callers the waiting. Open times are jittered between half
 * and whole, so that several nodes do not probe together.
 */
export const createCircuit = ({ failures, openMs, maxOpenMs, now, random }: CircuitOptions): Circuit => {
  let failuresInRow = 0
  let openings = 0
  let probing = false
  let spellMs = 0
  let nextCallAt = 0

  const open = () => {
    openings += 1
    const ceiling = ceilingMs({ baseDelayMs: openMs, maxDelayMs: maxOpenMs }, openings)
    spellMs = Math.ceil(ceiling * (0.5 + random() / 2))
    nextCallAt = now() + spellMs
    probing = false
  }

  const waitMs = () => (openings === 0 ? 0 : Math.max(0, nextCallAt - now()))

  const state = (): CircuitState => {
    if (openings === 0) return 'closed'
    return probing || waitMs() === 0 ? 'half-open' : 'open'
  }

  return {
    allows: () => {
      if (openings === 0) return true
      if (waitMs() > 0) return false
      probing = true
      nextCallAt = now() + spellMs
      return true
    },
    succeeded: () => {
      failuresInRow = 0
      openings = 0
      probing = false
    },
    failed: () => {
      failuresInRow += 1
      // Calls that left before it opened still come back: they must not lengthen the spell.
      const opens = openings === 0 ? failuresInRow >= failures : state() === 'half-open'
      if (opens) open()
    },
    state,
    retryInMs: waitMs,
  }
}
