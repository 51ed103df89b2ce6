import { addAccount } from '@/server/accounts/admin'
import { bed, building, request } from '@/server/db/schema'
import { loadBeds } from '@/server/hospital/load'
import { openMigrated } from '../integration/fresh-database'
import { PASSWORD } from './admin'
import { newFolder } from './folders'
import { type RunningProgram, startLantern } from './lantern-process'
import { layPglite } from './pglite-template'
import { freePort } from './ports'

/** Far more than a start takes, for a machine under other load. */
const READY_WITHIN_MS = 120_000
const BEDS_A_FLOOR = 50
const ACCOUNTS = [
  { username: 'victor', name: 'Victor Virtual', role: 'virtual' },
  { username: 'carla', name: 'Carla Charge', role: 'charge' },
  { username: 'wall', name: 'Wall', role: 'display' },
] as const

export interface LargeHouse {
  readonly lantern: RunningProgram
  /** The ids of the open requests and the place of each, as "floor 2, 205 bed 1". */
  readonly open: readonly { readonly id: string; readonly bedId: string; readonly place: string }[]
  /** The beds without an open request. */
  readonly quiet: readonly { readonly bedId: string; readonly place: string; readonly mrn: string }[]
}

/**
 * One building of so many beds with so many waiting requests, and the accounts `victor`, `carla` and `wall` (PASSWORD).
 * Its Solo does not answer, so that nothing happens but what the test does.
 */
export async function openLargeHouse(size: { beds: number; requests: number }): Promise<LargeHouse> {
  const dataDir = await newFolder('large-house')
  await layPglite(dataDir)
  const database = await openMigrated({ dataDir })
  await loadBeds(database.orm, bedsOf(size.beds))
  const [house] = await database.orm.select().from(building)
  const beds = await database.orm.select().from(bed)
  if (!house) throw new Error('A building with beds was loaded.')
  const asking = beds.filter((_, index) => index % Math.floor(size.beds / size.requests) === 0)
  const rows = asking.slice(0, size.requests).map((at, index) => ({
    buildingId: house.id,
    bedId: at.id,
    status: 'waiting' as const,
    priority: (['routine', 'urgent', 'routine', 'emergency'] as const)[index % 4] ?? 'routine',
    reason: 'second-check',
    origin: 'lantern' as const,
    locator: { building: house.name, floor: at.floor, room: at.room, bed: at.label },
    // Past every step of every path: time changes nothing but the timers.
    askedAt: new Date(Date.now() - 3_700_000),
    askedByName: 'Noor Haddad, RN',
    soloId: `solo ${index}`,
    delivery: 'done' as const,
  }))
  const made = await database.orm.insert(request).values(rows).returning()
  for (const account of ACCOUNTS) {
    const added = await addAccount(database.orm, { ...account, password: PASSWORD })
    if (!added.ok) throw new Error(`${account.username} was not added.`)
  }
  await database.close()
  const lantern = await startLantern({
    dataDir,
    readyWithinMs: READY_WITHIN_MS,
    env: {
      SOLO_BASE_URL: `http://127.0.0.1:${await freePort()}`,
      SOLO_API_KEY: 'the key of a large house',
      // No claim may return to the queue by itself.
      CLAIM_RETURNS_AFTER: '86400,86400,86400',
    },
  })
  const placeOf = new Map(beds.map(({ id, floor, room, label }) => [id, `${floor}, ${room} ${label}`]))
  const calling = new Set(made.map(({ bedId }) => bedId))
  return {
    lantern,
    open: made.map(({ id, bedId }) => ({ id, bedId, place: placeOf.get(bedId) ?? '' })),
    quiet: beds
      .filter(({ id }) => !calling.has(id))
      .map(({ id, patientMrn }) => ({ bedId: id, place: placeOf.get(id) ?? '', mrn: patientMrn ?? '' })),
  }
}

const bedsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const floor = 1 + Math.floor(index / BEDS_A_FLOOR)
    return {
      building: 'large house',
      floor: `floor ${floor}`,
      department: `unit ${floor}`,
      room: String(floor * 100 + Math.floor((index % BEDS_A_FLOOR) / 2)),
      bed: `bed ${(index % 2) + 1}`,
      device_serial: `large ${index}`,
      phone: '555 0100',
      readiness: 'ready' as const,
      patient: { name: `Patient ${index}`, mrn: `L${index}`, birthDate: '1950-01-01' },
    }
  })
