import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { accepted } from '@/lib/errors'
import { changeRequest } from '@/server/assistance/change'
import { callOver } from '@/server/assistance/outcome'
import { callIdIn } from '@/server/calls/find-call'
import { bed } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, BED_2, openWard, type Ward } from '../../../support/ward'

describeOnBothDatabases('The request of a call', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  const vic = actor('virtual', 'Vic, RN')
  const carl = actor('charge', 'Carl, RN')
  beforeEach(async () => {
    ward = await openWard(await hospital())
  })
  afterEach(() => ward.close())

  /** A call that Vic has joined. */
  async function joined() {
    const asked = { locator: BED_2, reason: 'fall-risk', priority: 'urgent' } as const
    const made = await ward.assistance.create(allowed(carl, 'request:create'), asked)
    if (!made.ok) throw new Error(made.refusal.code)
    const { id, bedId } = made.value.request
    await ward.until(id, 'waiting')
    await ward.assistance.claim(allowed(vic, 'request:claim'), id)
    return { id, bedId, callId: await join(id) }
  }
  async function join(id: string, mrn = '1234'): Promise<string> {
    const answer = await ward.assistance.join(allowed(vic, 'request:join'), id, { via: 'solo', mrn })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return callIdIn(answer.value.url) ?? ''
  }
  const of = (callId: string) => ward.assistance.ofCall(allowed(carl, 'patient:read'), callId)

  it('is found by the id in the address of its page, with the patient, for a user who may read patients', async () => {
    const { id, bedId, callId } = await joined()
    expect(await of(callId)).toMatchObject({
      ok: true,
      value: {
        request: { id, bedId, status: 'in-call', reason: 'fall-risk', ended: null },
        mrn: '1234',
        appointmentId: expect.stringMatching(/^\d+$/),
        reader: { userId: carl.userId, name: 'Carl, RN', role: 'charge' },
      },
    })
  })

  it('names no patient once the call is over, nor for another call of the request', async () => {
    const { id, callId } = await joined()
    await changeRequest(ward.database.orm, id, (row, now) =>
      accepted({ set: callOver(row, now), kind: 'request-updated' }),
    )
    expect(await of(callId)).toMatchObject({ value: { request: { id }, mrn: null, appointmentId: null } })
    const next = await join(id)
    expect(next).not.toBe(callId)
    expect(await of(next)).toMatchObject({ value: { request: { id }, mrn: '1234' } })
    expect(await of(callId)).toMatchObject({ value: { mrn: null, appointmentId: null } })
  })

  it('names its patient after its request has ended, and not who lies in the bed after them', async () => {
    const { id, bedId, callId } = await joined()
    await ward.assistance.complete(allowed(vic, 'request:complete'), id)
    expect(await of(callId)).toMatchObject({ value: { request: { status: 'completed' }, mrn: '1234' } })
    await ward.database.orm
      .update(bed)
      .set({ patientMrn: '5678', patientSoloId: 'another' })
      .where(eq(bed.id, bedId))
    expect(await of(callId)).toMatchObject({ value: { mrn: null, appointmentId: null } })
  })

  it('goes with its patient to another bed', async () => {
    const { bedId, callId } = await joined()
    const others = await ward.database.orm
      .select()
      .from(bed)
      .where(eq(bed.buildingId, await houseOf(bedId)))
    const other = others.find(({ id, patientMrn }) => id !== bedId && patientMrn !== null)
    if (!other?.patientMrn) throw new Error('Another patient is in the building.')
    const swap = { to: other.id, mrn: '1234', otherMrn: other.patientMrn, otherRequest: null }
    const view = await of(callId)
    const request = view.ok ? view.value.request.id : null
    await ward.assistance.move(allowed(carl, 'bed:move'), bedId, { ...swap, request })
    // The request went along with its patient: the call is still theirs.
    expect(await of(callId)).toMatchObject({ value: { request: { bedId: other.id }, mrn: '1234' } })
  })

  it('is none for a call of no request', async () => {
    expect(await of('76dc0be9-65e9-4832-9acb-caa292fafcc7')).toMatchObject({
      refusal: { code: 'not_found' },
    })
  })

  async function houseOf(bedId: string): Promise<string> {
    const [found] = await ward.database.orm.select().from(bed).where(eq(bed.id, bedId))
    return found?.buildingId ?? ''
  }
})
