import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Action } from '@/lib/board/roles'
import type { Result } from '@/lib/errors'
import type { Actor } from '@/server/access/permission'
import { createAudit } from '@/server/audit/audit'
import { createCoverageService } from '@/server/coverage/service'
import { bed, building, request } from '@/server/db/schema'
import { createEscalationService } from '@/server/escalation/service'
import { createLayoutService } from '@/server/layout/service'
import { demoPdf } from '@/server/solo-emulator/demo/files'
import { createViewService } from '@/server/views/service'
import { type AuditRow, newAuditRows } from '../../../support/audit-rows'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { appointmentFor, employed, granted, whoLiesIn, YURA } from '../chart/charted-ward'

describeOnBothDatabases('An act that is done leaves one row', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let nurse: Actor
  let place: typeof bed.$inferSelect
  let rows: () => Promise<readonly AuditRow[]>
  beforeEach(async () => {
    ward = await openWard(await hospital())
    nurse = await employed(ward, 'charge', 'cleo')
    place = await bedOf('431', 'bed 2')
    rows = newAuditRows(() => ward.database.orm)
    await rows()
  })
  afterEach(() => ward.close())

  async function bedOf(room: string, label: string): Promise<typeof bed.$inferSelect> {
    const { bedId } = await whoLiesIn(ward, room, label)
    const [found] = await ward.database.orm.select().from(bed).where(eq(bed.id, bedId))
    if (!found) throw new Error('There is no such bed')
    return found
  }

  /** Does an act by permit, and expects one row that says what it says. */
  async function does<A extends Action, T>(
    action: A,
    act: (permit: ReturnType<typeof allowed<A>>) => Promise<Result<T>>,
    says: Partial<AuditRow> = {},
  ): Promise<T> {
    const done = granted(await act(allowed(nurse, action)))
    const who = { actorId: nurse.userId, role: nurse.role, actorKind: 'account', outcome: 'done' }
    expect(await rows(), `${action} ${says.detail ?? ''}`).toMatchObject([{ ...who, action, ...says }])
    return done
  }

  it('from asking for help to taking back how the call ended', async () => {
    const { assistance } = ward
    const at = { bedId: place.id, buildingId: place.buildingId, patient: place.patientMrn }
    const asked = { locator: { deviceSerialNumber: place.deviceSerial ?? '' }, reason: 'fall-risk' } as const
    const { request: made } = await does(
      'request:create',
      (may) => assistance.create(may, { ...asked, priority: 'urgent' }),
      at,
    )
    const { id } = made
    const of = { ...at, requestId: id }
    await ward.until(id, 'waiting')
    await rows()
    await does('request:claim', (may) => assistance.claim(may, id), of)
    const joining = { via: 'solo', mrn: place.patientMrn ?? '' } as const
    await does('request:join', (may) => assistance.join(may, id, joining), {
      ...of,
      detail: '{"via":"solo"}',
    })
    const [{ appointmentId } = { appointmentId: null }] = await ward.database.orm
      .select()
      .from(request)
      .where(eq(request.id, id))
    await does('appointment:link', (may) => assistance.providerLink(may, appointmentId ?? '', 'solo'), of)
    await does('request:complete', (may) => assistance.sayOutcome(may, id, { kind: 'completed' }), {
      ...of,
      detail: '{"outcome":"completed"}',
    })
    await does('request:complete', (may) => assistance.undoOutcome(may, id), {
      ...of,
      detail: '{"outcome":"undone"}',
    })
    await does('request:release-any', (may) => assistance.release(may, id), of)
    await does('request:claim', (may) => assistance.claim(may, id), of)
    await does('request:complete-any', (may) => assistance.complete(may, id), of)
  })

  it('of an ended request it names no one who lies in the bed now', async () => {
    const asked = { locator: { deviceSerialNumber: place.deviceSerial ?? '' }, reason: 'fall-risk' } as const
    const { request: made } = await does('request:create', (may) =>
      ward.assistance.create(may, { ...asked, priority: 'urgent' }),
    )
    await does('request:cancel', (may) => ward.assistance.cancel(may, made.id, 'asked-by-mistake'), {
      reason: 'asked-by-mistake',
    })
    await does('request:read', (may) => ward.assistance.get(may, made.id), { bedId: place.id, patient: null })
  })

  it('for a move', async () => {
    const other = await bedOf('425', 'bed 1')
    const move = {
      to: other.id,
      mrn: place.patientMrn ?? '',
      otherMrn: other.patientMrn,
      request: null,
      otherRequest: null,
    }
    await does('bed:move', (may) => ward.assistance.move(may, place.id, move), {
      bedId: place.id,
      detail: JSON.stringify({ to: other.id }),
    })
  })

  it('for what is written in a chart', async () => {
    const of = { bedId: place.id, patient: place.patientSoloId ?? '' }
    const visit = await appointmentFor(ward, YURA)
    const at = { bedId: place.id, patient: place.patientMrn }
    const form = granted(await ward.chart.note(allowed(nurse, 'chart:read'), of, visit)).find(
      ({ name }) => name === 'Virtual Nursing - Round',
    )
    const question = form?.sections
      ?.flatMap(({ questions }) => questions)
      .find(({ answerable }) => answerable)
    const value = [question?.options?.[0] ?? 'Yes']
    await rows()
    const answers = [{ id: question?.id ?? '', value, was: [] }]
    await does(
      'chart:write',
      (may) => ward.chart.answerNote(may, of, visit, { form: form?.id ?? '', answers }),
      at,
    )
    const file = { name: 'a.pdf', type: 'application/pdf', bytes: demoPdf(1_000) }
    const added = await does('chart:write', (may) => ward.chart.addAttachment(may, of, visit, file), at)
    await does('chart:write', (may) => ward.chart.removeAttachment(may, of, visit, added.id), at)
    const responses = [{ question: 'Diet', response: 'Soft' }]
    await does('chart:write', (may) => ward.chart.addDocument(may, of, { name: 'Handover', responses }), at)
  })

  it('and what is refused before Solo is asked leaves one that says so', async () => {
    const of = { bedId: place.id, patient: place.patientSoloId ?? '' }
    const visit = await appointmentFor(ward, YURA)
    const write = allowed(nurse, 'chart:write')
    const wrong = { name: 'a.pdf', type: 'application/pdf', bytes: new TextEncoder().encode('no PDF') }
    await ward.chart.addAttachment(write, of, visit, wrong)
    await ward.chart.answerNote(write, of, visit, { form: 'none', answers: [] })
    expect((await rows()).map(({ outcome }) => outcome)).toEqual(['unsupported_media_type', 'not_found'])
  })

  it('and a part of a chart that Solo does not give leaves the row from before it was asked, and one that says so', async () => {
    const of = { bedId: place.id, patient: place.patientSoloId ?? '' }
    await ward.line.become('refuse')
    expect(await ward.chart.demographics(allowed(nurse, 'chart:read'), of)).toMatchObject({ ok: false })
    const about = { action: 'chart:read', patient: place.patientMrn }
    expect(await rows()).toMatchObject([
      { ...about, outcome: 'done' },
      { ...about, outcome: 'upstream_unavailable' },
    ])
  })

  it('and what fails after its row was written leaves one that says so', async () => {
    const audit = createAudit(ward.database.orm)
    const about = { bedId: place.id }
    const breaks = (): never => {
      throw new Error('a fault of Lantern')
    }
    const reading = audit.read(allowed(nurse, 'chart:read'), about, async (_, writeAhead) => {
      writeAhead()
      return breaks()
    })
    await expect(reading).rejects.toThrow('a fault of Lantern')
    const sending = audit.send(allowed(nurse, 'chart:write'), about, async (begin) => {
      await begin()
      return breaks()
    })
    await expect(sending).rejects.toThrow('a fault of Lantern')
    expect((await rows()).map(({ action, outcome }) => [action, outcome]).sort()).toEqual([
      ['chart:read', 'done'],
      ['chart:read', 'internal'],
      ['chart:write', 'done'],
      ['chart:write', 'internal'],
    ])
  })

  it('names the patient whose chart was shown, who has left the bed since', async () => {
    const of = { bedId: place.id, patient: place.patientSoloId ?? '' }
    ward.line.meanwhile(/^GET /, () =>
      ward.database.orm.update(bed).set({ patientMrn: 'ANOTHER' }).where(eq(bed.id, place.id)),
    )
    granted(await ward.chart.demographics(allowed(nurse, 'chart:read'), of))
    expect(await rows()).toMatchObject([{ action: 'chart:read', patient: place.patientMrn }])
  })

  it('for appointments, coverage, views, escalation and layout', async () => {
    const slots = granted(
      await ward.appointments.slots(allowed(nurse, 'appointment:book'), {
        waitingRoom: 'GreatRoom',
        from: Date.now(),
        to: Date.now() + 5 * 86_400_000,
        durationSeconds: 900,
      }),
    )
    await rows()
    const [slot] = slots
    if (!slot) throw new Error('There is no free slot')
    const wanted = {
      ...slot,
      bedId: place.id,
      patient: place.patientSoloId ?? '',
      waitingRoom: 'GreatRoom',
      reason: 'Round',
    }
    const { appointment: booked } = await does(
      'appointment:book',
      (may) => ward.appointments.book(may, wanted),
      { bedId: place.id, patient: place.patientMrn },
    )
    await does('appointment:book', (may) => ward.appointments.cancel(may, booked.id))
    const units = [{ buildingId: place.buildingId, unit: place.department || place.floor }]
    const coverage = createCoverageService(ward.database)
    await does('coverage:set', (may) => coverage.set(may, { units, hours: 12 }))
    await does('coverage:set', (may) => coverage.end(may))
    const views = createViewService(ward.database)
    const saved = await does('view:save', (may) => views.save(may, { name: 'Nights', query: '' }))
    await does('view:save', (may) => views.remove(may, saved.id))
    const paths = createEscalationService(ward.database)
    const seen = { building: place.buildingId, unit: '', priority: 'urgent', version: null } as const
    const steps = [{ afterSeconds: 0, reach: 'everybody' }] as const
    const path = await does('escalation:edit', (may) => paths.save(may, { ...seen, steps }))
    await does('escalation:edit', (may) => paths.inherit(may, { ...seen, version: path.version }))
    nurse = actor('admin', 'Aiko')
    const [house] = await ward.database.orm.select().from(building).where(eq(building.id, place.buildingId))
    const layout = createLayoutService(ward.database)
    const edit = { floor: '9', room: '901', bed: 'bed 1', department: null, deviceSerial: null }
    const { id } = await does('layout:manage', (may) => layout.addBed(may, place.buildingId, edit))
    await does('layout:manage', (may) => layout.retireBed(may, id), { bedId: id })
    await does('layout:manage', (may) => layout.returnBed(may, id), { bedId: id })
    await does('layout:manage', (may) =>
      layout.setBuildingPhone(may, place.buildingId, { phone: '1', seen: house?.phone ?? null }),
    )
  })
})
