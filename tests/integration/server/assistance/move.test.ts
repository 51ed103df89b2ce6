import { eq, ne } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bed as bedTable, request as requestTable } from '@/server/db/schema'
import { describeOnPostgres } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { allowed, openWard, type Ward } from '../../../support/ward'
import { bea, bedsOf, WATCHED } from './moved-beds'

describeOnPostgres('A patient who is moved', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  beforeEach(async () => {
    ward = await openWard(await hospital(), { poller: true })
  })
  afterEach(() => ward.close())
  const { at, threeBeds, ask, move, lookedAt, soloAt, placeOf } = bedsOf(() => ward)

  it('takes the open request along, and no poll of the old or the new place ends or doubles it', async () => {
    const { from, empty } = await threeBeds()
    const id = await ask(from)
    await ward.until(id, 'waiting')
    expect(await move(from, empty)).toEqual({
      ok: true,
      value: { from: from.id, to: empty.id, swapped: false },
    })
    await lookedAt(from, empty)
    expect(await at(empty)).toMatchObject({
      occupied: true,
      patient: from.patient,
      request: { id, status: 'waiting', askedBy: 'Bea' },
    })
    expect(await at(from)).toMatchObject({ occupied: false, patient: null, request: null })
    expect(await ward.soloRequests()).toEqual({ all: 1, open: [(await soloAt(from)).body.id] })
    // Changes to the request at its old place in Solo still reach it here.
    await ward.elsewhere('PUT', `/qapi/embedded/request-assistance/${(await soloAt(from)).body.id}`, {
      assignedTo: { firstName: 'Ada', lastName: 'Byron' },
    })
    await expect.poll(async () => (await at(empty)).request?.claimedBy?.name, WATCHED).toBe('Ada Byron')
    await ward.elsewhere('DELETE', '/qapi/v1/request-assistance', placeOf(from))
    expect(await ward.until(id, 'completed')).toMatchObject({
      bedId: empty.id,
      ended: { reason: 'ended-in-solo' },
    })
  })

  it('is closed at the old place when it ends here, and stays closed', async () => {
    const { from, empty } = await threeBeds()
    const id = await ask(from)
    await ward.until(id, 'waiting')
    await move(from, empty)
    await ward.assistance.cancel(allowed(bea, 'request:cancel'), id, 'another-reason')
    await expect.poll(async () => (await ward.soloRequests()).open, WATCHED).toEqual([])
    await lookedAt(from, empty)
    expect([(await at(from)).request, (await at(empty)).request]).toEqual([null, null])
  })

  it('swaps with the patient in the new bed, each with their own request', async () => {
    const { from, full } = await threeBeds()
    const [mine, theirs] = [await ask(from), await ask(full, 'urgent')]
    await ward.until(mine, 'waiting')
    await ward.until(theirs, 'waiting')
    expect(await move(from, full)).toMatchObject({ value: { swapped: true } })
    await lookedAt(from, full)
    expect(await at(full)).toMatchObject({ patient: from.patient, request: { id: mine } })
    expect(await at(from)).toMatchObject({ patient: full.patient, request: { id: theirs } })
    expect((await ward.soloRequests()).open).toHaveLength(2)
    // Ending one request does not change the other.
    await ward.assistance.cancel(allowed(bea, 'request:cancel'), mine, 'another-reason')
    await expect.poll(async () => (await ward.soloRequests()).open.length, WATCHED).toBe(1)
    await lookedAt(from, full)
    expect((await at(from)).request).toMatchObject({ id: theirs, status: 'waiting' })
    expect((await at(full)).request).toBeNull()
    // And back: everything is as it was.
    await move(await at(from), await at(full))
    await lookedAt(from, full)
    expect((await at(full)).request).toMatchObject({ id: theirs, status: 'waiting' })
    expect((await at(full)).patient).toEqual(full.patient)
  })

  it('leaves a request at the new bed in place when no patient was known there', async () => {
    const { from, empty } = await threeBeds()
    const id = await ask(empty)
    await ward.until(id, 'waiting')
    expect(await move(from, empty)).toMatchObject({ ok: true, value: { swapped: false } })
    await lookedAt(from, empty)
    expect(await at(empty)).toMatchObject({ patient: from.patient, request: { id, status: 'waiting' } })
    expect((await at(from)).request).toBeNull()
    const [row] = await ward.database.orm
      .select({ soloPatientId: requestTable.soloPatientId, patientSoloId: bedTable.patientSoloId })
      .from(requestTable)
      .innerJoin(bedTable, eq(bedTable.id, requestTable.bedId))
    expect(row?.soloPatientId).toBe(row?.patientSoloId)
  })

  it('is refused when the open request at either bed is not the one that was shown', async () => {
    const { from, empty } = await threeBeds()
    const shown = {
      to: empty.id,
      mrn: from.patient?.mrn ?? '',
      otherMrn: null,
      request: null,
      otherRequest: null,
    }
    const tryMove = (asShown: object = {}) =>
      ward.assistance.move(allowed(bea, 'bed:move'), from.id, { ...shown, ...asShown })
    const id = await ask(empty)
    const refusal = { code: 'patient_changed', message: expect.stringContaining(empty.room) }
    expect(await tryMove()).toMatchObject({ refusal })
    expect(await tryMove({ request: id, otherRequest: id })).toMatchObject({
      refusal: { code: 'patient_changed' },
    })
    expect((await at(from)).patient).toEqual(from.patient)
    expect(await tryMove({ otherRequest: id })).toMatchObject({ ok: true })
  })

  it('sends an unsent request from the new place', async () => {
    const { from, empty } = await threeBeds()
    await ward.line.become('refuse')
    const id = await ask(from)
    await ward.until(id, 'not-sent')
    await move(from, empty)
    await ward.line.become('pass')
    await ward.until(id, 'waiting')
    expect((await soloAt(empty)).status).toBe(200)
    expect((await soloAt(from)).status).toBe(404)
    await lookedAt(from, empty)
    expect(await at(empty)).toMatchObject({ patient: from.patient, request: { id } })
  })

  it('makes one call in Solo when the answer to the first try was lost', async () => {
    const { from, empty } = await threeBeds()
    await ward.line.become('lose-answers')
    const id = await ask(from)
    await ward.until(id, 'not-sent')
    await move(from, empty)
    await ward.line.become('pass')
    await ward.until(id, 'waiting')
    await lookedAt(from, empty)
    expect(await ward.soloRequests()).toEqual({ all: 1, open: [(await soloAt(from)).body.id] })
    expect(await at(empty)).toMatchObject({ patient: from.patient, request: { id, status: 'waiting' } })
    expect(await at(from)).toMatchObject({ occupied: false, patient: null, request: null })
    expect((await at(from)).soloSays).toBeUndefined()
  })

  it('is refused for a patient other than the confirmed one, another building, an empty bed, and the same bed', async () => {
    const { from, full, empty } = await threeBeds()
    const [abroad] = await ward.database.orm
      .select({ id: bedTable.id })
      .from(bedTable)
      .where(ne(bedTable.buildingId, from.buildingId))
      .limit(1)
    const tries = [
      await move(from, full, 'another'),
      await move({ ...from, patient: full.patient }, empty),
      await move(from, { ...empty, id: abroad?.id ?? '' }),
      await move(empty, full),
      await move(from, from),
    ]
    expect(tries.map((one) => !one.ok && one.refusal.code)).toEqual([
      'patient_changed',
      'patient_changed',
      'invalid',
      'no_patient',
      'invalid',
    ])
    expect((await at(from)).patient).toEqual(from.patient)
  })

  it('loses no request when moves, claims and polls race', async () => {
    const { from, full, empty } = await threeBeds()
    const id = await ask(from)
    const mrns = new Set([from.patient?.mrn, full.patient?.mrn, undefined])
    for (let round = 0; round < 12; round += 1) {
      const now = await Promise.all([from, full, empty].map(at))
      const tries = now.flatMap((one) =>
        now.filter((other) => one.patient && other !== one).map((other) => move(one, other)),
      )
      await Promise.all(tries)
      const after = await Promise.all([from, full, empty].map(at))
      expect(new Set(after.map((one) => one.patient?.mrn))).toEqual(mrns)
      expect(after.filter((one) => one.request).map((one) => [one.request?.id, one.patient?.mrn])).toEqual([
        [id, from.patient?.mrn],
      ])
    }
    await ward.until(id, 'waiting')
    await lookedAt(from, full, empty)
    const rows = await ward.database.orm.select().from(requestTable)
    expect(rows.map((row) => [row.id, row.endedAt])).toEqual([[id, null]])
    expect((await ward.soloRequests()).all).toBe(1)
  })
})
