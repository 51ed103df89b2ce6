import { sql } from 'drizzle-orm'
import type { DeviceReadiness, Patient } from '@/lib/board/types'
import { bed, building } from '@/server/db/schema'
import type { Orm, Transaction } from '@/server/platform/db/open'

/** A bed with what is already known about it, for the demo and tests. A tenant's beds come by `server/layout`. */
export interface BedToLoad {
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
  readonly department: string | null
  readonly device_serial: string | null
  /** The building's phone number. */
  readonly phone: string | null
  /** Null: the bed is empty; absent: not known. */
  readonly patient?: (Patient & { readonly soloId?: string }) | null
  readonly readiness?: DeviceReadiness
}

export interface Loaded {
  readonly buildings: number
  readonly beds: number
  /** Beds on the board that the plan does not have. They stay: a file does not delete a bed with a history. */
  readonly kept: number
}

/** PostgreSQL takes 65,535 parameters a statement. */
const BEDS_AT_ONCE = 1_000

/** Adds the beds to the board and updates those already there, all or none. A second run changes nothing. */
export async function loadBeds(orm: Orm, beds: readonly BedToLoad[]): Promise<Loaded> {
  return orm.transaction(async (tx) => {
    const ids = await loadBuildings(tx, beds)
    let loaded = 0
    for (let from = 0; from < beds.length; from += BEDS_AT_ONCE) {
      const rows = beds.slice(from, from + BEDS_AT_ONCE).map((one) => rowOf(one, ids))
      const written = await tx
        .insert(bed)
        .values(rows)
        .onConflictDoUpdate({
          target: [bed.buildingId, bed.floor, bed.room, bed.label],
          set: { department: sql`excluded.department`, deviceSerial: sql`excluded.device_serial` },
        })
        .returning({ id: bed.id })
      loaded += written.length
    }
    const [all] = await tx.select({ count: sql<number>`count(*)::int` }).from(bed)
    return { buildings: ids.size, beds: loaded, kept: (all?.count ?? loaded) - loaded }
  })
}

async function loadBuildings(tx: Transaction, beds: readonly BedToLoad[]): Promise<Map<string, string>> {
  const phones = new Map<string, string | null>()
  for (const { building: name, phone } of beds) phones.set(name, phones.get(name) ?? phone)
  const rows = await tx
    .insert(building)
    .values([...phones].map(([name, phone], position) => ({ name, phone, position })))
    .onConflictDoUpdate({
      target: building.name,
      set: { phone: sql`coalesce(excluded.phone, ${building.phone})` },
    })
    .returning({ id: building.id, name: building.name })
  return new Map(rows.map(({ id, name }) => [name, id]))
}

function rowOf(one: BedToLoad, ids: ReadonlyMap<string, string>): typeof bed.$inferInsert {
  const buildingId = ids.get(one.building)
  if (!buildingId) throw new Error('A bed of a building that was not loaded.')
  return {
    buildingId,
    floor: one.floor,
    department: one.department,
    room: one.room,
    label: one.bed,
    deviceSerial: one.device_serial,
    deviceReadiness: one.readiness ?? 'unknown',
    occupied: one.patient === undefined ? null : one.patient !== null,
    patientMrn: one.patient?.mrn ?? null,
    patientName: one.patient?.name ?? null,
    patientBirthDate: one.patient?.birthDate ?? null,
    patientSoloId: one.patient?.soloId ?? null,
  }
}

/** Returns whether the board has any bed. */
export const hasBeds = async (orm: Orm): Promise<boolean> =>
  (await orm.select({ id: bed.id }).from(bed).limit(1)).length > 0
