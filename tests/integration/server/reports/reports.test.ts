import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { isNotNull, sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ReportView } from '@/lib/reports/types'
import { report } from '@/server/db/schema'
import type { NewReport } from '@/server/reports/contract'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { findSevenZip } from '../../../support/installed-programs.mjs'
import { asFile, openBySevenZip, openLockedZip } from '../../../support/locked-zip'
import { actor, allowed, IMPATIENT_MS, openWard, type Ward } from '../../../support/ward'

const PASSWORD = 'gr£9v6-twelve-and-more'
/** The reference's example visit is in October 2017. */
const OCTOBER: NewReport = {
  from: '2017-10-01T00:00:00-02:30',
  to: '2017-10-31T23:59:59-02:30',
  presetId: 'a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469',
  password: PASSWORD,
}
const FAILING = '00000000-0000-0000-0000-000000000000'
const STATUS = 'GET /qapi/v1/encounter-report/status/'
const hasSevenZip = findSevenZip() !== null || Boolean(process.env.CI)

/** No test lasts so long. */
const FOR_EVER_MS = 3_600_000

describeOnBothDatabases('encounter reports', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  const lines: string[] = []
  const charge = actor('charge', 'Carl Ek, RN')
  const permit = allowed(charge, 'report:order')

  beforeAll(async () => {
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
    ward = await openWard({ ...(await hospital()), log, timeoutMs: IMPATIENT_MS }, { outbox: false })
  })
  afterEach(async () => {
    await ward.line.become('pass')
    await ward.database.orm.delete(report)
    lines.length = 0
  })
  afterAll(() => ward.close())

  const order = async (change: Partial<NewReport> = {}): Promise<ReportView> => {
    const ordered = await ward.reports.order(permit, { ...OCTOBER, ...change })
    if (!ordered.ok) throw new Error(ordered.refusal.message)
    return ordered.value.report
  }
  const list = async () => {
    const listed = await ward.reports.list(permit)
    if (!listed.ok) throw new Error(listed.refusal.code)
    return listed.value.reports
  }
  const becomes = (id: string, state: string) =>
    expect.poll(async () => (await list()).find((one) => one.id === id)?.state).toBe(state)
  const lookedAt = () => ward.line.passed.filter((call) => call.startsWith(STATUS)).length

  it('are pending, then completed, and open with their password', async () => {
    const ordered = await order()
    expect(ordered).toMatchObject({
      state: 'pending',
      from: Date.parse(OCTOBER.from),
      to: Date.parse(OCTOBER.to),
      orderedBy: 'Carl Ek, RN',
      checkedAt: null,
    })
    await becomes(ordered.id, 'completed')
    const file = await ward.reports.download(permit, ordered.id)
    if (!file.ok) throw new Error(file.refusal.message)
    expect(file.value.name).toMatch(/^encounter-report-[0-9a-f]{8}\.zip$/)
    await asFile(file.value.bytes, (path) => {
      const csv = openLockedZip(path, PASSWORD)
      expect(parse(csv ?? '', { columns: true })).toMatchObject([{ appointmentId: '1', reasons: 'headache' }])
      expect(openLockedZip(path, 'another password')).toBeNull()
      if (hasSevenZip) expect(openBySevenZip(path, PASSWORD)).toBe(csv)
    })
    expect(await list()).toMatchObject([{ id: ordered.id, checkedAt: expect.any(Number) }])
  })

  it('fail where Solo cannot make them, and say what to do', async () => {
    const { id } = await order({ presetId: FAILING })
    await becomes(id, 'failed')
    const refusal = await ward.reports.download(permit, id)
    expect(refusal).toMatchObject({ refusal: { code: 'not_ready', message: /preset.*again/ } })
  })

  it('cannot be downloaded before they are made, nor by an id that no user ordered', async () => {
    const { id } = await order()
    expect(await ward.reports.download(permit, id)).toMatchObject({ refusal: { code: 'not_ready' } })
    const unknown = '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b'
    expect(await ward.reports.download(permit, unknown)).toMatchObject({ refusal: { code: 'not_found' } })
  })

  it('store their password nowhere; the log names the users who ordered and downloaded them', async () => {
    const { id } = await order()
    await becomes(id, 'completed')
    await ward.reports.download(permit, id)
    const everything = await ward.database.orm.execute(sql`
      select string_agg(t::text, '') as text from (
        select r::text as t from lantern.report r union all select i::text from lantern.idempotency i) all_rows`)
    expect(JSON.stringify(everything)).not.toContain('twelve-and-more')
    expect(lines.join('')).not.toContain('twelve-and-more')
    const facts = lines.map((line) => JSON.parse(line)).filter(({ reportId }) => reportId === id)
    expect(facts).toMatchObject([{ userId: charge.userId }, { userId: charge.userId }])
    expect(lines.join('')).not.toContain('Carl Ek')
  })

  describe('ordered twice with one Idempotency-Key', () => {
    it('are one report; with another key they are another', async () => {
      const first = await order({ idempotencyKey: 'tap-1' })
      const again = await ward.reports.order(permit, { ...OCTOBER, idempotencyKey: 'tap-1' })
      expect(again).toMatchObject({ value: { created: false, report: { id: first.id } } })
      expect((await order({ idempotencyKey: 'tap-2' })).id).not.toBe(first.id)
      expect(await list()).toHaveLength(2)
    })
    it('are refused when the key belongs to an order of other days', async () => {
      await order({ idempotencyKey: 'tap-3' })
      const other = await ward.reports.order(permit, {
        ...OCTOBER,
        to: '2017-10-30T23:59:59-02:30',
        idempotencyKey: 'tap-3',
      })
      expect(other).toMatchObject({ refusal: { code: 'idempotency_conflict' } })
    })
    it('wait for the first try, and are ordered when that one failed', async () => {
      await ward.line.become('hang')
      const tap = () => ward.reports.order(permit, { ...OCTOBER, idempotencyKey: 'tap-4' })
      const codes = (await Promise.all([tap(), tap()])).map((one) => !one.ok && one.refusal.code)
      expect(codes.sort()).toEqual(['not_ready', 'upstream_unavailable'])
      await ward.line.become('pass')
      await order({ idempotencyKey: 'tap-4' })
      expect(await list()).toHaveLength(1)
    })
  })

  it('are not in the list when Solo’s answer was lost, and the refusal says so', async () => {
    await ward.line.become('lose-answers')
    const lost = await ward.reports.order(permit, { ...OCTOBER, idempotencyKey: 'lost' })
    expect(lost).toMatchObject({
      refusal: { code: 'upstream_unavailable', message: expect.stringMatching(/may be.*again.*no harm/) },
    })
    await ward.line.become('pass')
    expect(await list()).toEqual([])
    await order({ idempotencyKey: 'lost' })
    expect(await list()).toHaveLength(1)
  })

  it('are refused as not ordered when the request never reached Solo', async () => {
    await ward.line.become('refuse')
    // Connections that were open when the line broke may have carried an order: the test uses those up first.
    await expect
      .poll(() => ward.reports.order(permit, OCTOBER))
      .toMatchObject({
        refusal: { code: 'upstream_unavailable', message: expect.stringMatching(/nothing was ordered/) },
      })
  })

  it('are listed in their last known state while Solo is down, and open once it is back', async () => {
    const { id } = await order()
    await ward.line.become('refuse')
    expect(await list()).toMatchObject([{ id, state: 'pending' }])
    await ward.line.become('pass')
    expect(await ward.reports.download(permit, id)).toMatchObject({ refusal: { code: 'not_ready' } })
    await becomes(id, 'completed')
    await ward.line.become('refuse')
    expect(await ward.reports.download(permit, id)).toMatchObject({
      refusal: { code: 'upstream_unavailable' },
    })
  })

  it('are polled at Solo once in 2 s however many users read the list, and no more once they ended', async () => {
    const { id } = await order()
    const before = lookedAt()
    await Promise.all(Array.from({ length: 8 }, list))
    expect(lookedAt() - before).toBe(1)
    await becomes(id, 'completed')
    const ended = lookedAt()
    await ward.database.orm.update(report).set({ askedAt: null })
    await list()
    expect(lookedAt()).toBe(ended)
  })

  it('are asked about again 2 s later, and a minute later once they have taken ten minutes', async () => {
    await order()
    const { orm } = ward.database
    const isAsked = async (ordered: string, asked: string) => {
      await orm.update(report).set({
        status: 'pending',
        orderedAt: sql`clock_timestamp() - ${ordered}::interval`,
        askedAt: sql`clock_timestamp() - ${asked}::interval`,
      })
      const [before] = await orm.select().from(report)
      await list()
      const [after] = await orm.select().from(report)
      return before?.askedAt?.getTime() !== after?.askedAt?.getTime()
    }
    expect(await isAsked('9 minutes', '3 seconds')).toBe(true)
    expect(await isAsked('11 minutes', '30 seconds')).toBe(false)
    expect(await isAsked('11 minutes', '61 seconds')).toBe(true)
  })

  it('are asked about twenty at once, the newest', async () => {
    await order()
    const { orm } = ward.database
    const [newest] = await orm.select().from(report)
    if (!newest) throw new Error('A report that was ordered has a row.')
    const older = Array.from({ length: 22 }, (_, at) => ({
      ...newest,
      id: randomUUID(),
      soloId: `older-${at}`,
      orderedAt: new Date(newest.orderedAt.getTime() - (at + 1) * 1_000),
    }))
    await orm.insert(report).values(older)
    await orm.update(report).set({ status: 'pending', askedAt: null })
    // Answered at once, so that the next test finds no look under way.
    await ward.line.become('deny')
    await list()
    const asked = await orm.select({ id: report.id }).from(report).where(isNotNull(report.askedAt))
    const expected = [newest, ...older].slice(0, 20).map(({ id }) => id)
    expect(asked.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
  })

  it('are given up when Solo has not made them within a day, or no longer knows them', async () => {
    const { id } = await order()
    const asIf = (soloId: string, age: string) =>
      ward.database.orm.update(report).set({
        soloId,
        status: 'pending',
        askedAt: null,
        orderedAt: sql`now() - ${age}::interval`,
      })
    await asIf('no-such-report', '25 hours')
    const before = lookedAt()
    expect(await list()).toMatchObject([{ id, state: 'overdue' }])
    expect(lookedAt()).toBe(before)
    await asIf('no-such-report', '10 seconds')
    expect(await list()).toMatchObject([{ id, state: 'pending' }])
    await asIf('no-such-report', '2 minutes')
    expect(await list()).toMatchObject([{ id, state: 'gone' }])
  })

  it.each([
    ['from', { from: 'yesterday' }],
    ['to', { to: '2017-09-30T23:59:59-02:30' }],
    ['to', { to: '2018-10-05T23:59:59-02:30' }],
    ['password', { password: 'eleven char' }],
  ])('are not ordered with a bad %s, which is named: %j', async (field, change) => {
    const before = ward.line.passed.length
    const refused = await ward.reports.order(permit, { ...OCTOBER, ...change })
    expect(refused).toMatchObject({ refusal: { code: 'invalid', field } })
    expect(ward.line.passed.length).toBe(before)
  })

  describe('the CSV of visits', () => {
    it('holds those of the days, and is logged without them', async () => {
      const file = await ward.reports.csvDump(permit, { from: '2017-10-01', to: '2017-10-31' })
      if (!file.ok) throw new Error(file.refusal.message)
      expect(file.value.name).toBe('visits-2017-10-01-to-2017-10-31.csv')
      const rows = parse(Buffer.from(file.value.bytes), { columns: true })
      expect(rows).toMatchObject([{ appointmentId: '1', reasons: 'headache' }])
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ userId: charge.userId }])
      expect(lines.join('')).not.toMatch(/headache|2017/)
    })
    it.each([
      ['from', { from: 'x', to: '2017-10-31' }],
      ['to', { from: '2017-10-02', to: '2017-10-01' }],
      ['to', { from: '2017-10-01', to: '2017-11-01' }],
    ])('is not made for bad days, and names %s: %j', async (field, days) => {
      expect(await ward.reports.csvDump(permit, days)).toMatchObject({ refusal: { code: 'invalid', field } })
    })
    it('says that Solo does not answer', async () => {
      await ward.line.become('refuse')
      expect(await ward.reports.csvDump(permit, { from: '2017-10-01', to: '2017-10-01' })).toMatchObject({
        refusal: { code: 'upstream_unavailable' },
      })
    })
  })
})

describeOnBothDatabases('Reports while Solo answers nothing', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeAll(async () => {
    ward = await openWard({ ...(await hospital()), timeoutMs: FOR_EVER_MS }, { outbox: false })
  })
  afterAll(() => ward.close())

  it('are listed in their last known state, for which no viewer waits until Solo is given up', async () => {
    const permit = allowed(actor('charge', 'Carl Ek, RN'), 'report:order')
    await ward.reports.order(permit, OCTOBER)
    await ward.line.become('hang')
    expect(await ward.reports.list(permit)).toMatchObject({ value: { reports: [{ state: 'pending' }] } })
  })
})
