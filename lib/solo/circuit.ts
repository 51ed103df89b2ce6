import { ceilingMs } from './retry-backoff'

export type CircuitState = 'closed' | 'open' | 'half-open'

export interface CircuitOptions {
  /** How many failures in a row open the circuit. */
  readonly failures: number
  /** How long the circuit stays open the first time. The time doubles with every probe that fails, up to `maxOpenMs`. */
  readonly openMs: number
  readonly maxOpenMs: number
  /** Milliseconds on any steadily running clock. */
  readonly now: () => number
  /** From 0 up to, not including, 1. */
  readonly random: () => number
}

export interface Circuit {
  /**
   * Whether a call may go out now. Half-open, the answer is yes once: that call is the probe. If the probe reports nothing
   * for as long as the circuit was open before, another call may probe.
   */
  allows(): boolean
  /** Reports that the upstream answered or refused, so that it is alive. */
  succeeded(): void
  /** Reports that the upstream itself failed (`blamesUpstream`). A cancelled call reports nothing. */
  failed(): void
  state(): CircuitState
  /** Milliseconds until `allows()` may return true; 0 if it would now. */
  retryInMs(): number
}

/**
 * Creates a circuit breaker: it stops calls to an upstream in trouble, so that the upstream recovers and callers need not
 * wait. Open times are jittered between half and whole, so that several nodes do not probe together.
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
      // Calls that left before the circuit opened still come back: they must not lengthen the open time.
      const opens = openings === 0 ? failuresInRow >= failures : state() === 'half-open'
      if (opens) open()
    },
    state,
    retryInMs: waitMs,
  }
}
