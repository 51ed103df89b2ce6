import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Actor } from '@/server/access/permission'
import { event, request } from '@/server/db/schema'
import { describeOnPostgres } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { allowed, openWard, type Ward } from '../../../../support/ward'
import { atBed } from '../../bedside/bedside-ward'

describeOnPostgres('Who Solo says is in the call of a request', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let bedside: Awaited<ReturnType<typeof atBed>>
  let vic: Actor
  beforeEach(async () => {
    ward = await openWard(await hospital(), { poller: true })
    bedside = await atBed(ward)
    vic = await bedside.floor.person('virtual', 'Vic, RN')
  })
  afterEach(() => ward.close())

  const rowOf = async (id: string) => {
    const [row] = await ward.database.orm.select().from(request).where(eq(request.id, id))
    if (!row) throw new Error('No such request')
    return row
  }
  const says = async (id: string, body: { status?: string; videoCall?: string }) => {
    const { appointmentId } = await rowOf(id)
    expect(await ward.elsewhere('PUT', `/qapi/embedded/appointments/${appointmentId}`, body)).toMatchObject({
      status: 200,
    })
  }
  /** A request whose nurse has joined, seen by Solo in the call. */
  const attended = async () => {
    const { view } = bedside.floor.value(await bedside.ask())
    const id = view.request?.id ?? ''
    await ward.until(id, 'waiting')
    await bedside.join(vic, id)
    await says(id, { status: 'in progress.exam.progress' })
    await expect.poll(async () => (await rowOf(id)).appointmentStatus).toBe('in progress.exam.progress')
    return id
  }
  const knock = async () => (await bedside.view()).knock
  const answer = () => ward.bedside.answer(bedside.serve())

  it('ends the knock of a nurse who left, who keeps the claim and knocks again when they are back', async () => {
    const id = await attended()
    const first = await knock()
    expect(first).toMatchObject({ answered: null })
    await says(id, { status: 'in progress.exam.ready' })
    expect(await ward.until(id, 'claimed')).toMatchObject({ claimedBy: { name: 'Vic, RN' }, joinedAt: null })
    expect(await knock()).toBeNull()
    expect(await answer()).toMatchObject({ ok: false, refusal: { say: { key: 'bedside.noCall' } } })

    await says(id, { status: 'in progress.exam.progress' })
    await ward.until(id, 'in-call')
    const again = await knock()
    expect(again).toMatchObject({ answered: null })
    expect(again?.since).toBeGreaterThan(first?.since ?? Number.POSITIVE_INFINITY)
    expect(await answer()).toMatchObject({ ok: true })
  })

  it('says that the bed waits which let a nurse in who is not there, until it leaves', async () => {
    const id = await attended()
    expect(await answer()).toMatchObject({ ok: true })
    await says(id, { status: 'in progress.exam.ready' })
    await ward.until(id, 'claimed')
    expect((await bedside.bed()).request).toMatchObject({ bedWaitsSince: expect.any(Number) })
    expect(await knock()).toBeNull()
    bedside.floor.value(await ward.bedside.leave(bedside.serve()))
    expect((await bedside.bed()).request).not.toHaveProperty('bedWaitsSince')
    // The bed left the call: the nurse who joins it again is not let in any more.
    await bedside.rejoin(vic, id)
    expect(await knock()).toMatchObject({ answered: null })
  })

  it('returns the request of a nurse whose connection is lost, and calls everyone again', async () => {
    const id = await attended()
    await says(id, { status: 'in progress.exam.ready', videoCall: 'incomplete' })
    expect(await ward.until(id, 'waiting')).toMatchObject({
      claimedBy: null,
      returns: 1,
      returnedFrom: 'Vic, RN',
    })
    expect(await knock()).toBeNull()
    const kinds = await ward.database.orm.select({ kind: event.kind }).from(event).orderBy(event.seq)
    expect(kinds.at(-1)).toEqual({ kind: 'request-returned' })
    // The next nurse gets a call of their own.
    const vera = await bedside.floor.person('virtual', 'Vera, RN')
    await bedside.join(vera, id)
    expect(await knock()).toMatchObject({ by: { name: 'Vera, RN' }, answered: null })
  })

  it('is asked of a call that goes on while its request calls everyone, and not once its nurse has left', async () => {
    const id = await attended()
    bedside.floor.value(await answer())
    bedside.floor.value(await bedside.ask('emergency'))
    const { appointmentId } = await rowOf(id)
    const asked = () =>
      ward.line.passed.filter((call) => call === `GET /qapi/v1/appointments/${appointmentId}`).length
    const before = asked()
    await expect.poll(asked).toBeGreaterThan(before)
    await says(id, { status: 'in progress.exam.ready' })
    await expect.poll(async () => (await rowOf(id)).raisedFromCall?.left).toBe(true)
    const inAll = asked()
    // The call is asked about after the bed: the second poll begins when the first has ended.
    for (let polls = 0; polls < 2; polls += 1) {
      const at = await bedside.polledAt()
      await expect.poll(bedside.polledAt).toBeGreaterThan(at)
    }
    expect(asked()).toBe(inAll)
    expect((await bedside.bed()).request).toMatchObject({ status: 'waiting', priority: 'emergency' })
  })

  it('does not put a nurse into a call that another nurse is in', async () => {
    const id = await attended()
    const { appointmentId } = await rowOf(id)
    await ward.assistance.release(allowed(vic, 'request:release'), id)
    const vera = await bedside.floor.person('virtual', 'Vera, RN')
    await ward.assistance.claim(allowed(vera, 'request:claim'), id)
    // Vic's page is still open.
    expect(await rowOf(id)).toMatchObject({ appointmentId, status: 'claimed', via: null })
    const checked = (await bedside.bed()).request
    expect(checked).toMatchObject({ status: 'claimed', claimedBy: { name: 'Vera, RN' } })
  })
})
