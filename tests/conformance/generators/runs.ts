import type { Parameters } from 'fast-check'

const { SOLO_RANDOM_SEED, SOLO_RANDOM_RUNS } = process.env

/**
 * How often a property is tried: a `few` times, or as SOLO_RANDOM_RUNS says. A failure prints its seed, and
 * SOLO_RANDOM_SEED repeats it, this time looking for the smallest request that fails.
 */
export const randomRuns = <T>(few: number): Parameters<T> => ({
  numRuns: SOLO_RANDOM_RUNS ? Number(SOLO_RANDOM_RUNS) : few,
  ...(SOLO_RANDOM_SEED && { seed: Number(SOLO_RANDOM_SEED) }),
  endOnFailure: !SOLO_RANDOM_SEED,
})
