import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'
import { addAccount, runAdmin } from './admin'
import { newFolder } from './folders'
import { type RunningProgram, startLantern, startSolo } from './lantern-process'
import { layPglite } from './pglite-template'

/** Far more than a start takes, for a machine under other load. */
const READY_WITHIN_MS = 90_000
const SOLO_API_KEY = 'the key of a hospital of the tests'

/** A hospital as installed: Lantern in front of a Solo that is another program. */
export interface Tenant {
  readonly lantern: RunningProgram
  readonly solo: RunningProgram
  readonly apiKey: string
  /** Starts Solo again, on the same port and data. */
  startSoloAgain(): Promise<RunningProgram>
}

/** A bed of its table that Solo does not know, as after a typing error. */
export const UNKNOWN_TO_SOLO = 'floor 9, 909 bed 1'

/** Sets one up as its administrator does: Solo, the beds from a table, the accounts `bea` and `victor`, Lantern. */
export async function openTenant(): Promise<Tenant> {
  const dataDir = await newFolder('tenant')
  const soloDir = await newFolder('tenant-solo')
  for (const folder of [dataDir, soloDir]) await layPglite(folder)
  const table = join(dataDir, 'beds.csv')
  await writeFile(table, bedTable())
  const settingUp = async () => {
    await runAdmin(dataDir, ['beds', 'import', table])
    await addAccount(dataDir, 'bea', 'Bea Bedside', 'bedside')
    await addAccount(dataDir, 'victor', 'Victor Virtual', 'virtual')
  }
  const [solo] = await Promise.all([
    startSolo({ dataDir: soloDir, env: { SOLO_API_KEY }, readyWithinMs: READY_WITHIN_MS }),
    settingUp(),
  ])
  const lantern = await startLantern({
    dataDir,
    readyWithinMs: READY_WITHIN_MS,
    env: { SOLO_BASE_URL: solo.origin, SOLO_API_KEY, SOLO_REQUESTS_PER_SECOND: '50' },
  })
  return {
    lantern,
    solo,
    apiKey: SOLO_API_KEY,
    startSoloAgain: () =>
      startSolo({
        env: { SOLO_API_KEY },
        readyWithinMs: READY_WITHIN_MS,
        dataDir: solo.dataDir,
        port: Number(new URL(solo.origin).port),
      }),
  }
}

/** The demo hospital's beds as an administrator exports them, and one that is not in Solo. */
function bedTable(): string {
  const rows = DEMO_HOSPITAL.buildings.flatMap(({ name, phone, beds }) =>
    beds.map((one) =>
      [name, one.floor, one.room, one.bed, one.department, one.deviceSerial ?? '', phone].join(','),
    ),
  )
  const unknown = 'hospital,floor 9,909,bed 1,,909901,'
  return ['building,floor,room,bed,department,device_serial,phone', ...rows, unknown].join('\n')
}
