import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { PRIORITIES, type Priority } from '@/lib/board/types'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'

/** One a second for a minute: a patient who is afraid taps again and again, and no one else uses the device. */
const MOST = { points: 60, duration: 60 } as const

/** A claimed one returns to the queue by being asked for again. */
interface OpenRequest {
  readonly priority: Priority
  readonly isClaimed: boolean
}

/** What becomes of a tap: it is asked as always, answered with the open request as it stands, or refused for a while. */
export type Tap = 'ask' | 'show' | Result<never>

/**
 * Creates the rate limit on asking at devices. No patient is lost by it: while a request is open a tap too many shows it, and a more
 * urgent one still raises it. Only a device that asks, cancels and asks again without end is refused, with the seconds to wait.
 */
export function createAskRate(most: { points: number; duration: number } = MOST) {
  const limiter = new RateLimiterMemory(most)
  /** @param open - the open request at the device's bed; null: none */
  return async (serial: string, asked: Priority, open: OpenRequest | null): Promise<Tap> => {
    try {
      await limiter.consume(serial)
      return 'ask'
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      if (open !== null) return open.isClaimed || isMoreUrgent(asked, open.priority) ? 'ask' : 'show'
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      return refused('too_many_attempts', refusalText('bedside.tooMany'), { details: { retryAfterSeconds } })
    }
  }
}

const isMoreUrgent = (asked: Priority, open: Priority): boolean =>
  PRIORITIES.indexOf(asked) < PRIORITIES.indexOf(open)
