import { createHash } from 'node:crypto'
import { lt, sql } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { attempt } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

const QUARTER_HOUR_S = 15 * 60

/** Wrong tries allowed. A whole ward may share one address; a username can be tried from many. */
const ALLOWED = {
  pair: { points: 10, duration: QUARTER_HOUR_S },
  address: { points: 100, duration: QUARTER_HOUR_S },
  // NIST SP 800-63B, 5.2.2: at most 100 failures in a row on one account.
  username: { points: 100, duration: QUARTER_HOUR_S },
} as const

export interface SignInLimits {
  /** Counts one try, before the password is looked at, so that tries at the same moment count too. */
  take(username: string, address: string): Promise<Result<null>>
  /** The try was right: it, and the wrong ones of this user before it, no longer count. */
  forgive(username: string, address: string): Promise<void>
}

/** Counts tries in the database, for all nodes together. */
export function createSignInLimits(orm: Orm): SignInLimits {
  const limiter = (name: keyof typeof ALLOWED) =>
    new RateLimiterDrizzle({
      storeClient: orm,
      schema: attempt,
      keyPrefix: name,
      // It would go on after the database is closed; expired tries go with each sign-in instead.
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

/** A hash, since what people type as their username is sometimes their password. */
const key = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
