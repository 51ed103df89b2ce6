import { sql } from 'drizzle-orm'
import type { Orm, Transaction } from '@/server/platform/db/open'
import type { ChainRow } from './row'

const AT_A_TIME = 4_000

/** A row, and whether the patients that it names are kept. */
export interface ReadRow extends ChainRow {
  readonly lacksPatients: boolean
}

type Tuple = readonly [
  seq: number,
  previous: string,
  hash: string,
  lacksPatients: boolean,
  ...fields: (string | null)[],
]

/** Reads the chain in order, a page at a time; the next page is on its way while one is used. */
export async function* chainPages(orm: Orm | Transaction): AsyncGenerator<readonly ReadRow[]> {
  let next = readRows(orm, null, AT_A_TIME)
  for (;;) {
    const { rows, last } = await next
    if (last === null) return
    next = readRows(orm, last, AT_A_TIME)
    // The reader may stop before it is awaited.
    next.catch(() => {})
    yield rows
  }
}

/**
 * Reads at most `most` rows after the number `after`, or the first ones. The page comes as one JSON text, which is parsed several
 * times faster than as many rows of many columns.
 * @returns the rows in order, and the number of the last as the database writes it; null where there is none
 */
export async function readRows(
  orm: Orm | Transaction,
  after: string | null,
  most: number,
): Promise<{ rows: ReadRow[]; last: string | null }> {
  const { rows } = (await orm.execute(sql`
    select max(seq)::text as last, json_agg(json_build_array(seq, encode(previous, 'hex'), encode(hash, 'hex'),
      patients is not null and not exists (select from lantern.audit_patients kept where kept.hash = row.patients),
      case when isfinite(at) then (extract(epoch from at) * 1000)::bigint::text end,
      actor_kind, actor_id, actor_name, role, session, address, action, outcome, building_id, bed_id, patient,
      encode(patients, 'hex'), request_id, reason, detail) order by seq) as page
    from (select * from lantern.audit_entry ${after === null ? sql`` : sql`where seq > ${after}::bigint`}
      order by seq limit ${most}) as row`)) as {
    // What the query above selects.
    rows: readonly { readonly last: string | null; readonly page: readonly Tuple[] | null }[]
  }
  const [read] = rows
  return { last: read?.last ?? null, rows: (read?.page ?? []).map(rowOf) }
}

const rowOf = ([seq, previous, hash, lacksPatients, ...fields]: Tuple): ReadRow => ({
  seq,
  previous,
  hash,
  lacksPatients,
  fields,
})
