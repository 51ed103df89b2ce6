import type { Parameters } from 'fast-check'

const { SOLO_RANDOM_SEED, SOLO_RANDOM_RUNS } = process.env

/** The same for everybody who does not choose, so that a change and not chance turns a run red. */
const USUAL_SEED = 20_241_114

/**
 * How often a property is tried, and with which requests: a `few` times from the usual seed, or as SOLO_RANDOM_RUNS and
 * SOLO_RANDOM_SEED say. A chosen seed is also searched for the smallest request that fails.
 */
export const randomRuns = <T>(few: number): Parameters<T> => ({
  numRuns: SOLO_RANDOM_RUNS ? Number(SOLO_RANDOM_RUNS) : few,
  seed: SOLO_RANDOM_SEED ? Number(SOLO_RANDOM_SEED) : USUAL_SEED,
  endOnFailure: !SOLO_RANDOM_SEED,
})
