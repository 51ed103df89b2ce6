import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Actor } from '@/server/access/permission'
import { event, request } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { allowed, openWard, type Ward } from '../../../support/ward'
import { atBed } from './bedside-ward'

describeOnBothDatabases('A knock at the bed', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let bedside: Awaited<ReturnType<typeof atBed>>
  let vic: Actor
  beforeEach(async () => {
    ward = await openWard(await hospital())
    bedside = await atBed(ward)
    vic = await bedside.floor.person('virtual', 'Vic, RN')
  })
  afterEach(() => ward.close())

  const waiting = async (): Promise<string> => {
    const { view } = bedside.floor.value(await bedside.ask())
    const id = view.request?.id ?? ''
    await ward.until(id, 'waiting')
    return id
  }
  const joined = async (): Promise<string> => {
    const id = await waiting()
    await bedside.join(vic, id)
    return id
  }
  const knock = async () => (await bedside.view()).knock
  const answer = () => ward.bedside.answer(bedside.serve())
  const decline = async () => bedside.floor.value(await ward.bedside.decline(bedside.serve()))
  const leave = async () => bedside.floor.value(await ward.bedside.leave(bedside.serve()))
  const events = () =>
    ward.database.orm.select({ kind: event.kind }).from(event).where(eq(event.kind, 'request-updated'))
  const noCall = { refusal: { code: 'not_found', say: { key: 'bedside.noCall' } } }

  it('names the nurse at the door from the moment that they join', async () => {
    const id = await waiting()
    expect(await knock()).toBeNull()
    await bedside.join(vic, id)
    expect(await knock()).toEqual({
      requestId: id,
      by: { name: 'Vic, RN', role: 'virtual' },
      since: expect.any(Number),
      answered: null,
    })
  })

  it('gives no way into a call before there is one', async () => {
    expect(await answer()).toMatchObject(noCall)
    const id = await waiting()
    expect(await answer()).toMatchObject(noCall)
    await ward.assistance.claim(allowed(vic, 'request:claim'), id)
    expect(await answer()).toMatchObject(noCall)
    expect(await ward.bedside.decline(bedside.serve())).toMatchObject(noCall)
  })

  it('is opened with the patient’s link of the very call that the nurse is in', async () => {
    const id = await waiting()
    const nurses = await bedside.join(vic, id)
    const { url } = bedside.floor.value(await answer())
    expect(new URL(url).pathname).toBe(new URL(nurses.url).pathname)
    expect(new URL(url).searchParams.get('as')).toBe('patient')
    expect(new URL(nurses.url).searchParams.get('as')).toBe('provider')
    expect((await knock())?.answered).toBe('let-in')
    // After a reload: a new link into the same call, and no event.
    const before = await events()
    const again = bedside.floor.value(await answer())
    expect(new URL(again.url).pathname).toBe(new URL(url).pathname)
    expect(await events()).toEqual(before)
  })

  it('is declined in sight of the nurse, who knocks again by joining again', async () => {
    const id = await joined()
    const first = await knock()
    expect((await decline()).knock).toMatchObject({ answered: 'declined' })
    expect((await bedside.bed()).request).toMatchObject({ id, declinedAt: expect.any(Number) })
    await bedside.rejoin(vic, id)
    const second = await knock()
    expect(second?.answered).toBeNull()
    expect(second?.since).toBeGreaterThan(first?.since ?? Number.POSITIVE_INFINITY)
    expect((await bedside.bed()).request).not.toHaveProperty('declinedAt')
  })

  it('can be opened after it was declined', async () => {
    await joined()
    await decline()
    expect(await answer()).toMatchObject({ ok: true })
    expect((await bedside.bed()).request).not.toHaveProperty('declinedAt')
    // A late tap on the earlier screen does not put the nurse out.
    expect((await decline()).knock).toMatchObject({ answered: 'let-in' })
  })

  it('does not sound again for a nurse who only loads her page again', async () => {
    const id = await joined()
    await answer()
    const before = await knock()
    await bedside.rejoin(vic, id)
    expect(await knock()).toEqual(before)
  })

  it('is not opened for a nurse who has left the call, though no poll has seen it yet', async () => {
    const id = await joined()
    const earlier = new Date(Date.now() - 30_000)
    const [row] = await ward.database.orm
      .update(request)
      .set({ joinedAt: earlier, knockedAt: earlier })
      .where(eq(request.id, id))
      .returning()
    const left = { status: 'in progress.exam.ready' }
    await ward.elsewhere('PUT', `/qapi/embedded/appointments/${row?.appointmentId}`, left)
    expect(await answer()).toMatchObject({
      ok: false,
      refusal: { code: 'not_found', say: { key: 'bedside.callerLeft', values: { name: 'Vic, RN' } } },
    })
    expect((await knock())?.answered).toBeNull()
  })

  it('comes again after the call was hung up at the bed', async () => {
    const id = await joined()
    await answer()
    expect((await leave()).knock).toMatchObject({ answered: 'left' })
    await bedside.rejoin(vic, id)
    expect((await knock())?.answered).toBeNull()
  })

  it('ends with the claim, and with the request', async () => {
    const id = await joined()
    await ward.assistance.release(allowed(vic, 'request:release'), id)
    expect(await knock()).toBeNull()
    expect(await answer()).toMatchObject(noCall)
    const vera = await bedside.floor.person('charge', 'Vera, RN')
    await bedside.join(vera, id)
    expect(await knock()).toMatchObject({ by: { name: 'Vera, RN', role: 'charge' }, answered: null })
    await ward.assistance.complete(allowed(vera, 'request:complete'), id)
    expect(await bedside.view()).toMatchObject({ request: null, knock: null })
    expect(await answer()).toMatchObject(noCall)
  })

  it('says so when Solo does not answer, and lets no nurse in', async () => {
    await joined()
    await ward.line.become('refuse')
    expect(await answer()).toMatchObject({ ok: false, refusal: { code: 'upstream_unavailable' } })
    expect((await knock())?.answered).toBeNull()
  })

  it('moves with the patient and waits for its answer at the new bed', async () => {
    const id = await joined()
    await answer()
    const from = await bedside.bed()
    const to = (await bedside.board()).find((one) => one.patient === null && one.request === null)
    if (!to || !from.patient) throw new Error('nobody to move, or nowhere')
    const moved = await ward.assistance.move(allowed(await nurse(), 'bed:move'), from.id, {
      to: to.id,
      mrn: from.patient.mrn,
      otherMrn: null,
      request: id,
      otherRequest: null,
    })
    expect(moved).toMatchObject({ ok: true })
    expect(await bedside.view()).toMatchObject({ request: null, knock: null })
    expect(await answer()).toMatchObject(noCall)
    await bedside.giveDevice(to.id)
    expect((await bedside.view()).knock).toMatchObject({ requestId: id, answered: null })
  })

  const nurse = () => bedside.floor.person('charge', 'Carla, RN')
})
