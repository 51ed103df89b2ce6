import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Orm } from '@/server/platform/db/open'
import type { Link } from './row'

/** The last row of the chain, and when it was written, as ISO 8601. */
export interface Head extends Link {
  readonly at: string
}

/** Returns the last row of the chain; null while there is none. */
export async function readHead(orm: Orm): Promise<Head | null> {
  const { rows } = (await orm.execute(sql`
    select seq::float8 as seq, encode(hash, 'hex') as hash, (extract(epoch from at) * 1000)::float8 as at
    from lantern.audit_entry order by audit_entry.seq desc limit 1`)) as {
    // What the query above selects.
    rows: readonly { readonly seq: number; readonly hash: string; readonly at: number }[]
  }
  const [last] = rows
  return last ? { ...last, at: new Date(last.at).toISOString() } : null
}

/**
 * Logs the head. Who collects the log elsewhere has a witness: a chain that was cut, or written again, does not contain it
 * (`npm run audit -- verify --head`).
 */
export async function logHead(orm: Orm, log: Pick<Logger, 'info'>): Promise<void> {
  const head = await readHead(orm)
  if (head) log.info(head, 'Head of the audit trail')
}
