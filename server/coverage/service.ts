import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { CoverageOverview, ShiftHours, UnitOfBuilding } from '@/lib/board/coverage'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor, Permit } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import type { Recorded } from '@/server/audit/recorded'
import { coverage } from '@/server/db/schema'
import { type BuildingUnits, readUnits } from '@/server/places/units'
import type { Database, Orm, Transaction } from '@/server/platform/db/open'
import { isCoverageActive } from './active-coverage'

export interface CoverageService {
  read(permit: Permit<'coverage:set'>): Promise<Recorded<CoverageOverview>>
  /** Replaces what the user covers, from now to the end of a shift. Refuses unknown units (`units.0.unit`). */
  set(
    permit: Permit<'coverage:set'>,
    shift: { readonly units: readonly UnitOfBuilding[]; readonly hours: ShiftHours },
  ): Promise<Recorded<CoverageOverview>>
  /** Ends the user's shift now. */
  end(permit: Permit<'coverage:set'>): Promise<Recorded<CoverageOverview>>
}

/** Open boards get a change with the next heartbeat, on every node. */
export function createCoverageService({ orm }: Pick<Database, 'orm'>): CoverageService {
  const audit = createAudit(orm)
  return {
    read: (permit) => audit.plain(permit, async () => accepted(await overview(orm, permit.actor))),
    set: (permit, { units, hours }) =>
      audit.change(permit, { detail: { hours, units: units.length } }, (acting) =>
        acting.transaction(async (tx) => {
          const { actor } = permit
          const known = allKnown(units, await readUnits(tx))
          if (!known.ok) return known
          await tx.delete(coverage).where(eq(coverage.userId, actor.userId))
          await tx.insert(coverage).values(
            known.value.map(({ buildingId, unit }) => ({
              userId: actor.userId,
              userName: actor.name,
              buildingId,
              unit,
              since: sql`clock_timestamp()`,
              until: sql`clock_timestamp() + make_interval(hours => ${hours}::int)`,
            })),
          )
          return accepted(await overview(tx, actor))
        }),
      ),
    end: (permit) =>
      audit.change(permit, { detail: { ended: true } }, (acting) =>
        acting.transaction(async (tx) => {
          const { actor } = permit
          // Kept, as what the nurse covered last time.
          await tx
            .update(coverage)
            .set({ until: sql`clock_timestamp()` })
            .where(and(eq(coverage.userId, actor.userId), gt(coverage.until, sql`clock_timestamp()`)))
          return accepted(await overview(tx, actor))
        }),
      ),
  }
}

/** Returns each unit once, or the index of one that does not exist. */
function allKnown(
  units: readonly UnitOfBuilding[],
  buildings: readonly BuildingUnits[],
): Result<readonly UnitOfBuilding[]> {
  if (units.length === 0) return refused('invalid', refusalText('coverage.noUnits'), { field: 'units' })
  for (const [index, wanted] of units.entries()) {
    const found = buildings.find(({ id }) => id === wanted.buildingId)
    if (!found)
      return refused('invalid', refusalText('place.noBuilding'), { field: `units.${index}.buildingId` })
    if (!found.units.some(({ unit }) => unit === wanted.unit)) {
      return refused('invalid', refusalText('place.noUnit'), { field: `units.${index}.unit` })
    }
  }
  return accepted([...new Map(units.map((one) => [`${one.buildingId} ${one.unit}`, one])).values()])
}

async function overview(orm: Orm | Transaction, { userId }: Actor): Promise<CoverageOverview> {
  const buildings = await readUnits(orm)
  const rows = await orm
    .select({ row: coverage, holds: sql<boolean>`${isCoverageActive}` })
    .from(coverage)
    .orderBy(asc(coverage.since), asc(coverage.userName))
  const held = rows.flatMap(({ row, holds }) => (holds ? [row] : []))
  const placed = ({ buildingId, unit }: UnitOfBuilding) => ({ buildingId, unit })
  const mine = held.filter((row) => row.userId === userId)
  const there = ({ buildingId, unit }: UnitOfBuilding) =>
    buildings.some((one) => one.id === buildingId && one.units.some((known) => known.unit === unit))
  const first = mine[0]
  return {
    mine: first ? { units: mine.map(placed), until: first.until.getTime() } : null,
    lastTime: rows.flatMap(({ row }) => (row.userId === userId && there(row) ? [placed(row)] : [])),
    buildings: buildings.map(({ id, name, units }) => ({
      id,
      name,
      units: units.map(({ unit, beds }) => ({
        unit,
        beds,
        coverers: held
          .filter((row) => row.buildingId === id && row.unit === unit)
          .map((row) => ({ userId: row.userId, name: row.userName, until: row.until.getTime() })),
      })),
    })),
  }
}
