import { createHash } from 'node:crypto'
import { lt, sql } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { attempt } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

const QUARTER_HOUR_S = 15 * 60

/** The failed attempts allowed. A whole ward may share one address; attempts on one username can come from many addresses. */
const ALLOWED = {
  pair: { points: 10, duration: QUARTER_HOUR_S },
  address: { points: 100, duration: QUARTER_HOUR_S },
  // NIST SP 800-63B, 5.2.2: at most 100 failures in a row on one account.
  username: { points: 100, duration: QUARTER_HOUR_S },
} as const

export interface SignInLimits {
  /** Counts one attempt before the password is checked, so that simultaneous attempts count too. */
  take(username: string, address: string): Promise<Result<null>>
  /** Resets the count after a correct password: this attempt and the user's failed ones before it no longer count. */
  forgive(username: string, address: string): Promise<void>
}

/** Creates the rate limit on sign-in attempts, counted in the database for all nodes together. */
export function createSignInLimits(orm: Orm): SignInLimits {
  const limiter = (name: keyof typeof ALLOWED) =>
    new RateLimiterDrizzle({
      storeClient: orm,
      schema: attempt,
      keyPrefix: name,
      // Its timer would go on after the database is closed; each sign-in removes expired attempts instead.
      clearExpiredByTimeout: false,
      ...ALLOWED[name],
    })
  const pair = limiter('pair')
  const address = limiter('address')
  const username = limiter('username')
  return {
    async take(name, from) {
      try {
        await pair.consume(key(name, from))
        await address.consume(key(from))
        await username.consume(key(name))
        return { ok: true, value: null }
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error
        const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
        return refused('too_many_attempts', refusalText('session.tooMany'), {
          details: { retryAfterSeconds },
        })
      }
    },
    async forgive(name, from) {
      await pair.delete(key(name, from))
      await username.delete(key(name))
      await address.reward(key(from))
      await orm.delete(attempt).where(lt(attempt.expire, sql`now()`))
    },
  }
}

/** A hash, because users sometimes type their password as the username. */
const key = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
