import { sql } from 'drizzle-orm'

/** The database's clock, in milliseconds since the epoch: the one clock all nodes share. */
export const databaseTime = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`.mapWith(
  Number,
)

/** `ms` from now, by the database's clock. */
export const fromNow = (ms: number) => sql<Date>`clock_timestamp() + ${ms} * interval '1 millisecond'`
