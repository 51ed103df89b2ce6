import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { appointment } from '@/server/db/schema'
import { describeOnPostgres } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, IMPATIENT_MS, openWard, type Ward } from '../../../support/ward'
import { type AppointmentsFixture, LONG, later, openAppointments, ROOM, TEN } from './appointments-fixture'

describeOnPostgres('An appointment while Solo is in trouble', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let booking: AppointmentsFixture
  beforeEach(async () => {
    ward = await openWard(
      { ...(await hospital()), timeoutMs: IMPATIENT_MS },
      { outbox: false, confirmations: true },
    )
    booking = await openAppointments(ward)
  })
  afterEach(() => ward.close())

  const posts = () => ward.line.passed.filter((call) => call.startsWith('POST')).length
  const statuses = async () => (await booking.list()).map(({ status }) => status)
  /** The requests about one appointment, and its booking; the list of slots still answers. */
  const APPOINTMENTS = /\/appointments/

  for (const trouble of ['refuse', 'hang'] as const) {
    it(`is refused and leaves nothing behind when Solo is down (${trouble})`, async () => {
      await ward.line.become(trouble)
      const who = actor('virtual')
      const key = { idempotencyKey: 'tap-1' }
      expect(await booking.book(key, who)).toMatchObject({ refusal: { code: 'upstream_unavailable' } })
      expect(await booking.list()).toEqual([])
      await ward.line.become('pass')
      expect(await booking.free()).toContain(TEN)
      expect(await booking.book(key, who)).toMatchObject({ ok: true, value: { created: true } })
    })
  }

  it('is booked once when Solo booked it and the answer was lost', async () => {
    const who = actor('virtual')
    const key = { idempotencyKey: 'tap-1' }
    await ward.line.become('lose-answers', APPOINTMENTS)
    const made = await booking.book(key, who)
    expect(made).toMatchObject({ ok: true, value: { appointment: { status: 'booking' } } })
    expect(await booking.free()).not.toContain(TEN)
    // No other booking gets the slot meanwhile, and asking again books nothing.
    expect(await booking.book({}, actor('charge'))).toMatchObject({ refusal: { code: 'slot_taken' } })
    expect(await booking.book(key, who)).toMatchObject({ value: { created: false } })
    await ward.line.become('pass')
    await expect.poll(statuses).toEqual(['scheduled'])
    expect(posts()).toBe(1)
  })

  it("is booked, and Lantern keeps no link, where operation 14 knows it only by Solo's own id", async () => {
    await ward.line.become('lose-answers', APPOINTMENTS)
    const made = await booking.book({ idempotencyKey: 'tap-1' })
    expect(made).toMatchObject({ ok: true, value: { appointment: { status: 'booking' } } })
    await ward.line.become('deny', /^GET .*\/appointments\/[^/]+$/)
    await expect.poll(statuses).toEqual(['scheduled'])
    expect(posts()).toBe(1)
    const rows = await ward.database.orm.select().from(appointment)
    expect(rows).toMatchObject([{ soloId: null, trouble: null }])
    expect(JSON.stringify(rows)).not.toMatch(/https?:/)
    // Later polls do not take it for gone, and a poll that Solo answers completes it.
    await forgetChecks()
    await booking.list()
    await expect.poll(checked).toBe(true)
    expect(await statuses()).toEqual(['scheduled'])
    await ward.line.become('pass')
    await forgetChecks()
    await booking.list()
    await expect
      .poll(async () => (await ward.database.orm.select().from(appointment))[0]?.soloId)
      .toMatch(/^\d+$/)
  })

  it('is shown as not booked when the order never arrived', async () => {
    await ward.line.become('hang', APPOINTMENTS)
    const made = await booking.book({ idempotencyKey: 'a' })
    expect(made).toMatchObject({ ok: true, value: { appointment: { status: 'booking' } } })
    await ward.line.become('pass')
    await expect.poll(statuses, { timeout: 30_000 }).toEqual(['failed'])
    const [shown] = await booking.list()
    expect(shown?.trouble).toMatchObject({ say: { key: 'appointment.neverReached' } })
    expect(await booking.booked()).toMatchObject({ status: 'scheduled', startsAt: TEN })
  })

  it('keeps its time and stays booked when a move or a cancellation does not arrive', async () => {
    const { id } = await booking.booked()
    await ward.line.become('refuse')
    expect(await booking.move(id, later(2))).toMatchObject({ refusal: { code: 'upstream_unavailable' } })
    expect(await booking.cancel(id)).toMatchObject({ refusal: { code: 'upstream_unavailable' } })
    expect(await booking.list()).toMatchObject([{ startsAt: TEN, status: 'scheduled', movingTo: null }])
    await ward.line.become('pass')
    expect(await booking.inSolo(id)).toMatchObject({ body: { date: TEN / 1000, status: 'scheduled' } })
    expect(await booking.cancel(id)).toMatchObject({ value: { status: 'cancelled' } })
  })

  it('shows what Solo did when the answer to a move or a cancellation was lost', async () => {
    const { id } = await booking.booked()
    await ward.line.become('lose-answers', APPOINTMENTS)
    const moved = await booking.move(id, later(2))
    expect(moved).toMatchObject({ refusal: { code: 'upstream_unavailable' } })
    expect(await booking.list()).toMatchObject([{ startsAt: TEN, movingTo: later(2) }])
    expect(await booking.move(id, later(4))).toMatchObject({ refusal: { code: 'not_ready' } })
    await ward.line.become('pass')
    await expect.poll(booking.list).toMatchObject([{ startsAt: later(2), movingTo: null }])
    await ward.line.become('lose-answers')
    expect(await booking.cancel(id)).toMatchObject({ refusal: { code: 'upstream_unavailable' } })
    await ward.line.become('pass')
    await expect.poll(statuses).toEqual(['cancelled'])
  })

  it('follows its changes in Solo once a user opens the list', async () => {
    const { id } = await booking.booked()
    await forgetChecks()
    await ward.elsewhere('PUT', `/qapi/v1/appointments/${id}`, { date: later(3) / 1000 })
    await expect.poll(booking.list).toMatchObject([{ startsAt: later(3), status: 'scheduled' }])
    await ward.elsewhere('PUT', `/qapi/v1/appointments/${id}`, { status: 'cancelled' })
    // Before any user has opened the list: a move must not bring it back.
    expect(await booking.move(id, later(5))).toMatchObject({ refusal: { code: 'already_closed' } })
    expect(await statuses()).toEqual(['cancelled'])
  })

  it('is settled by other nodes when the process that booked it was killed', async () => {
    // A killed process leaves two appointments: Solo received one, and the other was never sent.
    const left = { ...leftBehind(), id: randomUUID(), sentAt: new Date(Date.now() - 60_000) }
    const kept = { ...leftBehind(), id: randomUUID(), startsAt: new Date(later(2)) }
    await ward.database.orm.insert(appointment).values([left, kept])
    const body = { waitingRoom: ROOM, date: TEN / 1000, duration: LONG, externalId: left.id }
    await ward.elsewhere('POST', `/qapi/v1/patients/${booking.patient}/appointments`, body)
    await ward.database.orm.update(appointment).set({ askAfter: new Date() })
    await expect.poll(statuses).toEqual(['scheduled', 'failed'])
    expect(await booking.cancel(left.id)).toMatchObject({ value: { status: 'cancelled' } })
    expect(await booking.booked({ startsAt: later(2) })).toMatchObject({ status: 'scheduled' })
  })

  const leftBehind = () => ({
    bedId: booking.bedId,
    patientSoloId: booking.patient,
    waitingRoom: ROOM,
    startsAt: new Date(TEN),
    durationSeconds: LONG,
    reason: 'Second look',
    status: 'booking',
    bookedById: randomUUID(),
    bookedByName: 'Vera',
  })

  /** Whether Solo has answered since. */
  const checked = async () =>
    ((await ward.database.orm.select().from(appointment))[0]?.checkedAt?.getTime() ?? 0) > 0

  /** Sets the last poll of Solo to long ago. */
  async function forgetChecks() {
    const rows = () => ward.database.orm.select({ askAfter: appointment.askAfter }).from(appointment)
    await expect.poll(rows).toEqual([{ askAfter: null }])
    await ward.database.orm.update(appointment).set({ checkedAt: new Date(0) })
  }
})
