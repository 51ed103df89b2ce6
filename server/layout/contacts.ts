import { and, eq, isNull } from 'drizzle-orm'
import { byName } from '@/lib/board/group'
import { unitOf, unitsOf } from '@/lib/board/unit'
import { accepted, type Result, refused } from '@/lib/errors'
import type { ContactSheet } from '@/lib/layout/contacts'
import { heads } from '../assistance/log'
import { databaseTime } from '../db/clock'
import type { Orm } from '../db/open'
import { bed, building, unitPhone } from '../db/schema'

/** The contact sheet of a building, by id or name; of the first one when null. Refuses not_found. */
export async function readContacts(orm: Orm, wanted: string | null): Promise<Result<ContactSheet>> {
  const buildings = (await heads(orm)).map(({ buildingId: id, name }) => ({ id, name }))
  const chosen =
    wanted === null ? buildings[0] : buildings.find(({ id, name }) => id === wanted || name === wanted)
  if (!chosen) return refused('not_found', 'There is no such building.', { field: 'building' })
  const [house] = await orm
    .select({ phone: building.phone, now: databaseTime })
    .from(building)
    .where(eq(building.id, chosen.id))
  const phones = await orm.select().from(unitPhone).where(eq(unitPhone.buildingId, chosen.id))
  const beds = await orm
    .select({
      id: bed.id,
      floor: bed.floor,
      room: bed.room,
      label: bed.label,
      department: bed.department,
      device: bed.deviceSerial,
    })
    .from(bed)
    .where(and(eq(bed.buildingId, chosen.id), isNull(bed.retiredAt)))
  const sorted = beds.sort(
    (a, b) => byName(a.floor, b.floor) || byName(a.room, b.room) || byName(a.label, b.label),
  )
  return accepted({
    building: { ...chosen, phone: house?.phone ?? null },
    buildings,
    units: unitsOf(beds).map((unit) => ({
      unit,
      phone: phones.find((one) => one.unit === unit)?.phone ?? null,
      beds: sorted.filter((one) => unitOf(one) === unit).map(({ department: _, ...one }) => one),
    })),
    at: Math.floor(house?.now ?? Date.now()),
  })
}
