import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { ownHospitalOf } from '../../../support/hospital'
import { ask } from '../../app/api/route-calls'
import { type HouseAtBed, openHouseAtBed } from './house-at-bed'

describeOnBothDatabases('What a route answers while the database takes no audit row', (open) => {
  const hospital = ownHospitalOf(open)
  let database: Database
  let at: HouseAtBed
  const run = (text: string) => database.orm.execute(sql.raw(text))

  beforeAll(async () => {
    database = (await hospital()).database
    at = await openHouseAtBed(database)
    await at.house.newRows()
    await run(
      `create function no_row() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
    )
    await run(
      'create trigger no_row before insert on lantern.audit_inbox for each row execute function no_row()',
    )
  })
  afterEach(() => run('alter table lantern.audit_inbox enable trigger no_row'))
  afterAll(() => at.house.close())

  const PERIOD = { from: 0, to: Date.now() + 60_000 }
  const patient = () => encodeURIComponent(at.place.patientSoloId ?? '')
  const reads = [
    ['GET', 'board', 'virtual', () => ({})],
    ['GET', 'queue', 'virtual', () => ({})],
    ['POST', 'beds/search', 'bedside', () => ({ body: { text: at.place.patientMrn } })],
    ['GET', 'beds/[id]/chart', 'bedside', () => ({ id: at.place.id })],
    [
      'GET',
      'beds/[id]/chart/demographics',
      'bedside',
      () => ({ id: at.place.id, headers: { 'chart-patient': patient() } }),
    ],
    ['POST', 'compliance/patient', 'compliance', () => ({ body: { mrn: at.place.patientMrn, ...PERIOD } })],
    ['POST', 'compliance/export', 'compliance', () => ({ body: { ...PERIOD, format: 'csv' } })],
  ] as const

  describe.each(reads)('%s %s', (method, folder, role, request) => {
    const answer = async () => {
      const cookie = at.cookieAtUnit(role)
      const { response, status, body } = await ask(method, folder, { ...request(), cookie })
      return { status, text: body === null ? await response.text() : JSON.stringify(body) }
    }

    test('holds nothing of what was read, and says that it failed', async () => {
      const { status, text } = await answer()
      expect(status).toBe(500)
      expect(JSON.parse(text)).toMatchObject({ error: { code: 'internal' } })
      for (const shown of [at.place.patientMrn, at.place.patientName]) expect(text).not.toContain(shown)
      await run('alter table lantern.audit_inbox disable trigger no_row')
      expect((await answer()).status).toBe(200)
    })
  })

  test('to asking for help is that it failed, and no request is made', async () => {
    const before = await run('select count(*)::int as n from lantern.assistance_request')
    const body = { locator: { patientMrn: at.place.patientMrn }, reason: 'fall-risk', priority: 'urgent' }
    const asked = await ask('POST', 'assistance-requests', { body, cookie: at.cookieAtUnit('bedside') })
    expect(asked).toMatchObject({ status: 500, body: { error: { code: 'internal' } } })
    expect(await run('select count(*)::int as n from lantern.assistance_request')).toMatchObject({
      rows: (before as { rows: unknown[] }).rows,
    })
  })
})
