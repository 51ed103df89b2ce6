import { and, eq } from 'drizzle-orm'
import { ROLES, type Role } from '@/lib/board/roles'
import { bed } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { type AuditedHouse, type Member, openHouse } from './audited-house'

/** A house, a bed with a patient and a device in it, and a session of each role; the device is that bed's. */
export interface HouseAtBed {
  readonly house: AuditedHouse
  /** The bed as it was when the house opened. */
  readonly place: typeof bed.$inferSelect
  readonly members: Map<Role, Member>
  /** Returns the Cookie header of a role, at a workstation of the bed's unit. */
  cookieAtUnit(role: Role): string
}

/** Opens a house at bed 2 of room 431 of the demo hospital. */
export async function openHouseAtBed(database: Database): Promise<HouseAtBed> {
  const [place] = await database.orm
    .select()
    .from(bed)
    .where(and(eq(bed.room, '431'), eq(bed.label, 'bed 2')))
  if (!place?.deviceSerial) throw new Error('There is no such bed with a device')
  const house = await openHouse(database, place.deviceSerial)
  const members = new Map<Role, Member>()
  for (const role of ROLES) members.set(role, await house.enter(role))
  const unit = new URLSearchParams({
    building: place.buildingId,
    [place.department ? 'department' : 'floor']: place.department || place.floor,
  })
  const ownUnit = `own-unit=${encodeURIComponent(String(unit))}`
  return { house, place, members, cookieAtUnit: (role) => `${members.get(role)?.cookie}; ${ownUnit}` }
}
