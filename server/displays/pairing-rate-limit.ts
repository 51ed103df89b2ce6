import type { Result } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { createAttemptLimiter, takePoint, takePointOfAddress } from '@/server/db/attempt-limit'
import type { Orm } from '@/server/platform/db/open'

const QUARTER_HOUR_S = 15 * 60

export interface PairingLimits {
  /**
   * Counts one new code for a screen at `address`. A hospital's screens may share one address, and renew their codes every ten
   * minutes.
   */
  open(address: string): Promise<Result<null>>
  /** Counts one typed code before it is checked, so that simultaneous attempts count too. */
  type(userId: string): Promise<Result<null>>
  /** Resets the count after a correct code: the wrong ones before it no longer count. */
  forgive(userId: string): Promise<void>
}

/** Creates the rate limit on pairing, counted in the database for all nodes together. */
export function createPairingLimits(orm: Orm): PairingLimits {
  const limiter = (keyPrefix: string, points: number) =>
    createAttemptLimiter(orm, { keyPrefix, points, durationSeconds: QUARTER_HOUR_S })
  const opened = limiter('display-code', 300)
  // A code is one of 20^8 and lives ten minutes: ten attempts find one of a thousand waiting codes once in millions of days.
  const typed = limiter('display-typed', 10)
  return {
    open: (address) => takePointOfAddress(opened, address, tooMany),
    type: (userId) => takePoint(typed, userId, tooMany),
    forgive: async (userId) => void (await typed.delete(userId)),
  }
}

const tooMany = () => refusalText('session.tooMany')
