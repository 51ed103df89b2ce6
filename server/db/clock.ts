import { sql } from 'drizzle-orm'

/** The database's clock, in milliseconds since the epoch: the one clock all nodes share. */
export const databaseTime = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`.mapWith(
  Number,
)
