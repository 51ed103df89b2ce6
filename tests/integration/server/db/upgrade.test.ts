import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asc, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, expect, it, vi } from 'vitest'
import { readAppointments } from '@/server/appointments/view'
import { appointment, bed, display } from '@/server/db/schema'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { projectRoot } from '@/server/platform/project-root'
import { displayActor } from '@/server/sessions/display-session'
import { describeOnBothDatabases } from '../../../support/database'
import { migrationsUpTo } from '../../../support/earlier-migrations'

const MIGRATIONS = join(projectRoot(), 'server/db/migrations')
const LIST = 'lantern_migrations'
const BUILDING = '00000000-0000-4000-8000-000000000001'
const idOf = (nth: number) => `00000000-0000-4000-8000-0000000001${String(nth).padStart(2, '0')}`

describeOnBothDatabases('A database of an earlier version', (open) => {
  let database: Database | undefined
  let folder: string | undefined
  afterEach(async () => {
    vi.useRealTimers()
    await database?.close()
    if (folder) await rm(folder, { recursive: true })
  })

  it('of the first release is migrated with what is in it, and its beds learn the ids of their patients', async () => {
    folder = await migrationsUpTo('0000_foundation')
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

  it('lets walls keep their names for a week, and no more', async () => {
    folder = await migrationsUpTo('0025_audit_syslog')
    database = await openDatabase({ ...(await open()), log: pino({ level: 'silent' }) })
    const { orm, migrate } = database
    await migrate(folder, LIST)
    for (const [nth, shows] of [true, false].entries()) {
      await orm.execute(sql`insert into lantern.display (id, name, shows_names, paired_by_id, paired_by_name)
        values (${idOf(nth)}, ${`Wall ${nth}`}, ${shows}, ${BUILDING}, 'Ada')`)
    }
    await migrate(MIGRATIONS, LIST)
    const walls = await orm.select().from(display).orderBy(asc(display.name))
    const shown = () => walls.map((wall) => displayActor(wall, 'a session').display?.showsNames)
    expect(shown()).toEqual([true, false])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 7 * 24 * 3_600_000 + 60_000 })
    expect(shown()).toEqual([false, false])
  })

  it('keeps why appointments were not booked, now by the keys of the sentences', async () => {
    folder = await migrationsUpTo('0009_bedside_devices')
    database = await openDatabase({ ...(await open()), log: pino({ level: 'silent' }) })
    const { orm, migrate } = database
    await migrate(folder, LIST)
    const stored = [...SENTENCES.map(([sentence]) => sentence), 'The clinic closed early.', null]
    for (const [nth, trouble] of stored.entries()) {
      await orm.execute(sql`insert into lantern.visit (id, patient_solo_id, waiting_room, starts_at, duration_seconds,
          reason, status, booked_by_id, booked_by_name, trouble)
        values (${idOf(nth)}, '1', 'GreatRoom', ${`2026-01-01T1${nth}:00:00Z`}, 900, 'Second look', 'failed',
          ${BUILDING}, 'Vera', ${trouble})`)
    }

    await migrate(MIGRATIONS, LIST)
    await migrate(MIGRATIONS, LIST)
    const { trouble, problem } = appointment
    const rows = orm.select({ trouble, problem }).from(appointment).orderBy(asc(appointment.startsAt))
    expect(await rows).toEqual([
      ...SENTENCES.map(([trouble, key]) => ({ trouble, problem: { message: trouble, say: { key } } })),
      {
        trouble: 'The clinic closed early.',
        problem: {
          message: 'The clinic closed early.',
          say: { key: 'appointment.asStored', values: { text: 'The clinic closed early.' } },
        },
      },
      { trouble: null, problem: null },
    ])
    const shown = await readAppointments(orm, undefined)
    expect(shown.map(({ trouble }) => trouble?.say?.key)).toEqual([
      ...SENTENCES.map(([, key]) => key),
      'appointment.asStored',
      undefined,
    ])
  })
})

/** What version 0.1 stored in `trouble`, and the key that names it. */
const SENTENCES = [
  ['It did not reach Solo. Book it again.', 'appointment.neverReached'],
  ['Solo does not know this appointment any more.', 'appointment.goneInSolo'],
  ['Solo has another patient under this number. Nothing was booked.', 'appointment.anotherPatient'],
  ['Solo does not know this patient.', 'solo.unknown.patient'],
  ['Solo refused. Try again, or call whoever keeps the appointments.', 'solo.refused.callBooking'],
  ['Solo does not answer. Try again, or call whoever keeps the appointments.', 'solo.silent.callBooking'],
] as const
