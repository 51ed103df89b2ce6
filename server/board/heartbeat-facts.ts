import { asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { BuildingSummary, OnCallRules } from '@/lib/board/types'
import { bed, building, request } from '@/server/db/schema'
import { type JoinWithin, readOnCallRules } from '@/server/escalation/on-call'
import { databaseTime } from '@/server/platform/db/clock'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { UNCLAIMED, withEmergencyCalls } from './emergency-calls'

export interface HeartbeatFacts {
  readonly serverTime: number
  /** The last event's number, by building id. */
  readonly heads: Map<string, number>
  readonly buildings: readonly BuildingSummary[]
  /** When Solo last answered about a bed, by building id; only beds asked about after `checkedSince`. */
  readonly checked: Map<string, [bedId: string, at: number][]>
  /** The building's phone number, by building id. */
  readonly phones: ReadonlyMap<string, string | null>
  /** The on-call rules, by building id. */
  readonly onCallRulesOf: (buildingId: string) => OnCallRules
}

/**
 * Reads what a heartbeat says, for all buildings at once: four queries, five while an emergency waits, however many displays
 * there are.
 */
export async function heartbeatFacts(
  orm: Orm | Transaction,
  checkedSince: Date,
  joinWithin?: JoinWithin,
): Promise<HeartbeatFacts> {
  const rows = await summaries(orm)
  const checks = await orm
    .select({ buildingId: bed.buildingId, id: bed.id, at: bed.checkedAt })
    .from(bed)
    .where(gt(bed.checkedAt, checkedSince))
  const onCallRulesOf = await readOnCallRules(orm, joinWithin)
  const serverTime = Math.floor(rows[0]?.now ?? Date.now())
  const checked = new Map<string, [string, number][]>()
  for (const check of checks) {
    if (!check.at) continue
    const list = checked.get(check.buildingId) ?? []
    list.push([check.id, check.at.getTime()])
    checked.set(check.buildingId, list)
  }
  return {
    serverTime,
    heads: new Map(rows.map((row) => [row.id, row.seq])),
    buildings: await withEmergencyCalls(orm, rows, onCallRulesOf, serverTime),
    checked,
    phones: new Map(rows.map((row) => [row.id, row.phone])),
    onCallRulesOf,
  }
}

/** Returns every building with its waiting requests, by the database's clock, which all nodes share. */
export const summaries = (orm: Orm | Transaction) =>
  orm
    .select({
      id: building.id,
      name: building.name,
      phone: building.phone,
      seq: building.lastEvent,
      waiting: sql<number>`(count(*) filter (where ${inArray(request.status, [...UNCLAIMED])}))::int`,
      emergencies: sql<number>`(count(*) filter (where ${inArray(request.status, [...UNCLAIMED])} and ${request.priority} = 'emergency'))::int`,
      now: databaseTime,
    })
    .from(building)
    .leftJoin(request, sql`${eq(request.buildingId, building.id)} and ${isNull(request.endedAt)}`)
    .groupBy(building.id)
    .orderBy(asc(building.position), asc(building.name))
