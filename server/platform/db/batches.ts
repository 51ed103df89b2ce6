import { type SQL, sql } from 'drizzle-orm'
import { ago } from './clock'
import type { Orm } from './open'

const DAY_MS = 24 * 3_600_000

/** Repeats a step that does a part of the work and returns of how many rows, until it does nothing. */
export async function inBatches(step: () => Promise<number>): Promise<void> {
  while ((await step()) > 0);
}

/**
 * Runs a statement that returns its rows, and counts them.
 * @param more - further parts of its WITH clause, which know those rows as `done`
 */
export async function countRows(orm: Orm, statement: SQL, more: SQL = sql``): Promise<number> {
  const { rows } = (await orm.execute(
    sql`with done as (${statement}) ${more} select count(*)::int as rows from done`,
  )) as {
    // What the query above selects.
    rows: readonly { readonly rows: number }[]
  }
  return rows[0]?.rows ?? 0
}

/** The time `days` ago, for a condition that an index serves. */
export const daysAgo = (days: number): SQL<Date> => ago(days * DAY_MS)
