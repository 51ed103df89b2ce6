import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Actor } from '@/server/access/permission'
import { newSeries } from '@/server/assistance/follow-patient'
import { removeNode } from '@/server/db/lease'
import { bookedCall, request } from '@/server/db/schema'
import { leaseClosings } from '@/server/sync/outbox/lease-closings'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { nodeLives } from '../../../../support/node-seen'
import { allowed, openWard, type Ward } from '../../../../support/ward'
import { atBed } from '../../bedside/bedside-ward'

const PATIENCE = { timeout: 20_000, interval: 50 }

describeOnBothDatabases('The call of a request that is over, in Solo', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let bedside: Awaited<ReturnType<typeof atBed>>
  let vic: Actor
  beforeEach(async () => {
    ward = await openWard({ ...(await hospital()), timeoutMs: 6_000 })
    bedside = await atBed(ward)
    vic = await bedside.floor.person('virtual', 'Vic, RN')
  })
  afterEach(() => ward.close())

  /** A request that is waiting, confirmed by Solo. */
  const waiting = async () => {
    const { view } = bedside.floor.value(await bedside.ask())
    const id = view.request?.id ?? ''
    await ward.until(id, 'waiting')
    return id
  }
  const joined = async () => {
    const id = await waiting()
    await bedside.join(vic, id)
    const { appointmentId } = await bedside.row(id)
    return { id, path: `/appointments/${appointmentId}` }
  }
  const complete = (id: string) => ward.assistance.complete(allowed(vic, 'request:complete'), id)
  const says = async (path: string, body: { status?: string; videoCall?: string }) =>
    expect(await ward.elsewhere('PUT', `/qapi/embedded${path}`, body)).toMatchObject({ status: 200 })
  const standing = async (path: string) => {
    const { body } = await ward.elsewhere('GET', `/qapi/v1${path}`)
    return body && typeof body === 'object' && 'status' in body ? body.status : null
  }
  const owed = () => ward.database.orm.select().from(bookedCall)
  /** Lets the time pass in which an outcome can be taken back, and what a booking may take. */
  const timePasses = async (id: string) => {
    const { orm } = ward.database
    await orm
      .update(request)
      .set({ endedAt: sql`${request.endedAt} - interval '1 minute'` })
      .where(eq(request.id, id))
    await orm.update(bookedCall).set({ nextAttemptAt: sql`clock_timestamp()` })
  }
  /** What another node would close now. */
  const leasedElsewhere = async () => {
    const { orm } = ward.database
    await nodeLives(orm, 'another node')
    const leased = await leaseClosings(orm, 'another node', 8, 1)
    await removeNode(orm, 'another node')
    return leased
  }
  /** Neither the worker nor another node has taken it, or would now. */
  const expectNotDue = async () => {
    expect(await leasedElsewhere()).toEqual([])
    expect(await owed()).toMatchObject([{ attempts: 0 }])
  }
  const settled = () => expect.poll(owed, PATIENCE).toEqual([])

  it('is cancelled where no one met, and only once its outcome can no longer be taken back', async () => {
    const { id, path } = await joined()
    const said = allowed(vic, 'request:complete')
    expect(await ward.assistance.sayOutcome(said, id, { kind: 'completed' })).toMatchObject({ ok: true })
    await expectNotDue()
    await ward.assistance.undoOutcome(said, id)
    await expectNotDue()
    await bedside.rejoin(vic, id)
    await complete(id)
    await expectNotDue()
    expect(await standing(path)).toBe('scheduled')
    await timePasses(id)
    await settled()
    expect(await standing(path)).toBe('cancelled')
  })

  it('is cancelled for a request that was returned to the queue and cancelled there', async () => {
    const { id, path } = await joined()
    await ward.assistance.release(allowed(vic, 'request:release'), id)
    await timePasses(id)
    await ward.assistance.cancel(allowed(vic, 'request:cancel'), id, 'another-reason')
    expect(await standing(path)).toBe('scheduled')
    await timePasses(id)
    await settled()
    expect(await standing(path)).toBe('cancelled')
  })

  it.each([
    { status: 'in progress.exam.progress', videoCall: 'on call' },
    { status: 'in progress.exam.ready', videoCall: 'on hold' },
    { status: 'completed', videoCall: 'complete' },
  ])('stays as it is where people met: $videoCall', async (words) => {
    const { id, path } = await joined()
    await says(path, words)
    await complete(id)
    await timePasses(id)
    await settled()
    expect(await standing(path)).toBe(words.status)
  })

  it('stays as it is where a nurse joined by Teams: who meets there, Solo may never learn', async () => {
    const id = await waiting()
    await ward.assistance.claim(allowed(vic, 'request:claim'), id)
    const by = { via: 'teams', mrn: '1234' } as const
    expect(await ward.assistance.join(allowed(vic, 'request:join'), id, by)).toMatchObject({ ok: true })
    const { appointmentId } = await bedside.row(id)
    expect(await owed()).toEqual([])
    await complete(id)
    await timePasses(id)
    expect(await leasedElsewhere()).toEqual([])
    expect(await standing(`/appointments/${appointmentId}`)).toBe('scheduled')
  })

  it('waits while a nurse is in it', async () => {
    const { id, path } = await joined()
    await says(path, { status: 'in progress.exam.progress' })
    await complete(id)
    await timePasses(id)
    await expect.poll(async () => (await owed())[0], PATIENCE).toMatchObject({ attempts: 1, leasedBy: null })
    expect(await standing(path)).toBe('in progress.exam.progress')
    await says(path, { status: 'in progress.exam.ready' })
    await timePasses(id)
    await settled()
    expect(await standing(path)).toBe('cancelled')
  })

  it('stays as it is where a nurse is said to be in it for 12 hours', async () => {
    const { id, path } = await joined()
    await says(path, { status: 'in progress.exam.progress' })
    await ward.database.orm
      .update(bookedCall)
      .set({ bookedAt: sql`${bookedCall.bookedAt} - interval '13 hours'` })
    await complete(id)
    await timePasses(id)
    await settled()
    expect(await standing(path)).toBe('in progress.exam.progress')
  })

  it('keeps no new request from Solo, however many calls are due and however long Solo takes for each', async () => {
    const id = await waiting()
    const { soloId } = await bedside.row(id)
    await ward.assistance.cancel(allowed(vic, 'request:cancel'), id, 'another-reason')
    await ward.line.become('hang', /\/appointments\//)
    const of = { requestId: id, soloId: soloId ?? '', nextAttemptAt: new Date(0) }
    const series = Array.from({ length: 12 }, (_, nth) => nth + 1)
    await ward.database.orm.insert(bookedCall).values(series.map((nth) => ({ ...of, series: nth })))
    const underWay = async () => (await owed()).filter(({ attempts }) => attempts > 0)
    await expect.poll(underWay, PATIENCE).toHaveLength(2)
    await waiting()
    expect(await underWay()).toHaveLength(2)
    await ward.line.become('pass')
  })

  it('is found by its name where the node that booked it died before the answer', async () => {
    const id = await waiting()
    const { soloId } = await bedside.row(id)
    const booking = { waitingRoom: 'my waiting room', externalId: soloId }
    const made = await ward.elsewhere('POST', '/qapi/v1/patients/HSID/12345/appointments', booking)
    expect(made).toMatchObject({ status: 201 })
    await ward.database.orm.insert(bookedCall).values({
      requestId: id,
      series: 0,
      soloId: soloId ?? '',
      nextAttemptAt: new Date(),
      leasedBy: 'a node that died',
      leasedUntil: new Date(Date.now() + 600_000),
    })
    await ward.assistance.cancel(allowed(vic, 'request:cancel'), id, 'another-reason')
    await timePasses(id)
    await settled()
    expect(await standing(`/appointments/${soloId}`)).toBe('cancelled')
  })

  it('is closed at once when its request has another patient, and not when Solo is gone, but after that', async () => {
    const { id, path } = await joined()
    await ward.line.become('refuse')
    const row = await bedside.row(id)
    await ward.database.orm.update(request).set(newSeries(row)).where(eq(request.id, id))
    await expect.poll(async () => (await owed())[0]?.attempts, PATIENCE).toBeGreaterThanOrEqual(1)
    expect(await standing(path)).toBe('scheduled')
    await ward.line.become('pass')
    await expect
      .poll(async () => {
        await timePasses(id)
        return owed()
      }, PATIENCE)
      .toEqual([])
    expect(await standing(path)).toBe('cancelled')
    expect((await bedside.row(id)).endedAt).toBeNull()
  })

  it('stays as it is where a user of Solo gave it another name or a later time', async () => {
    const { id, path } = await joined()
    const later = Math.floor(Date.now() / 1000) + 7_200
    expect(await ward.elsewhere('PUT', `/qapi/v1${path}`, { date: later })).toMatchObject({ status: 200 })
    await complete(id)
    await timePasses(id)
    await settled()
    expect(await standing(path)).toBe('scheduled')

    const other = await joined()
    expect(await ward.elsewhere('PUT', `/qapi/v1${other.path}`, { externalId: 'theirs' })).toMatchObject({
      status: 200,
    })
    await complete(other.id)
    await timePasses(other.id)
    await settled()
    expect(await standing(other.path)).toBe('scheduled')
  })
})
