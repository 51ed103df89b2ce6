import { sql } from 'drizzle-orm'
import type { Period } from '@/lib/compliance/trail'
import type { Orm } from '@/server/platform/db/open'

/**
 * Rows are numbered when they enter the chain, up to the length of a transaction after they were written. An hour is far more than
 * any transaction lasts.
 */
const APART = sql`interval '1 hour'`

/** Numbers of the chain: every row of a period has one between these two. */
export interface SeqRange {
  readonly after: number
  readonly before: number
}

/** Returns the numbers between which the rows of a period lie, by two steps into the index of times. */
export async function seqRange(orm: Orm, { from, to }: Period): Promise<SeqRange> {
  const { rows } = (await orm.execute(sql`
    select
      coalesce((select seq from lantern.audit_entry
        where at < to_timestamp(${from / 1000}::float8) - ${APART} order by at desc limit 1), 0)::float8 as after,
      coalesce((select seq from lantern.audit_entry
        where at > to_timestamp(${to / 1000}::float8) + ${APART} order by at limit 1), ${Number.MAX_SAFE_INTEGER})::float8 as before
  `)) as {
    // What the query above selects.
    rows: readonly SeqRange[]
  }
  return rows[0] ?? { after: 0, before: 0 }
}
