import { and, eq, isNull } from 'drizzle-orm'
import type { Locator } from '@/lib/board/types'
import { accepted, type Result, refused } from '@/lib/errors'
import { refusalText } from '@/lib/words/refusal-text'
import { bed, building } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

export interface Place {
  readonly bedId: string
  readonly buildingId: string
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly deviceSerial: string | null
}

const placeColumns = {
  bedId: bed.id,
  buildingId: bed.buildingId,
  building: building.name,
  floor: bed.floor,
  room: bed.room,
  bed: bed.label,
  deviceSerial: bed.deviceSerial,
}

/** Finds the bed that a locator names. Refusals: place_unknown, bed_needed (the room has several beds and none was named). */
export async function findPlace(orm: Orm | Transaction, locator: Locator): Promise<Result<Place>> {
  const found = await orm
    .select(placeColumns)
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(and(isNull(bed.retiredAt), matching(locator)))
    .limit(2)
  const [only, another] = found
  if (!only) return unknownPlace(locator)
  if (another) {
    return refused('bed_needed', refusalText('place.several'), { field: 'locator.bed' })
  }
  return accepted(only)
}

/** SQL of the ids of the buildings that a locator may mean. */
export const buildingsOf = (orm: Orm | Transaction, locator: Locator) =>
  orm
    .select({ id: bed.buildingId })
    .from(bed)
    .innerJoin(building, eq(building.id, bed.buildingId))
    .where(and(isNull(bed.retiredAt), matching(locator)))

export const unknownPlace = (locator: Locator) =>
  refused('place_unknown', refusalText('place.unknown'), { field: fieldOf(locator) })

function matching(locator: Locator) {
  if ('deviceSerialNumber' in locator) return eq(bed.deviceSerial, locator.deviceSerialNumber)
  if ('patientMrn' in locator) return eq(bed.patientMrn, locator.patientMrn)
  const inRoom = and(
    eq(bed.room, locator.room),
    locator.bed === undefined ? undefined : eq(bed.label, locator.bed),
  )
  return 'department' in locator
    ? and(eq(bed.department, locator.department), inRoom)
    : and(eq(building.name, locator.building), eq(bed.floor, locator.floor), inRoom)
}

const fieldOf = (locator: Locator): string =>
  'deviceSerialNumber' in locator
    ? 'locator.deviceSerialNumber'
    : 'patientMrn' in locator
      ? 'locator.patientMrn'
      : 'locator'
