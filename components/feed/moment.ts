import { type Moment, thisMoment } from '@/lib/moment'
import type { Clock } from './clock'

/** A moment of this page, with the server's time of it. */
export interface FeedMoment extends Moment {
  readonly serverTime: number
}

/** Returns the moment that is now. */
export const momentNow = (clock: Clock): FeedMoment => ({ ...thisMoment(), serverTime: clock.exact() })
