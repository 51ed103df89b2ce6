import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import { bed } from '@/server/db/schema'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import { describeOnBothDatabases } from '../../../support/database'

const MIGRATIONS = join(projectRoot(), 'server/db/migrations')
const LIST = 'lantern_migrations'
const BUILDING = '00000000-0000-4000-8000-000000000001'
const idOf = (nth: number) => `00000000-0000-4000-8000-0000000001${String(nth).padStart(2, '0')}`

describeOnBothDatabases('A database of the first release', (open) => {
  let database: Database | undefined
  let folder: string | undefined
  afterEach(async () => {
    await database?.close()
    if (folder) await rm(folder, { recursive: true })
  })

  it('is migrated with what is in it, and its beds learn the ids of their patients', async () => {
    folder = await firstMigrationOnly()
    database = await openDatabase({ ...(await open()), log: pino({ level: 'silent' }) })
    const { orm, migrate } = database
    await migrate(folder, LIST)
    await orm.execute(sql`insert into lantern.building (id, name) values (${BUILDING}, 'hospital')`)
    for (const [nth, mrn] of ['1234', '5678', null].entries()) {
      await orm.execute(sql`insert into lantern.bed (id, building_id, floor, room, label, patient_mrn)
        values (${idOf(nth)}, ${BUILDING}, 'floor 2', '431', ${`bed ${nth}`}, ${mrn})`)
    }
    const request = (bedNth: number, soloId: string | null, patientId: string | null, askedAt: string) =>
      orm.execute(sql`insert into lantern.assistance_request (building_id, bed_id, status, priority, origin, locator,
          delivery, solo_id, solo_patient_id, asked_at, ended_at)
        values (${BUILDING}, ${idOf(bedNth)}, 'completed', 'urgent', 'lantern', '{"deviceSerialNumber":"1"}',
          'done', ${soloId}, ${patientId}, ${askedAt}, ${askedAt})`)
    await request(0, 'solo-1', 'patient-before', '2026-01-01T10:00:00Z')
    await request(0, 'solo-2', 'patient-now', '2026-01-02T10:00:00Z')
    await request(0, null, null, '2026-01-03T10:00:00Z')
    await request(2, 'solo-3', 'patient-gone', '2026-01-01T10:00:00Z')

    await migrate(MIGRATIONS, LIST)
    await migrate(MIGRATIONS, LIST)
    expect(await orm.select({ id: bed.patientSoloId }).from(bed).orderBy(asc(bed.label))).toEqual([
      { id: 'patient-now' },
      { id: null },
      { id: null },
    ])
  })
})

/** The migrations as the first release had them. */
async function firstMigrationOnly(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-migrations-'))
  const journal = JSON.parse(await readFile(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'))
  const entries = journal.entries.slice(0, 1)
  await cp(join(MIGRATIONS, `${entries[0].tag}.sql`), join(folder, `${entries[0].tag}.sql`))
  await mkdir(join(folder, 'meta'))
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
  return folder
}
