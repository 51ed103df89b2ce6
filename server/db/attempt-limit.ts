import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { accepted, type Result, refused, type Said } from '@/lib/errors'
import type { Orm } from '@/server/platform/db/open'
import { attempt } from './account-tables'

/** How many points a key has, and after how many seconds they count no more. */
export interface AttemptLimit {
  /** Keeps the keys of a limiter apart from those of others. */
  readonly keyPrefix: string
  readonly points: number
  readonly durationSeconds: number
}

/** Creates a limiter that counts in the table `attempt`, for all nodes together. */
export const createAttemptLimiter = (
  orm: Orm,
  { keyPrefix, points, durationSeconds }: AttemptLimit,
): RateLimiterDrizzle =>
  new RateLimiterDrizzle({
    storeClient: orm,
    schema: attempt,
    keyPrefix,
    points,
    duration: durationSeconds,
    // Its timer would go on after the database is closed; housekeeping removes what has expired.
    clearExpiredByTimeout: false,
  })

/**
 * Takes a point of a key.
 * @param durationSeconds - how long the first point counts; absent: as long as the limiter says
 * @returns 0, or after how many seconds there is a point again
 */
export async function secondsToWait(
  limiter: RateLimiterDrizzle,
  key: string,
  durationSeconds?: number,
): Promise<number> {
  try {
    await limiter.consume(key, 1, durationSeconds === undefined ? {} : { customDuration: durationSeconds })
    return 0
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    return Math.max(1, Math.ceil(error.msBeforeNext / 1_000))
  }
}

/** Takes a point of a key. Refuses too_many_attempts in the words of `said`, which is given the seconds to wait. */
export async function takePoint(
  limiter: RateLimiterDrizzle,
  key: string,
  said: (retryAfterSeconds: number) => Said,
): Promise<Result<null>> {
  const seconds = await secondsToWait(limiter, key)
  return seconds === 0 ? accepted(null) : tooManyAttempts(seconds, said(seconds))
}

/** Takes a point of an address, which the table keeps as a hash only. Refuses as `takePoint` does. */
export const takePointOfAddress = (
  limiter: RateLimiterDrizzle,
  address: string,
  said: (retryAfterSeconds: number) => Said,
): Promise<Result<null>> => takePoint(limiter, createHash('sha256').update(address).digest('base64url'), said)

/** Returns the refusal too_many_attempts, with the seconds to wait as `retryAfterSeconds`. */
export const tooManyAttempts = (retryAfterSeconds: number, said: Said): Result<never> =>
  refused('too_many_attempts', said, { details: { retryAfterSeconds } })
