import { sql } from 'drizzle-orm'
import type { Orm } from '@/server/platform/db/open'

/** Longer than a collector is waited for: another node takes over when this one is gone. */
const LEASE = sql`interval '60 seconds'`

/**
 * Leases the cursor of the syslog for this node, so that rows are sent in order. The first lease begins at the end of the chain:
 * what is older can be exported.
 * @returns the number of the last row that was delivered; null while another node sends
 */
export async function leaseCursor(orm: Orm, nodeId: string): Promise<number | null> {
  const { rows } = (await orm.execute(sql`
    insert into lantern.audit_cursor as cursor (name, seq, leased_by, leased_until)
    values ('syslog', (select coalesce(max(seq), 0) from lantern.audit_entry), ${nodeId}, clock_timestamp() + ${LEASE})
    on conflict (name) do update set leased_by = ${nodeId}, leased_until = clock_timestamp() + ${LEASE}
      where cursor.leased_by = ${nodeId} or cursor.leased_until < clock_timestamp()
    returning seq::float8 as seq`)) as {
    // What the statement above returns.
    rows: readonly { readonly seq: number }[]
  }
  return rows[0]?.seq ?? null
}

/** Moves the cursor to the last row that was delivered, where this node holds it still. */
export async function moveCursor(orm: Orm, nodeId: string, seq: number): Promise<void> {
  await orm.execute(sql`update lantern.audit_cursor set seq = ${seq}::bigint
    where name = 'syslog' and leased_by = ${nodeId}`)
}

/** Gives the cursor to the next node that asks. */
export async function releaseCursor(orm: Orm, nodeId: string): Promise<void> {
  // The column holds milliseconds: what it holds of this moment may be later than the next.
  await orm.execute(sql`update lantern.audit_cursor set leased_until = clock_timestamp() - interval '1 millisecond'
    where name = 'syslog' and leased_by = ${nodeId}`)
}
