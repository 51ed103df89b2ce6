import { asc, eq, isNull, sql } from 'drizzle-orm'
import { byName } from '@/lib/board/group'
import { bed, building } from '@/server/db/schema'
import { unitOfBed } from '@/server/db/unit-of-bed'
import type { Orm, Transaction } from '@/server/platform/db/open'

export interface BuildingUnits {
  readonly id: string
  readonly name: string
  readonly units: readonly { readonly unit: string; readonly beds: number }[]
}

/** Returns every building and its units with their number of beds, in the order of the boards. */
export async function readUnits(orm: Orm | Transaction): Promise<readonly BuildingUnits[]> {
  const buildings = await orm
    .select({ id: building.id, name: building.name })
    .from(building)
    .orderBy(asc(building.position), asc(building.name))
  const units = await orm
    .select({ buildingId: bed.buildingId, unit: unitOfBed, beds: sql<number>`count(*)::int` })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(isNull(bed.retiredAt))
    .groupBy(bed.buildingId, unitOfBed)
  return buildings.map((one) => ({
    ...one,
    units: units
      .filter(({ buildingId }) => buildingId === one.id)
      .map(({ unit: name, beds }) => ({ unit: name, beds }))
      .sort((a, b) => byName(a.unit, b.unit)),
  }))
}
