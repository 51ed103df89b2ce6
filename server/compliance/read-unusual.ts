import { gt, sql } from 'drizzle-orm'
import type { Role } from '@/lib/board/roles'
import { DENIED_OUTCOMES } from '@/lib/compliance/denied'
import type { ActorKind, Period } from '@/lib/compliance/trail'
import type { WatchedAct } from '@/lib/compliance/unusual/acts'
import type { Finding } from '@/lib/compliance/unusual/finding'
import { isInNight, type Night } from '@/lib/compliance/unusual/night'
import { unusualIn } from '@/lib/compliance/unusual/rules'
import { MOST_WATCHED, type UnusualAccess } from '@/lib/compliance/unusual/view'
import { coverage } from '@/server/db/schema'
import { unitOfBed } from '@/server/db/unit-of-bed'
import type { Orm } from '@/server/platform/db/open'
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
  readonly building_id: string | null
  readonly building: string | null
  readonly unit: string | null
  readonly reason: string | null
}

/** Reads what the rules look at in a period, the newest `MOST_WATCHED` acts of it, and returns what they find. */
export async function readUnusual(orm: Orm, period: Period, night: Night): Promise<UnusualAccess> {
  const rows = await watchedRows(orm, period)
  const covered = await orm
    .select({ userId: coverage.userId, buildingId: coverage.buildingId, unit: coverage.unit })
    .from(coverage)
    .where(gt(coverage.until, sql`clock_timestamp()`))
  const names = new Map(
    rows.flatMap((row) => {
      const key = unitKey(row.building_id, row.unit)
      return key === null ? [] : [[key, `${row.building}, ${row.unit}`] as const]
    }),
  )
  const found = unusualIn(
    rows.map(actOf),
    covered.flatMap(({ userId, buildingId, unit }) => ({ userId, unit: unitKey(buildingId, unit) ?? '' })),
    (at) => isInNight(night, at),
  )
  const named = (finding: Finding): Finding =>
    finding.unit === null ? finding : { ...finding, unit: names.get(finding.unit) ?? null }
  return {
    findings: found.map(named),
    night,
    cut: rows.length === MOST_WATCHED ? (rows[0]?.at ?? null) : null,
  }
}

/** Readings of boards are most of a trail, and no rule is about them. */
async function watchedRows(orm: Orm, period: Period): Promise<readonly Selected[]> {
  const { from, to } = period
  const { after, before } = await seqRange(orm, period)
  const { rows } = (await orm.execute(sql`
    select entry.seq::float8 as seq, (extract(epoch from entry.at) * 1000)::float8 as at, entry.actor_kind, entry.actor_id,
      entry.actor_name, entry.role, entry.address, entry.action, entry.outcome, entry.patient, entry.building_id,
      building.name as building, ${unitOfBed} as unit, entry.reason
    from lantern.audit_entry as entry
    left join lantern.bed on bed.id = entry.bed_id
    left join lantern.building on building.id = entry.building_id
    where entry.seq > ${after}::bigint and entry.seq < ${before}::bigint
      and entry.at >= to_timestamp(${from / 1000}::float8) and entry.at < to_timestamp(${to / 1000}::float8)
      and (entry.action in ('chart:read', 'chart:write', 'chart:break-glass', 'solo:open')
        or (entry.action like 'request:%' and entry.action <> 'request:read' and entry.outcome = 'done')
        or entry.outcome in (${sql.join(
          DENIED_OUTCOMES.map((outcome) => sql`${outcome}`),
          sql`, `,
        )}))
    order by entry.seq desc limit ${MOST_WATCHED}`)) as {
    // What the query above selects.
    rows: readonly Selected[]
  }
  return rows.toReversed()
}

const unitKey = (buildingId: string | null, unit: string | null): string | null =>
  buildingId === null || unit === null ? null : `${buildingId} ${unit}`

const actOf = (row: Selected): WatchedAct => ({
  seq: row.seq,
  at: row.at,
  kind: row.actor_kind,
  userId: row.actor_id,
  name: row.actor_name,
  role: row.role,
  address: row.address,
  action: row.action,
  outcome: row.outcome,
  patient: row.patient,
  unit: unitKey(row.building_id, row.unit),
  reason: row.reason,
})
