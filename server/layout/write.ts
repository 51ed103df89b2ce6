import { eq, inArray, sql } from 'drizzle-orm'
import { placeKey } from '@/lib/layout/place-key'
import type { Difference, Layout, PhoneChange, PlannedBed } from '@/lib/layout/types'
import { bed, building, unitPhone } from '@/server/db/schema'
import { unitOfBed } from '@/server/db/unit-of-bed'
import type { Transaction } from '@/server/platform/db/open'

/** PostgreSQL takes 65,535 parameters a statement. */
const AT_ONCE = 1_000

/**
 * Writes a difference and retires `retire`. The caller holds the lock of every building.
 * @returns the beds whose change is to be announced, by building id
 */
export async function writeDifference(
  tx: Transaction,
  layout: Layout,
  difference: Difference,
  retire: readonly string[],
): Promise<Map<string, Set<string>>> {
  const ids = await addBuildings(tx, layout, difference)
  const touched = new Map<string, Set<string>>()
  const touch = (buildingId: string, bedId: string) => {
    touched.set(buildingId, (touched.get(buildingId) ?? new Set()).add(bedId))
  }
  const buildingOf = new Map(
    layout.buildings.flatMap(({ id, beds }) => beds.map((one) => [one.id, id] as const)),
  )
  const touchBed = (bedId: string) => touch(buildingOf.get(bedId) ?? '', bedId)

  for (const bedId of retire) touchBed(bedId)
  if (retire.length > 0) {
    await tx
      .update(bed)
      .set({ retiredAt: sql`clock_timestamp()` })
      .where(inArray(bed.id, [...retire]))
  }
  // Devices may change places among beds: each one is removed before any is set.
  const moving = difference.changed.filter(({ changes }) =>
    changes.some(({ field }) => field === 'deviceSerial'),
  )
  if (moving.length > 0) {
    const from = moving.map((one) => one.bed.id)
    await tx.update(bed).set({ deviceSerial: null }).where(inArray(bed.id, from))
  }
  for (const { bed: known, changes } of difference.changed) {
    const next = Object.fromEntries(changes.map(({ field, after }) => [field, after]))
    await tx
      .update(bed)
      .set({ ...next, ...('deviceSerial' in next && NEW_DEVICE), retiredAt: null })
      .where(eq(bed.id, known.id))
    touchBed(known.id)
  }
  for (let from = 0; from < difference.added.length; from += AT_ONCE) {
    const rows = difference.added.slice(from, from + AT_ONCE).map((one) => rowOf(one, ids))
    const made = await tx.insert(bed).values(rows).returning({ id: bed.id, buildingId: bed.buildingId })
    for (const { id, buildingId } of made) touch(buildingId, id)
  }
  for (const phone of difference.phones) await writePhone(tx, ids, phone)
  for (const [buildingId, bedIds] of await bedsOfUnits(tx, ids, difference.phones)) {
    for (const bedId of bedIds) touch(buildingId, bedId)
  }
  return touched
}

/** What was known about the device before does not apply to the next one. */
export const NEW_DEVICE = {
  deviceReadiness: 'unknown',
  readinessAt: null,
  reportedSerial: null,
  placeUnknownAt: null,
} as const

async function addBuildings(
  tx: Transaction,
  layout: Layout,
  { added }: Difference,
): Promise<Map<string, string>> {
  const ids = new Map(layout.buildings.map(({ name, id }) => [name, id]))
  const names = [...new Set(added.map((one) => one.building))].filter((name) => !ids.has(name))
  if (names.length === 0) return ids
  const phoneOf = (name: string) => added.find((one) => one.building === name && one.phone)?.phone ?? null
  const made = await tx
    .insert(building)
    .values(names.map((name, index) => ({ name, phone: phoneOf(name), position: ids.size + index })))
    .returning({ id: building.id, name: building.name })
  for (const { id, name } of made) ids.set(name, id)
  return ids
}

function rowOf(one: PlannedBed, ids: ReadonlyMap<string, string>): typeof bed.$inferInsert {
  const buildingId = ids.get(one.building)
  if (!buildingId) throw new Error(`A bed of a building that is not there: ${placeKey(one)}`)
  return {
    buildingId,
    floor: one.floor,
    room: one.room,
    label: one.bed,
    department: one.department ?? null,
    deviceSerial: one.deviceSerial ?? null,
  }
}

async function writePhone(
  tx: Transaction,
  ids: ReadonlyMap<string, string>,
  { building: name, unit, after }: PhoneChange,
) {
  const buildingId = ids.get(name)
  if (!buildingId) return
  await tx
    .insert(unitPhone)
    .values({ buildingId, unit, phone: after })
    .onConflictDoUpdate({ target: [unitPhone.buildingId, unitPhone.unit], set: { phone: after } })
}

async function bedsOfUnits(
  tx: Transaction,
  ids: ReadonlyMap<string, string>,
  phones: readonly PhoneChange[],
) {
  const found = new Map<string, string[]>()
  for (const { building: name, unit } of phones) {
    const buildingId = ids.get(name)
    if (!buildingId) continue
    const beds = await bedsOfUnit(tx, buildingId, unit)
    found.set(buildingId, [...(found.get(buildingId) ?? []), ...beds])
  }
  return found
}

/** Returns the beds of a unit, as `unitOf` computes it. */
export async function bedsOfUnit(tx: Transaction, buildingId: string, unit: string): Promise<string[]> {
  const rows = await tx
    .select({ id: bed.id })
    .from(bed)
    .where(
      sql`${bed.buildingId} = ${buildingId} and ${bed.retiredAt} is null
        and ${unitOfBed} = ${unit}`,
    )
  return rows.map(({ id }) => id)
}
