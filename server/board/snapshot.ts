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

/** What is to be read of a building; `first` is the first one's id. */
export type Seen = (buildingId: string, first: string) => Scope

/**
 * What is `seen` of the fold of a building's log, by name or id; of the first building when `wanted` is null. Beds and event
 * number are read from one state of the database. Null when there is no such building.
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
