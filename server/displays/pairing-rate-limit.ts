import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { attempt } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

const QUARTER_HOUR_S = 15 * 60

export interface PairingLimits {
  /** Counts one new code for a screen at `address`. A hospital's screens may share one, and renew every ten minutes. */
  open(address: string): Promise<Result<null>>
  /** Counts one typed code, before it is looked at, so that tries at the same moment count too. */
  type(userId: string): Promise<Result<null>>
  /** The code was right: the wrong ones before it no longer count. */
  forgive(userId: string): Promise<void>
}

/** Counts in the database, for all nodes together. */
export function createPairingLimits(orm: Orm): PairingLimits {
  const limiter = (keyPrefix: string, points: number) =>
    new RateLimiterDrizzle({
      storeClient: orm,
      schema: attempt,
      keyPrefix,
      points,
      duration: QUARTER_HOUR_S,
      // It would go on after the database is closed; housekeeping clears what has expired.
      clearExpiredByTimeout: false,
    })
  const opened = limiter('display-code', 300)
  // A code is one of 20^8 and lives ten minutes: ten tries find one of a thousand waiting once in millions of days.
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
