import { type SQL, sql } from 'drizzle-orm'
import { request } from '@/server/db/schema'

/** A request that took less than this (ms) from the tap to the server counts as asked when it arrived. */
const LATE_FROM_MS = 2_000
/** A browser keeps an unsent request for an hour at most: a longer time comes from a clock that was set. */
const LONGEST_MS = 3_600_000

interface AskedTimes {
  readonly askedAt: SQL<Date>
  /** Null where it is the same time. */
  readonly arrivedAt: SQL<Date> | null
}

/**
 * Returns when a request was asked and when it arrived, by the database's clock. The patient has waited since the tap, although
 * an outage kept the request in the browser. It counts from the end of the request before at that bed at the earliest: until
 * then a nurse was there.
 * @param agoMs how long before its arrival the nurse tapped, as the browser says
 */
export function askedTimes(bedId: string, agoMs = 0): AskedTimes {
  // One reading of the clock for both times. The statement begins when the transaction already holds the building's lock.
  const now = sql<Date>`statement_timestamp()`
  if (agoMs < LATE_FROM_MS) return { askedAt: now, arrivedAt: null }
  const tapped = sql`${now} - ${Math.min(agoMs, LONGEST_MS)} * interval '1 millisecond'`
  const before = sql`(select max(${request.endedAt}) from ${request} where ${request.bedId} = ${bedId})`
  // PostgreSQL's greatest() leaves out a null: there may be no request before.
  return { askedAt: sql<Date>`greatest(${tapped}, ${before})`, arrivedAt: now }
}
