import { type SQL, sql } from 'drizzle-orm'
import type { Orm, Transaction } from './open'

/** The database's clock, in milliseconds since the epoch: the one clock that all nodes share. */
export const databaseTime = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`.mapWith(
  Number,
)

/** Asks the database for the time, in milliseconds since the epoch. */
export async function readDatabaseTime(orm: Orm | Transaction): Promise<number> {
  const [clock] = await orm.select({ now: databaseTime }).from(sql`(select 1) as one`)
  if (!clock) throw new Error('A select without a table has one row.')
  return clock.now
}

/** The time `ms` ago, by the transaction's clock: an index serves no condition on a clock that runs. */
export const ago = (ms: number): SQL<Date> => sql<Date>`now() - ${ms}::float8 * interval '1 millisecond'`

/** The time `ms` from now, by the database's clock. */
export const fromNow = (ms: number) => sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'`
