import { sql } from 'drizzle-orm'

/** The database's clock, in milliseconds since the epoch: the one clock that all nodes share. */
export const databaseTime = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`.mapWith(
  Number,
)

/** The time `ms` from now, by the database's clock. */
export const fromNow = (ms: number) => sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'`
