import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Bed } from '@/lib/board/types'
import type { Result } from '@/lib/errors'
import { bed as bedTable, request } from '@/server/db/schema'
import { appointment, assistanceRequest, bed as soloBed } from '@/server/solo-emulator/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { bea, bedsOf } from './moved-beds'

const vera = actor('virtual', 'Vera')

describeOnBothDatabases('A call is for the patient who was confirmed, so that', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { poller: true })
  })
  afterEach(() => ward.close())
  const { at, threeBeds, ask, move, lookedAt, admitInSolo } = bedsOf(() => ward)

  const join = (id: string, who: Bed) =>
    ward.assistance.join(allowed(vera, 'request:join'), id, { via: 'solo', mrn: who.patient?.mrn ?? '' })
  const claimed = async (where: Bed) => {
    const id = await ask(where)
    await ward.until(id, 'waiting')
    await ward.assistance.claim(allowed(vera, 'request:claim'), id)
    return id
  }
  const rowOf = async (id: string) => {
    const [row] = await ward.database.orm
      .select({ row: request, bed: bedTable })
      .from(request)
      .innerJoin(bedTable, eq(bedTable.id, request.bedId))
      .where(eq(request.id, id))
    if (!row) throw new Error('No such request')
    return row
  }
  const spidOf = async ({ room, label }: Bed) => {
    const [row] = await ward.database.orm
      .select({ spid: soloBed.patientSpid })
      .from(soloBed)
      .where(and(eq(soloBed.room, room), eq(soloBed.bed, label)))
    return row?.spid ?? null
  }
  const booked = async (externalId: string) =>
    (await ward.database.orm.select().from(appointment).where(eq(appointment.externalId, externalId))).map(
      ({ patientSpid }) => patientSpid,
    )

  it('nothing is booked when a different patient is now in the bed', async () => {
    const { from, full } = await threeBeds()
    const before = await ward.database.orm.$count(appointment)
    const id = await claimed(from)
    expect(await join(id, full)).toMatchObject({ refusal: { code: 'patient_changed' } })
    expect(await ward.database.orm.$count(appointment)).toBe(before)
    expect((await rowOf(id)).row).toMatchObject({ status: 'claimed', appointmentId: null })
  })

  it('a nurse cannot join the earlier patient’s call for the patient that Solo names next', async () => {
    const { from, full } = await threeBeds()
    const id = await claimed(from)
    const first = await join(id, from)
    expect(first).toMatchObject({ ok: true })
    const soloId = (await rowOf(id)).row.soloId ?? ''
    const [his, hers] = [await spidOf(from), await spidOf(full)]
    await ward.database.orm
      .update(assistanceRequest)
      .set({ patientSpid: hers })
      .where(eq(assistanceRequest.id, soloId))
    await lookedAt(from)
    expect((await at(from)).patient).toEqual(full.patient)
    const { row, bed } = await rowOf(id)
    expect(row).toMatchObject({ appointmentId: null, soloPatientId: bed.patientSoloId })
    expect(bed.patientSoloId).toEqual(expect.any(String))

    expect(await join(id, from)).toMatchObject({ refusal: { code: 'patient_changed' } })
    const second = await join(id, full)
    expect(second).toMatchObject({ ok: true })
    expect(callOf(second)).not.toBe(callOf(first))
    expect(await booked(soloId)).toEqual([his])
    expect(await booked(`${soloId}.s1`)).toEqual([hers])
    expect(callOf(await join(id, full))).toBe(callOf(second))
  })

  it('a nurse settles a contradiction only about the patient that the screen showed', async () => {
    const { from, full, empty } = await threeBeds()
    await move(from, empty)
    await admitInSolo(full, empty)
    const id = await claimed(empty)
    const settle = (right: 'solo' | 'board', mrn: string | null | undefined) =>
      ward.assistance.settlePatient(allowed(bea, 'bed:move'), empty.id, { right, mrn: mrn ?? null })
    for (const [right, mrn] of [
      ['solo', from.patient?.mrn],
      ['board', full.patient?.mrn],
      ['solo', null],
    ] as const) {
      expect(await settle(right, mrn)).toMatchObject({ refusal: { code: 'patient_changed' } })
    }
    expect((await at(empty)).soloSays).toBeDefined()
    expect(await settle('solo', full.patient?.mrn)).toMatchObject({ ok: true })
    expect(await join(id, full)).toMatchObject({ ok: true })
    const { row } = await rowOf(id)
    expect(await booked(`${row.soloId}.s${row.callSeries}`)).toEqual([await spidOf(empty)])
  })
})

/** Returns the path of the call that a link leads to; each join gets its own link into it. */
function callOf(joined: Result<{ url: string }>): string {
  if (!joined.ok) throw new Error(joined.refusal.code)
  return new URL(joined.value.url).pathname
}
