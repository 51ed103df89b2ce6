import { randomUUID } from 'node:crypto'
import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RequestView } from '@/lib/board/types'
import { appointment, bed, request, webhookInbox } from '@/server/db/schema'
import { leaseEntries } from '@/server/sync/webhooks/inbox'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { actor, allowed, BED_2 } from '../../../../support/ward'
import { openSubscriber, type SubscribedNode, type Subscriber } from './subscriber'

const APPOINTMENTS = '/qapi/v1/appointments'

describeOnBothDatabases('What a webhook names is fetched again, so that', (open) => {
  const hospital = hospitalOf(open)
  let lantern: Subscriber
  let node: SubscribedNode
  const nurse = actor('virtual', 'Vic')
  beforeEach(async () => {
    lantern = await openSubscriber(await hospital())
    node = await lantern.registered()
  })
  afterEach(() => lantern.close())

  const view = async (id: string): Promise<RequestView> => {
    const found = await lantern.assistance.get(allowed(nurse, 'request:read'), id)
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  }
  const status = async (id: string) => (await view(id)).status
  const join = async (id: string) => {
    const joined = await lantern.assistance.join(allowed(nurse, 'request:join'), id, {
      via: 'solo',
      mrn: '1234',
    })
    if (!joined.ok) throw new Error(joined.refusal.code)
    // Each link is another one: what counts is the call that it leads to.
    return new URL(joined.value.url).pathname
  }
  /** A request that Vic has claimed. */
  const claimed = async () => {
    const asked = { locator: BED_2, reason: 'fall-risk', priority: 'urgent' } as const
    const made = await lantern.assistance.create(allowed(actor('bedside'), 'request:create'), asked)
    if (!made.ok) throw new Error(made.refusal.code)
    const { id } = made.value.request
    await expect.poll(() => status(id)).toBe('waiting')
    await lantern.assistance.claim(allowed(nurse, 'request:claim'), id)
    return id
  }
  const rowOf = async (id: string) => {
    const [row] = await lantern.database.orm.select().from(request).where(eq(request.id, id))
    if (!row) throw new Error('No such request')
    return row
  }
  /** One that Vic is in the call of, with the webhook of the booking followed. */
  const inCall = async () => {
    const id = await claimed()
    const call = await join(id)
    await expect.poll(async () => (await view(id)).progress).toBe('scheduled')
    const { appointmentId } = await rowOf(id)
    return { id, call, appointmentId: appointmentId ?? '' }
  }
  const progress = (appointmentId: string, body: object) =>
    lantern.call('PUT', `/qapi/embedded/appointments/${appointmentId}`, { body })
  const openInSolo = async () =>
    (await lantern.call('GET', '/qapi/v1/request-assistance', { body: BED_2 })).status === 200
  const openEntries = () => lantern.database.orm.$count(webhookInbox, isNull(webhookInbox.processedAt))
  const openHint = async () =>
    (await lantern.database.orm.select().from(webhookInbox).where(isNull(webhookInbox.processedAt)))[0]

  const completed = (id: string) =>
    lantern.assistance.sayOutcome(allowed(nurse, 'request:complete'), id, { kind: 'completed' })

  it('a completed appointment leaves its request with the nurse, who completes it, here and in Solo', async () => {
    const { id, appointmentId } = await inCall()
    await progress(appointmentId, { status: 'completed' })
    await expect.poll(() => status(id)).toBe('claimed')
    expect(await view(id)).toMatchObject({
      callOverAt: expect.any(Number),
      claimedBy: { name: 'Vic' },
      ended: null,
    })
    expect(await openInSolo()).toBe(true)
    expect(await completed(id)).toMatchObject({ ok: true })
    expect((await view(id)).ended).toMatchObject({ status: 'completed', by: 'Vic', reason: null })
    // Not before it cannot be taken back any more.
    const at = await rowOf(id)
    expect((at.nextAttemptAt.getTime() - (at.endedAt?.getTime() ?? 0)) / 1000).toBe(30)
    await lantern.database.orm
      .update(request)
      .set({ nextAttemptAt: new Date(0) })
      .where(eq(request.id, id))
    await expect.poll(openInSolo).toBe(false)
    const kinds = await lantern.kinds()
    expect(kinds.filter((kind) => kind === 'request-completed')).toHaveLength(1)
    expect(node.health()).toMatchObject({ refused: { tampered: 0, foreign: 0, replayed: 0 } })

    // Nothing closed comes back.
    await progress(appointmentId, { status: 'not showed up' })
    const before = await lantern.kinds()
    await expect.poll(() => node.health().received).toBe(3)
    await expect.poll(openEntries).toBe(0)
    expect([await status(id), await lantern.kinds()]).toEqual(['completed', before])
  })

  it.each(['cancelled', 'not showed up'])(
    '%s gives the request back, and the next join books another call',
    async (word) => {
      const { id, call, appointmentId } = await inCall()
      await progress(appointmentId, { status: word })
      await expect.poll(() => status(id)).toBe('claimed')
      expect(await view(id)).toMatchObject({
        progress: word,
        claimedBy: { name: 'Vic' },
        joinedAt: null,
        ended: null,
      })
      expect((await lantern.kinds()).at(-1)).toBe('request-updated')
      const again = await join(id)
      expect(again).not.toBe(call)
      await expect.poll(async () => (await view(id)).progress).toBe('scheduled')
      const { appointmentId: next } = await rowOf(id)
      expect(next).not.toBe(appointmentId)
      expect((await lantern.call('GET', `${APPOINTMENTS}/${next}`)).json).toMatchObject({
        status: 'scheduled',
      })
      expect(await join(id)).toBe(again)

      await progress(next ?? '', { status: 'completed' })
      await expect.poll(async () => (await view(id)).callOverAt).toBeTypeOf('number')
    },
  )

  it('hanging up ends nothing for a request that waits for another nurse, now or later', async () => {
    const { id, call, appointmentId } = await inCall()
    await lantern.assistance.release(allowed(nurse, 'request:release'), id)
    await progress(appointmentId, { status: 'completed' })
    await expect.poll(async () => (await rowOf(id)).appointmentId).toBeNull()
    expect(await view(id)).toMatchObject({ status: 'waiting', ended: null })
    // Solo tells of that call again, after a nurse has claimed the request again.
    await lantern.assistance.claim(allowed(nurse, 'request:claim'), id)
    await progress(appointmentId, { videoCall: 'incomplete' })
    await expect.poll(() => node.health().received).toBe(3)
    await expect.poll(openEntries).toBe(0)
    expect(await status(id)).toBe('claimed')
    expect(await join(id)).not.toBe(call)
    expect(await openInSolo()).toBe(true)
  })

  it.each(['cancelled', 'completed'])(
    'a call that is %s is not joined, though no webhook told of it',
    async (word) => {
      const { id, call, appointmentId } = await inCall()
      await node.stop()
      await progress(appointmentId, { status: word })
      expect(await join(id)).not.toBe(call)
      expect((await rowOf(id)).appointmentId).not.toBe(appointmentId)
    },
  )

  it.each(['LWBS', 'incomplete'])(
    'a call that is %s returns its request to the queue, and the next join books another call',
    async (word) => {
      const { id, call, appointmentId } = await inCall()
      await progress(appointmentId, { videoCall: word })
      await expect.poll(() => status(id)).toBe('waiting')
      expect(await view(id)).toMatchObject({ claimedBy: null, returns: 1, returnedFrom: 'Vic', ended: null })
      expect((await lantern.kinds()).at(-1)).toBe('request-returned')
      await lantern.assistance.claim(allowed(nurse, 'request:claim'), id)
      expect(await join(id)).not.toBe(call)
    },
  )

  it('an appointment of no patient here changes nothing', async () => {
    const before = await lantern.kinds()
    await progress('1', { status: 'completed' })
    await expect.poll(() => node.health().processed).toBe(1)
    expect(await lantern.kinds()).toEqual(before)
  })

  it('an appointment that was booked here has its new time and status', async () => {
    const made = await lantern.call('POST', '/qapi/v1/patients/1/appointments', {
      body: { waitingRoom: 'my waiting room', date: 2_000_000_400, duration: 600 },
    })
    const { id } = made.json as { id: number }
    await lantern.database.orm.insert(appointment).values({
      soloId: String(id),
      patientSoloId: '1',
      waitingRoom: 'my waiting room',
      startsAt: new Date(2_000_000_400_000),
      durationSeconds: 600,
      reason: 'Round',
      status: 'scheduled',
      bookedById: randomUUID(),
      bookedByName: 'Carl',
    })
    const now = async () => (await lantern.database.orm.select().from(appointment))[0]
    await lantern.call('PUT', `${APPOINTMENTS}/${id}`, { body: { date: 2_000_004_000, duration: 900 } })
    await expect.poll(now).toMatchObject({ startsAt: new Date(2_000_004_000_000), durationSeconds: 900 })
    await progress(String(id), { status: 'completed' })
    await expect.poll(now).toMatchObject({ status: 'completed', checkedAt: expect.any(Date) })
  })

  it('a patient in a bed has the name and birth date that Solo has now', async () => {
    const bedNow = async () =>
      (await lantern.database.orm.select().from(bed).where(eq(bed.patientMrn, '1234')))[0]
    const known = await bedNow()
    expect(known).toMatchObject({ patientName: 'Yura A Lukashik', patientBirthDate: '2024-03-28' })
    const name = [
      { use: 'usual', family: 'Lukashik', firstName: 'Yuri', middleName: '', lastName: 'Lukashik' },
    ]
    const path = `/qapi/v1/patients/${known?.patientSoloId}`
    const changed = await lantern.call('PUT', path, { body: { mrn: '1234', name, birthDate: '2024-03-29' } })
    expect(changed.status).toBe(200)
    await expect.poll(bedNow).toMatchObject({ patientName: 'Yuri Lukashik', patientBirthDate: '2024-03-29' })
    expect(await lantern.kinds()).toEqual(['bed-updated'])
    await lantern.call('PUT', path, { body: { gender: 'other' } })
    await expect.poll(() => node.health().processed).toBe(2)
    expect(await lantern.kinds()).toEqual(['bed-updated'])
  })

  it('another patient whose own id is the number of the patient named keeps their name', async () => {
    const orm = lantern.database.orm
    const [other] = await orm
      .select()
      .from(bed)
      .where(and(isNotNull(bed.patientMrn), ne(bed.patientMrn, '1234')))
    const made = await lantern.call('POST', '/qapi/v1/patients', {
      body: { id: 'new-one', mrn: 'NEW-1', name: [{ use: 'usual', family: 'New', firstName: 'Nils' }] },
    })
    expect(made.status).toBe(201)
    const spid = String(made.json)
    await orm
      .update(bed)
      .set({ patientSoloId: spid })
      .where(eq(bed.id, other?.id ?? ''))
    const changed = await lantern.call('PUT', '/qapi/v1/patients/new-one', {
      body: { birthDate: '1990-01-01' },
    })
    expect(changed.status).toBe(200)
    await expect.poll(() => node.health().processed).toBe(1)
    const [now] = await orm
      .select()
      .from(bed)
      .where(eq(bed.id, other?.id ?? ''))
    expect(now).toMatchObject({ patientName: other?.patientName, patientMrn: other?.patientMrn })
    expect(await lantern.kinds()).toEqual([])
  })

  it('an outage of Solo and a restart only put it off', async () => {
    const { id, appointmentId } = await inCall()
    await lantern.line.become('refuse')
    await progress(appointmentId, { status: 'completed' })
    await expect.poll(() => node.health().received).toBe(2)
    await node.stop()
    expect([await status(id), await openEntries()]).toEqual(['in-call', 1])
    await lantern.node().start()
    await lantern.line.become('pass')
    await expect.poll(() => status(id)).toBe('claimed')
  })

  it('a poll that hangs is cut off, and tried again', async () => {
    const { id, appointmentId } = await inCall()
    await lantern.line.become('hang')
    await progress(appointmentId, { status: 'completed' })
    await expect.poll(async () => (await openHint())?.attempts).toBe(1)
    await lantern.line.become('pass')
    await expect.poll(() => status(id)).toBe('claimed')
  })

  it('what a node was at when it was killed is followed by another', async () => {
    const { id, appointmentId } = await inCall()
    await node.stop()
    await progress(appointmentId, { status: 'completed' })
    const named = { event: 'appointment:completed', kind: 'appointment', subject: appointmentId }
    await lantern.database.orm.insert(webhookInbox).values({ digest: 'of-a-test', ...named })
    expect(await leaseEntries(lantern.database.orm, 8, 2_000)).toHaveLength(1)
    expect(await leaseEntries(lantern.database.orm, 8, 2_000)).toEqual([])
    await lantern.node().start()
    await expect.poll(() => status(id)).toBe('claimed')
  })
})
