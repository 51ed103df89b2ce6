import { type SQL, sql } from 'drizzle-orm'
import type { Role } from '@/lib/board/roles'
import { type ActorKind, TRAIL_PAGE, type TrailPage, type TrailRow } from '@/lib/compliance/trail'
import type { Orm } from '@/server/platform/db/open'
import type { TrailPart } from './contract'
import { factOf } from './fact-of'
import { seqRange } from './seq-range'

/** A row as the query selects it. */
interface Selected {
  readonly seq: number
  readonly at: number
  readonly actor_kind: ActorKind
  readonly actor_id: string | null
  readonly actor_name: string | null
  readonly role: Role | null
  readonly address: string | null
  readonly action: string
  readonly outcome: string
  readonly patient: string | null
  readonly together: number
  readonly reason: string | null
  readonly detail: string | null
  readonly building: string | null
  readonly floor: string | null
  readonly room: string | null
  readonly label: string | null
}

/** Reads a page of the acts about a patient, those that showed a set of patients with them included. */
export const readByPatient = (orm: Orm, mrn: string, part: TrailPart): Promise<TrailPage> =>
  readPage(
    orm,
    part,
    (within) =>
      // A set is read again and again, and a patient is in many: each is followed only as far as the page is long.
      sql`(${newest(sql`patient = ${mrn}::text`, within)}) union all
      select found.seq from lantern.audit_patients as one
      cross join lateral (${newest(sql`patients = one.hash`, within)}) as found
      where one.mrns @> array[${mrn}::text]`,
  )

/** Reads a page of the acts of a user, wall or device. */
export const readByActor = (orm: Orm, actorId: string, part: TrailPart): Promise<TrailPage> =>
  readPage(orm, part, (within) => newest(sql`actor_id = ${actorId}::uuid`, within))

const newest = (which: SQL, within: SQL): SQL => sql`
  select seq from lantern.audit_entry where ${which} and ${within} order by seq desc limit ${TRAIL_PAGE + 1}`

async function readPage(orm: Orm, part: TrailPart, numbers: (within: SQL) => SQL): Promise<TrailPage> {
  const { from, to, before } = part
  const range = await seqRange(orm, part)
  const within = sql`seq > ${range.after}::bigint and seq < ${Math.min(range.before, before ?? range.before)}::bigint
    and at >= to_timestamp(${from / 1000}::float8) and at < to_timestamp(${to / 1000}::float8)`
  const { rows } = (await orm.execute(sql`
    with numbers as (select seq from (${numbers(within)}) as found order by seq desc limit ${TRAIL_PAGE + 1})
    ${rowsWhere(sql`entry.seq in (select seq from numbers)`)}
    order by entry.seq desc`)) as {
    // What rowsWhere selects.
    rows: readonly Selected[]
  }
  const shown = rows.slice(0, TRAIL_PAGE)
  return {
    rows: shown.map(rowOf),
    next: rows.length > TRAIL_PAGE ? (shown.at(-1)?.seq ?? null) : null,
  }
}

const rowsWhere = (which: SQL): SQL => sql`
  select entry.seq::float8 as seq, (extract(epoch from entry.at) * 1000)::float8 as at, entry.actor_kind, entry.actor_id,
    entry.actor_name, entry.role, entry.address, entry.action, entry.outcome, entry.patient,
    coalesce(cardinality(many.mrns), 0)::float8 as together, entry.reason, entry.detail,
    building.name as building, bed.floor, bed.room, bed.label
  from lantern.audit_entry as entry
  left join lantern.audit_patients as many on many.hash = entry.patients
  left join lantern.bed on bed.id = entry.bed_id
  left join lantern.building on building.id = entry.building_id
  where ${which}`

const rowOf = (row: Selected): TrailRow => ({
  seq: row.seq,
  at: row.at,
  kind: row.actor_kind,
  userId: row.actor_id,
  name: row.actor_name,
  role: row.role,
  address: row.address,
  action: row.action,
  outcome: row.outcome,
  place: placeOf(row),
  patient: row.patient,
  together: row.together,
  part: factOf(row.detail, SHOWN[row.action] ?? 'part'),
  reason: row.reason,
})

/** The detail that an act is shown with, in words; `part` where it is not here. */
const SHOWN: Readonly<Record<string, string>> = { 'sign-in': 'by', 'factor:own': 'factor' }

function placeOf({ building, floor, room, label }: Selected): TrailRow['place'] {
  if (building === null) return null
  return floor === null || room === null || label === null
    ? { building }
    : { building, bed: { floor, room, label } }
}
