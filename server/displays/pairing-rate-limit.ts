import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { attempt } from '@/server/db/schema'
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
    new RateLimiterDrizzle({
      storeClient: orm,
      schema: attempt,
      keyPrefix,
      points,
      duration: QUARTER_HOUR_S,
      // Its timer would go on after the database is closed; housekeeping removes what has expired.
      clearExpiredByTimeout: false,
    })
  const opened = limiter('display-code', 300)
  // A code is one of 20^8 and lives ten minutes: ten attempts find one of a thousand waiting codes once in millions of days.
  const typed = limiter('display-typed', 10)
  return {
    open: (address) => taken(opened, createHash('sha256').update(address).digest('base64url')),
    type: (userId) => taken(typed, userId),
    forgive: async (userId) => void (await typed.delete(userId)),
  }
}

async function taken(limiter: RateLimiterDrizzle, key: string): Promise<Result<null>> {
  try {
    await limiter.consume(key)
    return { ok: true, value: null }
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    return refused('too_many_attempts', refusalText('session.tooMany'), {
      details: { retryAfterSeconds },
    })
  }
}
