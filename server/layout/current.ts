import { createHash } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import { byName } from '@/lib/board/group'
import { unitsOf } from '@/lib/board/unit'
import type { LaidBed, LaidBuilding, Layout } from '@/lib/layout/types'
import { bedInSolo } from '@/server/assistance/solo-place'
import { bed, building, request, unitPhone } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

/** A request is open there, or still to be sent to or closed in Solo at that place. */
export const isAsked = sql<boolean>`exists (select 1 from ${request}
  where (${bedInSolo} = ${bed.id} or ${request.bedId} = ${bed.id})
    and (${request.endedAt} is null or ${request.delivery} <> 'done'))`

/** Returns the layout, retired beds included. */
export async function readLayout(orm: Orm | Transaction): Promise<Layout> {
  const buildings = await orm.select().from(building).orderBy(asc(building.position), asc(building.name))
  const phones = await orm.select().from(unitPhone)
  const beds = await orm
    .select({
      id: bed.id,
      buildingId: bed.buildingId,
      floor: bed.floor,
      room: bed.room,
      bed: bed.label,
      department: bed.department,
      deviceSerial: bed.deviceSerial,
      retired: sql<boolean>`${bed.retiredAt} is not null`,
      asked: isAsked,
    })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
  const laid = buildings.map(({ id, name, phone }): LaidBuilding => {
    const own = beds.filter((one) => one.buildingId === id)
    const phoneOf = new Map(phones.filter((one) => one.buildingId === id).map((one) => [one.unit, one.phone]))
    return {
      id,
      name,
      phone,
      units: unitsOf(own.filter((one) => !one.retired)).map((unit) => ({
        unit,
        phone: phoneOf.get(unit) ?? null,
      })),
      beds: own.map(({ buildingId: _, ...one }) => ({ ...one, building: name })).sort(byPlace),
    }
  })
  return { version: versionOf(laid), buildings: laid }
}

const byPlace = (a: LaidBed, b: LaidBed): number =>
  byName(a.floor, b.floor) || byName(a.room, b.room) || byName(a.bed, b.bed)

/** Returns a hash that changes with everything that a file can change, and with nothing else: not with a request. */
function versionOf(buildings: readonly LaidBuilding[]): string {
  const hash = createHash('sha256')
  for (const { id, name, units, beds } of buildings) {
    hash.update(JSON.stringify([id, name, units]))
    for (const { id: bedId, floor, room, bed: label, department, deviceSerial, retired } of beds) {
      hash.update(JSON.stringify([bedId, floor, room, label, department, deviceSerial, retired]))
    }
  }
  return hash.digest('base64url')
}
