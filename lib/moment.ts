/**
 * A moment by both clocks of the machine: the wall clock may be set back, and the steady one may stop during sleep, so
 * the larger of the two ages is right.
 */
export interface Moment {
  readonly wall: number
  readonly steady: number
}

/** Returns the moment that is now. */
export const thisMoment = (): Moment => ({ wall: Date.now(), steady: performance.now() })

/** Returns the age of a moment in ms. */
export const ageOf = (moment: Moment): number =>
  Math.max(Date.now() - moment.wall, performance.now() - moment.steady)
