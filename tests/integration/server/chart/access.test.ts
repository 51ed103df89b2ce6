import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EVERYTHING } from '@/lib/board/view'
import type { Actor } from '@/server/access/permission'
import { sealAll } from '@/server/audit/sealer'
import { createCoverageService } from '@/server/coverage/service'
import { auditEntry, bed, chartGlass, session } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { allowed, openWard, type Ward } from '../../../support/ward'
import { codeOf, employed, granted, whoLiesIn } from './charted-ward'

describeOnBothDatabases('Whose chart a nurse may read', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let nurse: Actor
  let place: typeof bed.$inferSelect
  beforeEach(async () => {
    ward = await openWard({ ...(await hospital()), ownUnitsOnly: true })
    nurse = await employed(ward, 'virtual', 'vic')
    const { bedId } = await whoLiesIn(ward, '431', 'bed 2')
    const [found] = await ward.database.orm.select().from(bed).where(eq(bed.id, bedId))
    if (!found) throw new Error('There is no such bed')
    place = found
  })
  afterEach(() => ward.close())

  const opened = (who: Actor) => ward.chart.open(allowed(who, 'chart:read'), place.id)
  const unit = () => place.department || place.floor
  const standsIn = (name: string): Actor => ({
    ...nurse,
    workplace: { ...EVERYTHING, building: place.buildingId, departments: [name] },
  })

  it('is that of no bed elsewhere, in any part, to read or to write', async () => {
    expect(codeOf(await opened(nurse))).toBe('not_your_unit')
    const of = { bedId: place.id, patient: place.patientSoloId ?? '' }
    const read = allowed(nurse, 'chart:read')
    const write = allowed(nurse, 'chart:write')
    const passed = ward.line.passed.length
    const outcomes = [
      await ward.chart.demographics(read, of),
      await ward.chart.episodes(read, of),
      await ward.chart.episodeAppointments(read, of, '1'),
      await ward.chart.appointments(read, of, { from: 0, to: 1 }),
      await ward.chart.note(read, of, '1'),
      await ward.chart.attachments(read, of, '1'),
      await ward.chart.documents(read, of),
      await ward.chart.answerNote(write, of, '1', { form: '1', answers: [] }),
      await ward.chart.addAttachment(write, of, '1', {
        name: 'a',
        type: 'image/png',
        bytes: new Uint8Array(),
      }),
      await ward.chart.removeAttachment(write, of, '1', '1'),
      await ward.chart.addDocument(write, of, { name: 'a', responses: [] }),
      await ward.chart.soloLink(allowed(nurse, 'solo:open'), of, '1'),
    ]
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => 'not_your_unit'))
    expect(ward.line.passed).toHaveLength(passed)
  })

  it('is that of the unit where the workstation stands, and of no other', async () => {
    expect(codeOf(await opened(standsIn(unit())))).toBe('accepted')
    expect(codeOf(await opened(standsIn('another unit')))).toBe('not_your_unit')
    const elsewhere = { ...EVERYTHING, building: 'another building', departments: [unit()] }
    expect(codeOf(await opened({ ...nurse, workplace: elsewhere }))).toBe('not_your_unit')
    const all = { ...EVERYTHING, building: place.buildingId }
    expect(codeOf(await opened({ ...nurse, workplace: all }))).toBe('not_your_unit')
  })

  it('is that of a unit that the nurse covers, until the shift ends', async () => {
    const coverage = createCoverageService(ward.database)
    const expiresAt = new Date(Date.now() + 3_600_000)
    await ward.database.orm
      .insert(session)
      .values({ id: nurse.sessionId, accountId: nurse.userId, expiresAt })
    const covers = allowed(nurse, 'coverage:set')
    granted(
      await coverage.set(covers, { units: [{ buildingId: place.buildingId, unit: unit() }], hours: 12 }),
    )
    expect(codeOf(await opened(nurse))).toBe('accepted')
    granted(await coverage.end(covers))
    expect(codeOf(await opened(nurse))).toBe('not_your_unit')
  })

  it('is that of a bed whose request the nurse has, and for 12 h after it', async () => {
    const locator = { deviceSerialNumber: place.deviceSerial ?? '' }
    const bedside = await employed(ward, 'bedside', 'bea')
    const asking = allowed(bedside, 'request:create')
    const made = granted(
      await ward.assistance.create(asking, { locator, reason: 'fall-risk', priority: 'urgent' }),
    )
    expect(codeOf(await opened(bedside))).toBe('accepted')
    await ward.until(made.request.id, 'waiting')
    expect(codeOf(await opened(nurse))).toBe('not_your_unit')
    granted(await ward.assistance.claim(allowed(nurse, 'request:claim'), made.request.id))
    expect(codeOf(await opened(nurse))).toBe('accepted')
  })

  it('is that of 120 an hour, counted for each nurse; what is open already can be read on', async () => {
    const nurses = [
      standsIn(unit()),
      { ...standsIn(unit()), userId: (await employed(ward, 'virtual', 'wanda')).userId },
    ]
    const [first, second] = nurses
    if (!first || !second) throw new Error('Two nurses were made')
    for (let turn = 0; turn < 120; turn += 1) granted(await opened(first))
    expect(await opened(first)).toMatchObject({
      refusal: { code: 'too_many_attempts', details: { retryAfterSeconds: expect.any(Number) } },
    })
    await sealAll(ward.database.orm)
    const rows = await ward.database.orm.select().from(auditEntry).where(eq(auditEntry.action, 'chart:read'))
    expect(rows.slice(-2).map(({ outcome }) => outcome)).toEqual(['done', 'too_many_attempts'])
    expect(codeOf(await opened(second))).toBe('accepted')
    const of = { bedId: place.id, patient: place.patientSoloId ?? '' }
    expect(codeOf(await ward.chart.demographics(allowed(first, 'chart:read'), of))).toBe('accepted')
  })

  describe('after the nurse has said why', () => {
    const reason = 'Helps the team of the floor above'
    const say = (who: Actor = nurse) =>
      ward.chart.breakGlass(allowed(who, 'chart:break-glass'), place.id, reason)

    it('is open for some hours, to that nurse and for that patient only', async () => {
      granted(await say())
      expect(codeOf(await opened(nurse))).toBe('accepted')
      expect(codeOf(await opened(await employed(ward, 'virtual', 'another')))).toBe('not_your_unit')
      await ward.database.orm.update(bed).set({ patientSoloId: 'another' }).where(eq(bed.id, place.id))
      expect(codeOf(await opened(nurse))).toBe('not_your_unit')
    })

    it('closes again', async () => {
      granted(await say())
      await ward.database.orm.update(chartGlass).set({ until: new Date() })
      expect(codeOf(await opened(nurse))).toBe('not_your_unit')
    })

    it('is shown to the charge nurse by place and reason, and names no patient', async () => {
      granted(await say())
      const charge = await employed(ward, 'charge', 'cleo')
      const shown = granted(await ward.chart.opened(allowed(charge, 'glass:read')))
      expect(shown).toMatchObject([{ by: nurse.name, reason, place: { room: '431', bed: 'bed 2' } }])
      expect(JSON.stringify(shown)).not.toContain(place.patientMrn)
    })

    it('leaves audit rows that say why the chart was open', async () => {
      granted(await say())
      granted(await opened(nurse))
      await sealAll(ward.database.orm)
      const rows = await ward.database.orm.select().from(auditEntry)
      const where = { bedId: place.id, patient: place.patientMrn, actorId: nurse.userId, outcome: 'done' }
      expect(rows.slice(-2)).toMatchObject([
        { ...where, action: 'chart:break-glass', reason },
        { ...where, action: 'chart:read', detail: '{"part":"opening","by":"glass"}' },
      ])
    })

    it('is refused after twenty charts in an hour', async () => {
      for (let turn = 0; turn < 20; turn += 1) granted(await say())
      expect(codeOf(await say())).toBe('too_many_attempts')
    })
  })
})
