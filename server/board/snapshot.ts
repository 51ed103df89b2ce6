import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { BoardSnapshot } from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'
import { bed, building, event } from '@/server/db/schema'
import { type JoinWithin, readOnCallRules } from '@/server/escalation/on-call'
import { readBeds } from '@/server/event-log/bed-state'
import { isLastEvent } from '@/server/event-log/event-log'
import type { Orm } from '@/server/platform/db/open'
import { withEmergencyCalls } from './emergency-calls'
import { summaries } from './heartbeat-facts'
import { maskBed } from './masking'
import type { Scope } from './scope'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Returns the scope of a building for the reader; `first` is the id of the first building. */
export type Seen = (buildingId: string, first: string) => Scope

/**
 * Reads a building's board by name or id, within the scope that `seen` returns; of the first building when `wanted` is null.
 * Beds and event number come from one state of the database. Null when the building does not exist.
 */
export async function readSnapshot(
  orm: Orm,
  wanted: string | null,
  seen: Seen,
  joinWithin?: JoinWithin,
): Promise<Omit<BoardSnapshot, 'upstream'> | null> {
  return orm.transaction(
    async (tx) => {
      const [head] = await tx
        .select({ building, at: event.at })
        .from(building)
        .leftJoin(event, isLastEvent)
        .where(wanted === null ? undefined : matching(wanted))
        .orderBy(asc(building.position), asc(building.name))
        .limit(1)
      if (!head) return null
      const found = head.building
      const buildings = await summaries(tx)
      const { masked, unit, version } = seen(found.id, buildings[0]?.id ?? found.id)
      const all = await readBeds(tx, and(eq(bed.buildingId, found.id), isNull(bed.retiredAt)))
      const beds = all.filter((one) => unit === null || unitOf(one) === unit)
      const told = new Set(beds.map(({ id }) => id))
      const checks = await tx
        .select({ id: bed.id, at: bed.checkedAt })
        .from(bed)
        .where(eq(bed.buildingId, found.id))
      const serverTime = Math.floor(buildings[0]?.now ?? Date.now())
      // Emergencies of other buildings are called by their rules.
      const isCalled = buildings.some(({ emergencies }) => emergencies > 0)
      const onCallRulesOf = await readOnCallRules(tx, joinWithin, isCalled ? undefined : found.id)
      return {
        building: { id: found.id, name: found.name, phone: found.phone },
        ...(unit !== null && { unit }),
        scope: version,
        seq: found.lastEvent,
        seqAt: head.at?.getTime() ?? null,
        serverTime,
        masked,
        beds: masked ? beds.map(maskBed) : beds,
        checkedAt: Object.fromEntries(
          checks.flatMap(({ id, at }) => (at && (unit === null || told.has(id)) ? [[id, at.getTime()]] : [])),
        ),
        buildings: await withEmergencyCalls(tx, buildings, onCallRulesOf, serverTime),
        duty: onCallRulesOf(found.id),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

const matching = (wanted: string) =>
  UUID.test(wanted) ? or(eq(building.id, wanted), eq(building.name, wanted)) : eq(building.name, wanted)
