import { between, sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { USUAL_NIGHT } from '@/lib/compliance/unusual/night'
import { createAccountManagement } from '@/server/accounts/management'
import { createOwnAccount } from '@/server/accounts/own-account'
import { leaseConfirmations } from '@/server/appointments/confirmation-worker'
import { readAppointments } from '@/server/appointments/view'
import { readRequest } from '@/server/assistance/view'
import { findCall } from '@/server/calls/find-call'
import { bedWithAccess } from '@/server/chart/access'
import { readTrailHead } from '@/server/compliance/read-head'
import { readByActor, readByPatient } from '@/server/compliance/read-trail'
import { readUnusual } from '@/server/compliance/read-unusual'
import { appointment } from '@/server/db/schema'
import { eventsAfter } from '@/server/event-log/event-log'
import type { Database, Orm, Transaction } from '@/server/platform/db/open'
import { readQueue } from '@/server/queue/snapshot'
import { listReports } from '@/server/reports/view'
import { isAnythingOwed } from '@/server/sync/outbox/anything-owed'
import { leasePolls } from '@/server/sync/poller/lease-polls'
import { forgetEntries } from '@/server/sync/webhooks/inbox'
import { describeOnBothDatabases } from '../../../support/database'
import { nodeLives } from '../../../support/node-seen'
import { actor, allowed } from '../../../support/ward'
import { openMigrated } from '../../fresh-database'

const log = pino({ level: 'silent' })
const BEDS = 20
const ROWS = 20_000
const DAY_MS = 86_400_000
const NURSE = '11111111-1111-4111-8111-111111111111'

/** A year: of each table that grows, one row every 26 minutes, spread over beds, nurses and patients. */
const at = sql`now() - make_interval(secs => 365.0 * 86400 * (${ROWS}::int - n) / ${ROWS}::int)`
const every = sql`generate_series(1, ${ROWS}::int) n join lantern.bed b on b.room = (n % ${BEDS}::int)::text`
const history = [
  sql`insert into lantern.building (name, last_event) values ('hospital', ${ROWS}::int)`,
  sql`insert into lantern.bed (building_id, floor, room, label, patient_mrn, patient_solo_id)
    select b.id, 'floor 2', n::text, 'bed 1', n::text, n::text from lantern.building b, generate_series(0, ${BEDS - 1}::int) n`,
  sql`insert into lantern.account (id, username, name, role, password_hash)
    values (${NURSE}::uuid, 'nurse', 'Nurse', 'virtual', '')`,
  sql`insert into lantern.account (username, name, role, password_hash)
    select 'nurse ' || n, 'Nurse ' || n, 'virtual', '' from generate_series(1, 19) n`,
  sql`insert into lantern.event (building_id, seq, at, kind, bed_id, data)
    select b.building_id, n, ${at}, 'request-updated', b.id, '{"bed":null,"ended":null}' from ${every}`,
  sql`insert into lantern.assistance_request (building_id, bed_id, status, priority, origin, locator, asked_at, ended_at, delivery,
      solo_id, solo_patient_id, claimed_by_id)
    select b.building_id, b.id, 'completed', 'urgent', 'lantern', '{}', ${at} - interval '1 hour', ${at}, 'done', n::text, n::text,
      ${NURSE}::uuid from ${every}`,
  sql`insert into lantern.audit_entry (seq, at, actor_kind, actor_id, action, outcome, bed_id, patient, previous, hash)
    select n, ${at}, 'account', case when n % 20 = 0 then ${NURSE}::uuid else gen_random_uuid() end,
      case when n % 4 = 0 then 'chart:read' else 'board:read' end, 'done', b.id, (n % 500)::text, '', '' from ${every}`,
  sql`insert into lantern.session (id, account_id, created_at, hand_at, expires_at, ended_at)
    select 's' || n, a.id, ${at} - interval '9 hours', ${at}, ${at} + interval '1 hour', ${at}
    from generate_series(1, ${ROWS}::int) n
    join (select id, row_number() over () - 1 as i from lantern.account) a on a.i = n % 20`,
  sql`insert into lantern.video_call (id, request_id, provider_id, building_id, bed_id, floor, room, bed, joined_at)
    select 'call ' || n, gen_random_uuid(), ${NURSE}::uuid, b.building_id, b.id, 'floor 2', b.room, 'bed 1', ${at} from ${every}`,
  sql`insert into lantern.visit (solo_id, bed_id, patient_solo_id, waiting_room, starts_at, duration_seconds, reason, status,
      booked_by_id, booked_by_name)
    select n::text, b.id, (n % 500)::text, 'room', ${at}, 900, 'reason', 'completed', ${NURSE}::uuid, 'Nurse' from ${every}`,
  sql`insert into lantern.report (solo_id, from_at, to_at, preset_id, status, ordered_by_id, ordered_by_name, ordered_at)
    select n::text, ${at}, ${at}, 'preset', 'completed', ${NURSE}::uuid, 'Nurse', ${at} from ${every}`,
  sql`insert into lantern.hint (digest, event, kind, subject, received_at, followed_at)
    select n::text, 'event', 'patient', n::text, ${at}, ${at} from ${every}`,
  sql`analyze`,
]

/** Whatever keeps a year of rows. */
const GROWING = sql`('event', 'assistance_request', 'audit_entry', 'session', 'video_call', 'visit', 'report', 'hint')`

interface Read {
  readonly relname: string
  readonly scans: number
  readonly rows: number
}

/** The connection's own counters: how often it scanned a table, and how many of its rows it has read. */
async function readSoFar(tx: Transaction): Promise<readonly Read[]> {
  const { rows } = (await tx.execute(sql`
    select relname, seq_scan::int as scans, (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows
    from pg_stat_xact_user_tables where schemaname = 'lantern' and relname in ${GROWING}`)) as {
    // What the query above selects.
    rows: readonly Read[]
  }
  return rows
}

describeOnBothDatabases('After a year', (open) => {
  let database: Database
  let ids: { readonly building: string; readonly bed: string; readonly request: string }
  beforeAll(async () => {
    database = await openMigrated(await open('tables'))
    for (const step of history) await database.orm.execute(step)
    const { rows } = (await database.orm.execute(sql`
      select building_id as building, id as bed,
        (select id from lantern.assistance_request where bed_id = bed.id limit 1) as request
      from lantern.bed where room = '7'`)) as { rows: readonly (typeof ids)[] }
    if (!rows[0]) throw new Error('There is no bed in room 7.')
    ids = rows[0]
    await nodeLives(database.orm, 'node')
  })
  afterAll(() => database.close())

  const nurse = { ...actor('virtual'), userId: NURSE }
  const manages = allowed(actor('admin'), 'account:manage')
  const owns = allowed(nurse, 'account:own')
  const lastWeek = () => ({ from: Date.now() - 7 * DAY_MS, to: Date.now() })
  const week = (days: number) => new Date(Date.now() + days * DAY_MS)

  it.each<[string, number, (orm: Orm) => unknown]>([
    ['the list of accounts', 40, (orm) => createAccountManagement({ orm }, log).list(manages)],
    ['one’s own account', 10, (orm) => createOwnAccount({ orm }, log).read(owns)],
    ['whether a chart is open to a nurse', 100, (orm) => bedWithAccess(orm, nurse, ids.bed)],
    ['a request by its id', 1, (orm) => readRequest(orm, ids.request)],
    ['the request of a call', 1, (orm) => findCall(orm, 'call 77')],
    ['the queue', 10, (orm) => readQueue(orm, false)],
    ['what a display has missed', 100, (orm) => eventsAfter(orm, ids.building, ROWS - 50, 500)],
    [
      'the appointments of a week',
      500,
      (orm) => readAppointments(orm, between(appointment.startsAt, week(-6), week(1))),
    ],
    ['the reports', 100, (orm) => listReports(orm)],
    ['who looked at a patient', 100, (orm) => readByPatient(orm, '7', { ...lastWeek(), before: null })],
    ['what a user did', 200, (orm) => readByActor(orm, NURSE, { ...lastWeek(), before: null })],
    ['unusual access of a week', 600, (orm) => readUnusual(orm, lastWeek(), USUAL_NIGHT)],
    ['the head of the audit trail', 10, (orm) => readTrailHead(orm)],
    ['which appointments to ask Solo about', 10, (orm) => leaseConfirmations(orm, 4, 60_000)],
    [
      'which beds to poll',
      100,
      (orm) => leasePolls(orm, 'node', { most: 4, busyFirst: true, leaseMs: 60_000 }),
    ],
    ['whether anything is owed', 10, (orm) => isAnythingOwed(orm)],
    ['which webhooks to forget', 10, (orm) => forgetEntries(orm, 366 * DAY_MS)],
  ])('%s: no table is read whole, and at most %i rows of history', async (_, most, run) => {
    const read = await database.orm.transaction(async (tx) => {
      const before = await readSoFar(tx)
      // What runs in this transaction uses it as its database.
      await run(tx as unknown as Orm)
      const after = await readSoFar(tx)
      return after.map(({ relname, scans, rows }) => {
        const start = before.find((one) => one.relname === relname)
        return { relname, scans: scans - (start?.scans ?? 0), rows: rows - (start?.rows ?? 0) }
      })
    })
    expect(read.filter(({ scans, rows }) => scans > 0 || rows > most)).toEqual([])
  })
})
