import { eq, sql } from 'drizzle-orm'
import type { Role } from '@/lib/board/roles'
import { account, bed, building } from '@/server/db/schema'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'

export const PATIENT = { name: 'Yura A Lukashik', mrn: 'MRN-77-1234', birthDate: '2024-03-28' }

export interface Ward {
  readonly buildingId: string
  readonly name: string
  readonly bedIds: readonly string[]
  readonly accounts: Readonly<Record<Role, string>>
}

let wards = 0

/** A building of its own with four beds, a patient in each, and a user in every role. */
export async function openWard({ orm }: Database): Promise<Ward> {
  wards += 1
  const mark = `${process.pid}-${wards}-${Date.now()}`
  const name = `ward ${mark}`
  const [made] = await orm.insert(building).values({ name }).returning()
  if (!made) throw new Error('no building')
  const beds = await orm
    .insert(bed)
    .values(
      [1, 2, 3, 4].map((number) => ({
        buildingId: made.id,
        floor: 'floor 2',
        room: '431',
        label: `bed ${number}`,
        deviceSerial: `serial-${mark}-${number}`,
        occupied: true,
        patientMrn: PATIENT.mrn,
        patientName: PATIENT.name,
        patientBirthDate: PATIENT.birthDate,
      })),
    )
    .returning({ id: bed.id })
  const accounts: Partial<Record<Role, string>> = {}
  for (const role of ['bedside', 'virtual', 'charge', 'display', 'admin'] as const) {
    const values = { username: `${role}-${mark}`, name: `A ${role}`, role, passwordHash: '-' }
    const [one] = await orm.insert(account).values(values).returning({ id: account.id })
    if (one) accounts[role] = one.id
  }
  return {
    buildingId: made.id,
    name,
    bedIds: beds.map(({ id }) => id),
    accounts: accounts as Record<Role, string>,
  }
}

/** Changes one of the ward's beds, as the services do: the change, its event and the notification commit together. */
export async function changeBed({ orm }: Database, ward: Ward, turn = 0): Promise<void> {
  const bedId = ward.bedIds[turn % ward.bedIds.length] ?? ''
  await orm.transaction(async (tx) => {
    await lockBuilding(tx, ward.buildingId)
    const deviceReadiness = turn % 2 === 0 ? 'ready' : 'offline'
    await tx.update(bed).set({ deviceReadiness }).where(eq(bed.id, bedId))
    await appendEvent(tx, { buildingId: ward.buildingId, bedId, kind: 'bed-updated' })
  })
}

/** Makes the log `times` events longer, in one transaction: many changes at the price of one. */
export async function prolongLog({ orm }: Database, ward: Ward, times: number): Promise<void> {
  await orm.transaction(async (tx) => {
    await lockBuilding(tx, ward.buildingId)
    await appendEvent(tx, { buildingId: ward.buildingId, bedId: ward.bedIds[0] ?? '', kind: 'bed-updated' })
    await tx.execute(sql`
      with longer as (
        update lantern.building set last_event = last_event + ${times - 1}
        where id = ${ward.buildingId} returning last_event
      )
      insert into lantern.event (building_id, seq, kind, bed_id, data)
      select building_id, number, kind, bed_id, data
      from longer, lantern.event, generate_series(last_event - ${times - 2}, last_event) as number
      where building_id = ${ward.buildingId} and seq = last_event - ${times - 1}`)
  })
}

/** Changes beds `times` over, `atOnce` at a time. */
export async function changeBeds(database: Database, ward: Ward, times: number, atOnce = 1): Promise<void> {
  let next = 0
  const nurse = async () => {
    while (next < times) {
      next += 1
      await changeBed(database, ward, next)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, nurse))
}
