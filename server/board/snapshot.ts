import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { BoardSnapshot } from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'
import { bed, building } from '@/server/db/schema'
import { type JoinWithin, readOnCallRules } from '@/server/escalation/on-call'
import { readBeds } from '@/server/event-log/bed-state'
import type { Orm } from '@/server/platform/db/open'
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
      const [found] = await tx
        .select()
        .from(building)
        .where(wanted === null ? undefined : matching(wanted))
        .orderBy(asc(building.position), asc(building.name))
        .limit(1)
      if (!found) return null
      const buildings = await summaries(tx)
      const { masked, unit, version } = seen(found.id, buildings[0]?.id ?? found.id)
      const all = await readBeds(tx, and(eq(bed.buildingId, found.id), isNull(bed.retiredAt)))
      const beds = all.filter((one) => unit === null || unitOf(one) === unit)
      const told = new Set(beds.map(({ id }) => id))
      const checks = await tx
        .select({ id: bed.id, at: bed.checkedAt })
        .from(bed)
        .where(eq(bed.buildingId, found.id))
      const onCallRulesOf = await readOnCallRules(tx, joinWithin, found.id)
      return {
        building: { id: found.id, name: found.name, phone: found.phone },
        ...(unit !== null && { unit }),
        scope: version,
        seq: found.lastEvent,
        serverTime: Math.floor(buildings[0]?.now ?? Date.now()),
        masked,
        beds: masked ? beds.map(maskBed) : beds,
        checkedAt: Object.fromEntries(
          checks.flatMap(({ id, at }) => (at && (unit === null || told.has(id)) ? [[id, at.getTime()]] : [])),
        ),
        buildings: buildings.map(({ id, name, waiting, emergencies }) => ({
          id,
          name,
          waiting,
          emergencies,
        })),
        duty: onCallRulesOf(found.id),
      }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

const matching = (wanted: string) =>
  UUID.test(wanted) ? or(eq(building.id, wanted), eq(building.name, wanted)) : eq(building.name, wanted)
