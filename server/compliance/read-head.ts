import { sql } from 'drizzle-orm'
import type { TrailHead } from '@/lib/compliance/trail'
import { readHead } from '@/server/audit/chain/head'
import type { Orm } from '@/server/platform/db/open'

interface Selected {
  readonly first: number | null
  readonly waiting: number
}

/** Reads the end of the chain, how many rows are in it, and how many wait to enter it. Numbers have no gaps, so that none are counted. */
export async function readTrailHead(orm: Orm): Promise<TrailHead> {
  const head = await readHead(orm)
  const { rows } = (await orm.execute(sql`
    select (select min(seq)::float8 from lantern.audit_entry) as first,
      (select count(*)::float8 from lantern.audit_inbox) as waiting`)) as {
    // What the query above selects.
    rows: readonly Selected[]
  }
  const { first = null, waiting = 0 } = rows[0] ?? {}
  if (!head || first === null) return { last: null, kept: 0, waiting }
  const { seq, hash, at } = head
  return { last: { seq, hash, at: Date.parse(at) }, kept: seq - first + 1, waiting }
}
