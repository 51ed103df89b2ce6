import { and, eq, isNull, ne } from 'drizzle-orm'
import { writtenPlace } from '@/lib/board/place'
import { accepted, type Result, refused } from '@/lib/errors'
import type { BedEdit } from '@/lib/layout/types'
import { naming, refusalText } from '@/lib/words/refusal-text'
import { bed, building, unitPhone } from '@/server/db/schema'
import { lockBuilding } from '@/server/event-log/event-log'
import type { Orm, Transaction } from '@/server/platform/db/open'
import { announceBeds } from './announce'
import { isAsked } from './current'
import { bedsOfUnit, NEW_DEVICE } from './write'

type Edited = Result<{ id: string }>
const gone = () => refused('not_found', refusalText('place.bedGone'))

/** Adds a bed to a building, or brings back the retired bed of that place. Refusals: not_found, place_taken, device_taken. */
export const addBed = (orm: Orm, buildingId: string, edit: BedEdit): Promise<Edited> =>
  orm.transaction(async (tx) => {
    const [house] = await tx.select().from(building).where(eq(building.id, buildingId))
    if (!house) return refused('not_found', refusalText('place.buildingGone'), { field: 'buildingId' })
    await lockBuilding(tx, buildingId)
    const there = await at(tx, buildingId, edit)
    if (there && !there.retiredAt) return placeTaken()
    const taken = await deviceTaken(tx, edit.deviceSerial, there?.id ?? null)
    if (taken) return taken
    const values = valuesOf(edit)
    const [written] = there
      ? await tx
          .update(bed)
          .set({ ...values, retiredAt: null })
          .where(eq(bed.id, there.id))
          .returning({ id: bed.id })
      : await tx
          .insert(bed)
          .values({ buildingId, ...values })
          .returning({ id: bed.id })
    return told(tx, buildingId, written?.id)
  })

/**
 * Changes a bed. Its place cannot change while a request is open there, because Solo has the request at the old place.
 * Refusals: not_found, place_taken, device_taken, bed_in_use.
 */
export const changeBed = (orm: Orm, id: string, edit: BedEdit): Promise<Edited> =>
  inTurn(orm, id, async (tx, known) => {
    const moves = edit.floor !== known.floor || edit.room !== known.room || edit.bed !== known.label
    if (moves && known.asked) return inUse(known, 'layout.helpOpenRenamed')
    const there = moves ? await at(tx, known.buildingId, edit) : null
    if (there) {
      return there.retiredAt
        ? refused('place_taken', refusalText('layout.retiredThere'), { field: 'bed' })
        : placeTaken()
    }
    const taken = await deviceTaken(tx, edit.deviceSerial, id)
    if (taken) return taken
    const another = edit.deviceSerial !== known.deviceSerial || moves
    await tx
      .update(bed)
      .set({ ...valuesOf(edit), ...(another && NEW_DEVICE) })
      .where(eq(bed.id, id))
    return told(tx, known.buildingId, id)
  })

/** Retires a bed: it leaves every board, and its history is kept. Refusals: not_found, bed_in_use. */
export const retireBed = (orm: Orm, id: string): Promise<Edited> =>
  inTurn(orm, id, async (tx, known, now) => {
    if (known.asked) return inUse(known, 'layout.helpOpenRetired')
    await tx.update(bed).set({ retiredAt: now }).where(eq(bed.id, id))
    return told(tx, known.buildingId, id)
  })

/** Brings a retired bed back. Refusals: not_found, device_taken. */
export const returnBed = (orm: Orm, id: string): Promise<Edited> =>
  inTurn(orm, id, async (tx, known) => {
    const taken = await deviceTaken(tx, known.deviceSerial, id)
    if (taken) return taken
    await tx.update(bed).set({ retiredAt: null }).where(eq(bed.id, id))
    return told(tx, known.buildingId, id)
  })

/** Sets a unit's phone number; null: the building's number applies. Refusals: not_found. */
export const setUnitPhone = (
  orm: Orm,
  buildingId: string,
  unit: string,
  phone: string | null,
): Promise<Result<{ unit: string }>> =>
  orm.transaction(async (tx) => {
    await lockBuilding(tx, buildingId)
    const beds = await bedsOfUnit(tx, buildingId, unit)
    if (beds.length === 0) return refused('not_found', refusalText('place.unitGone'), { field: 'unit' })
    if (phone === null) {
      await tx.delete(unitPhone).where(and(eq(unitPhone.buildingId, buildingId), eq(unitPhone.unit, unit)))
    } else {
      await tx
        .insert(unitPhone)
        .values({ buildingId, unit, phone })
        .onConflictDoUpdate({ target: [unitPhone.buildingId, unitPhone.unit], set: { phone } })
    }
    await announceBeds(tx, buildingId, beds)
    return accepted({ unit })
  })

/**
 * Sets a building's phone number, unless it is not the one that the editor has seen; null: none. Open boards get it with their
 * next heartbeat. Refusals: not_found, version_conflict.
 */
export const setBuildingPhone = (
  orm: Orm,
  id: string,
  { phone, seen }: { readonly phone: string | null; readonly seen: string | null },
): Promise<Result<{ id: string }>> =>
  orm.transaction(async (tx) => {
    await lockBuilding(tx, id)
    const [house] = await tx.select().from(building).where(eq(building.id, id))
    if (!house) return refused('not_found', refusalText('place.buildingGone'), { field: 'id' })
    if (house.phone !== seen) {
      const why = house.phone
        ? refusalText('layout.phoneChanged', { phone: house.phone })
        : refusalText('layout.phoneGone')
      return refused('version_conflict', why, { field: 'phone', details: { phone: house.phone } })
    }
    await tx.update(building).set({ phone }).where(eq(building.id, id))
    return accepted({ id })
  })

const valuesOf = (edit: BedEdit) => ({
  floor: edit.floor,
  room: edit.room,
  label: edit.bed,
  department: edit.department,
  deviceSerial: edit.deviceSerial,
})

type Known = typeof bed.$inferSelect & { readonly asked: boolean }

async function inTurn(
  orm: Orm,
  id: string,
  change: (tx: Transaction, known: Known, now: Date) => Promise<Edited>,
): Promise<Edited> {
  return orm.transaction(async (tx) => {
    const [where] = await tx.select({ id: bed.buildingId }).from(bed).where(eq(bed.id, id))
    if (!where) return gone()
    await lockBuilding(tx, where.id)
    const [known] = await tx
      .select({ bed, asked: isAsked })
      .from(bed)
      // Drizzle writes a column with its table only in a join, and `isAsked` reads another table.
      .innerJoin(building, eq(building.id, bed.buildingId))
      .where(eq(bed.id, id))
    return known ? change(tx, { ...known.bed, asked: known.asked }, new Date()) : gone()
  })
}

async function at(tx: Transaction, buildingId: string, { floor, room, bed: label }: BedEdit) {
  const [found] = await tx
    .select()
    .from(bed)
    .where(
      and(eq(bed.buildingId, buildingId), eq(bed.floor, floor), eq(bed.room, room), eq(bed.label, label)),
    )
  return found ?? null
}

const placeTaken = () => refused('place_taken', refusalText('layout.placeTaken'), { field: 'bed' })

async function deviceTaken(tx: Transaction, serial: string | null, besides: string | null) {
  if (serial === null) return null
  const [holder] = await tx
    .select()
    .from(bed)
    .where(
      and(
        eq(bed.deviceSerial, serial),
        isNull(bed.retiredAt),
        besides === null ? undefined : ne(bed.id, besides),
      ),
    )
  if (!holder) return null
  return refused(
    'device_taken',
    naming(refusalText('layout.deviceTaken', { where: writtenPlace(holder) }), { where: holder }),
    {
      field: 'deviceSerial',
    },
  )
}

const inUse = (known: Known, sentence: 'layout.helpOpenRenamed' | 'layout.helpOpenRetired') =>
  refused('bed_in_use', naming(refusalText(sentence, { where: writtenPlace(known) }), { where: known }))

async function told(tx: Transaction, buildingId: string, id: string | undefined): Promise<Edited> {
  if (id === undefined) throw new Error('A bed vanished under its own lock.')
  await announceBeds(tx, buildingId, [id])
  return accepted({ id })
}
