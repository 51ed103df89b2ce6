import { type SQL, sql } from 'drizzle-orm'
import type { Role } from '@/lib/board/roles'
import type { ActorKind, Period } from '@/lib/compliance/trail'
import type { Orm } from '@/server/platform/db/open'
import { seqRange } from '../seq-range'

/** Rows a query: an export holds no more of them at a time. */
const AT_A_TIME = 500

/** A row of the chain with all that it says, and its place by the names of today. */
export interface WholeRow {
  readonly seq: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly actor_kind: ActorKind
  readonly actor_id: string | null
  readonly actor_name: string | null
  readonly role: Role | null
  readonly session: string | null
  readonly address: string | null
  readonly action: string
  readonly outcome: string
  readonly building: string | null
  readonly floor: string | null
  readonly room: string | null
  readonly bed: string | null
  readonly bed_id: string | null
  readonly patient: string | null
  /** The MRNs of those who were read together. */
  readonly patients: readonly string[] | null
  readonly request_id: string | null
  readonly reason: string | null
  /** JSON. */
  readonly detail: string | null
  /** SHA-256 in hexadecimal. */
  readonly hash: string
}

/** Which rows: of a period, and about one patient, by one actor, or both, where they are named. */
export interface ExportFilter extends Period {
  readonly mrn?: string
  readonly actor?: string
}

/** Yields the rows of a filter in the order of the chain, up to its end at the first call; each part is read when it is asked for. */
export async function* exportedRows(
  orm: Orm,
  filter: ExportFilter,
): AsyncGenerator<readonly WholeRow[], void> {
  const { after, before } = await seqRange(orm, filter)
  const end = Math.min(before - 1, await lastSeq(orm))
  const { from, to } = filter
  const within = (last: number) => sql`seq > ${last}::bigint and seq <= ${end}::bigint
    and at >= to_timestamp(${from / 1000}::float8) and at < to_timestamp(${to / 1000}::float8)`
  for (let last = after; last < end; ) {
    const rows = await wholeRows(orm, numbers(filter, within(last)))
    if (rows.length > 0) yield rows
    if (rows.length < AT_A_TIME) return
    last = rows.at(-1)?.seq ?? end
  }
}

/** Returns the rows after a number, in order, at most `most`. */
export const rowsAfter = (orm: Orm, seq: number, most: number): Promise<readonly WholeRow[]> =>
  wholeRows(
    orm,
    sql`select seq from lantern.audit_entry where seq > ${seq}::bigint order by seq limit ${most}`,
  )

function numbers({ mrn, actor }: ExportFilter, period: SQL): SQL {
  const within = actor === undefined ? period : sql`actor_id = ${actor}::uuid and ${period}`
  const first = (which: SQL) =>
    sql`select seq from lantern.audit_entry where ${which} and ${within} order by seq limit ${AT_A_TIME}`
  if (mrn === undefined) return first(sql`true`)
  return sql`select seq from (
      (${first(sql`patient = ${mrn}::text`)}) union all
      select found.seq from lantern.audit_patients as one
      cross join lateral (${first(sql`patients = one.hash`)}) as found
      where one.mrns @> array[${mrn}::text]
    ) as both_kinds order by seq limit ${AT_A_TIME}`
}

async function wholeRows(orm: Orm, which: SQL): Promise<readonly WholeRow[]> {
  const { rows } = (await orm.execute(sql`
    with numbers as (${which})
    select entry.seq::float8 as seq, (extract(epoch from entry.at) * 1000)::float8 as at, entry.actor_kind, entry.actor_id,
      entry.actor_name, entry.role, entry.session, entry.address, entry.action, entry.outcome,
      building.name as building, bed.floor, bed.room, bed.label as bed, entry.bed_id, entry.patient,
      many.mrns as patients, entry.request_id, entry.reason, entry.detail, encode(entry.hash, 'hex') as hash
    from numbers
    join lantern.audit_entry as entry on entry.seq = numbers.seq
    left join lantern.audit_patients as many on many.hash = entry.patients
    left join lantern.bed on bed.id = entry.bed_id
    left join lantern.building on building.id = entry.building_id
    order by entry.seq`)) as {
    // What the query above selects.
    rows: readonly WholeRow[]
  }
  return rows
}

async function lastSeq(orm: Orm): Promise<number> {
  const { rows } = (await orm.execute(
    sql`select coalesce(max(seq), 0)::float8 as last from lantern.audit_entry`,
  )) as {
    // What the query above selects.
    rows: readonly { readonly last: number }[]
  }
  return rows[0]?.last ?? 0
}
