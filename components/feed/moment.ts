import type { Clock } from './clock'

/**
 * A moment by both clocks of the machine: the wall clock may be set back, the steady one may stand still during sleep;
 * the larger of the two ages is the honest one.
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

/** How long ago it was, in ms. */
export const ageOf = (moment: Moment): number =>
  Math.max(Date.now() - moment.wall, performance.now() - moment.steady)
