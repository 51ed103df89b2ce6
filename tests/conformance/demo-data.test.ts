import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { assistanceRequest, bed, patient } from '@/server/solo-emulator/db/schema'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'
import { loadDemoHospital } from '@/server/solo-emulator/demo/load'
import { layPglite } from '../support/pglite-template'
import { startSolo } from '../support/solo-server'
import { describeEmulatorOnly } from '../support/solo-target'

const PATH = '/qapi/v1/request-assistance'
const BODY = { deviceSerialNumber: '123457' }

describeEmulatorOnly('the demo data', (solo, database) => {
  it('is loaded once, and never over anything', async () => {
    await solo().call('PUT', '/qapi/v1/patients/1', { body: { gender: 'other' } })
    expect(await Promise.all([1, 2, 3].map(() => loadDemoHospital(database())))).toEqual([
      false,
      false,
      false,
    ])
    const beds = DEMO_HOSPITAL.buildings.flatMap((building) => building.beds)
    expect(await database().orm.$count(bed)).toBe(beds.length)
    expect((await solo().call('GET', '/qapi/v1/patients/1')).json).toMatchObject({ gender: 'other' })
  })

  it('leaves numbers free for what is made next', async () => {
    const loaded = await database().orm.$count(patient)
    const made = await solo().call('POST', '/qapi/v1/patients', { body: { id: 'next' } })
    expect(made.json).toBe(loaded + 1)
    const body = { waitingRoom: 'GreatRoom' }
    const visit = await solo().call('POST', '/qapi/v1/patients/next/appointments', { body })
    expect(visit.json).toMatchObject({ id: 2 })
  })

  it('keeps a finished request, with its time', async () => {
    const { id } = (await solo().call('POST', PATH, { body: BODY })).json as { id: string }
    await solo().call('DELETE', PATH, { body: BODY })
    const kept = await database().orm.select().from(assistanceRequest).where(eq(assistanceRequest.id, id))
    expect(kept).toMatchObject([{ status: 'cancelled', finishedAt: expect.any(Date) }])
  })
})

it('is all there again after a restart', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lantern-solo-'))
  layPglite(dataDir)
  const start = async (): Promise<Database> => openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  const first = await start()
  const before = await startSolo(first)
  const made = await before.call('POST', PATH, { body: BODY })
  const links = await before.call('GET', '/qapi/v1/appointments/1/provider-link')
  await before.close()
  await first.close()

  const second = await start()
  const after = await startSolo(second)
  expect((await after.call('GET', PATH, { body: BODY })).json).toEqual(made.json)
  // A link that was given out before opens its call after it.
  const { pathname, search } = new URL((links.json as { providerVisitUrl: string }).providerVisitUrl)
  expect((await after.call('GET', pathname + search, { apiKey: null })).status).toBe(200)
  await after.close()
  await second.close()
  await rm(dataDir, { recursive: true })
})
