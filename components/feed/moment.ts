import type { Clock } from './clock'

/**
 * A moment by both clocks of the machine: the wall clock may be set back, and the steady one may stop during sleep, so
 * the larger of the two ages is right.
 */
export interface Moment {
  readonly wall: number
  readonly steady: number
  readonly serverTime: number
}

export const momentNow = (clock: Clock): Moment => ({
  wall: Date.now(),
  steady: performance.now(),
  serverTime: clock.exact(),
})

/** Returns the age of a moment in ms. */
export const ageOf = (moment: Moment): number =>
  Math.max(Date.now() - moment.wall, performance.now() - moment.steady)
