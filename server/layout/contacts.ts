import { eq, isNull } from 'drizzle-orm'
import { byName } from '@/lib/board/group'
import { unitOf, unitsOf } from '@/lib/board/unit'
import { accepted, type Result, refused } from '@/lib/errors'
import type { ContactSheet } from '@/lib/layout/contacts'
import { refusalText } from '@/lib/words/refusal-text'
import { bed, building, unitPhone } from '@/server/db/schema'
import type { Orm } from '@/server/platform/db/open'

/** Returns the contact sheet of a building, by id or name; of all buildings when null. Refuses not_found. */
export async function readContacts(orm: Orm, wanted: string | null): Promise<Result<ContactSheet>> {
  const all = await orm.select().from(building).orderBy(building.position, building.name)
  const chosen = all.filter(({ id, name }) => wanted === null || id === wanted || name === wanted)
  if (wanted !== null && chosen.length === 0) {
    return refused('not_found', refusalText('place.noBuilding'), { field: 'building' })
  }
  const phones = await orm.select().from(unitPhone)
  const beds = await orm
    .select({
      buildingId: bed.buildingId,
      floor: bed.floor,
      room: bed.room,
      label: bed.label,
      department: bed.department,
      device: bed.deviceSerial,
    })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(isNull(bed.retiredAt))
  beds.sort((a, b) => byName(a.floor, b.floor) || byName(a.room, b.room) || byName(a.label, b.label))
  const buildings = chosen.map(({ id, name, phone }) => {
    const own = beds.filter(({ buildingId }) => buildingId === id)
    const units = unitsOf(own).map((unit) => ({
      unit,
      phone: phones.find((one) => one.buildingId === id && one.unit === unit)?.phone ?? null,
      beds: own
        .filter((one) => unitOf(one) === unit)
        .map(({ floor, room, label, device }) => ({ floor, room, label, device })),
    }))
    return { id, name, phone, units }
  })
  return accepted({ buildings, at: Date.now() })
}
