import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ROLES } from '@/lib/board/roles'
import { permit } from '@/server/access/permission'
import { settle } from '@/server/appointments/settle'
import { appointment, bed } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import { type AppointmentsFixture, LONG, later, openAppointments, ROOM, TEN } from './appointments-fixture'

describeOnBothDatabases('An appointment', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let booking: AppointmentsFixture
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
    booking = await openAppointments(ward)
  })
  afterEach(() => ward.close())

  it('is booked for the patient of a bed and takes its slot in Solo', async () => {
    expect(await booking.free()).toContain(TEN)
    const made = await booking.book()
    expect(made).toMatchObject({
      ok: true,
      value: {
        created: true,
        appointment: {
          status: 'scheduled',
          startsAt: TEN,
          durationSeconds: LONG,
          waitingRoom: ROOM,
          reason: 'Second look',
          patient: { name: 'Yura A Lukashik', mrn: '1234' },
          place: {
            bedId: booking.bedId,
            building: 'hospital',
            floor: 'floor 2',
            room: '431',
            label: 'bed 2',
          },
          bookedBy: 'Vera',
          movingTo: null,
          trouble: null,
        },
      },
    })
    const { id } = (made.ok && made.value.appointment) || { id: '' }
    expect(await booking.inSolo(id)).toMatchObject({
      status: 200,
      body: {
        date: TEN / 1000,
        duration: LONG,
        reasons: ['Second look'],
        externalId: id,
        patient: { demographics: { mrn: '1234' } },
      },
    })
    expect(await booking.free()).not.toContain(TEN)
    expect(await booking.list()).toMatchObject([{ id, status: 'scheduled' }])
  })

  it('can be booked into the waiting rooms and free slots that Solo lists', async () => {
    const may = allowed(actor('charge'), 'appointment:book')
    const rooms = await ward.appointments.waitingRooms(may)
    expect(rooms.ok && rooms.value.map(({ name }) => name)).toContain(ROOM)
    await booking.booked({ startsAt: later(1) })
    const range = { from: TEN + 1, to: later(4), waitingRoom: ROOM, durationSeconds: LONG }
    const slots = await ward.appointments.slots(may, range)
    expect(slots).toEqual({
      ok: true,
      value: [later(2), later(3)].map((startsAt) => ({ startsAt, durationSeconds: LONG })),
    })
    expect(await ward.appointments.slots(may, { ...range, waitingRoom: 'nowhere' })).toMatchObject({
      refusal: { code: 'upstream_rejected' },
    })
  })

  it('frees its slot when it is cancelled, and stays cancelled', async () => {
    const { id } = await booking.booked()
    expect(await booking.cancel(id)).toMatchObject({ ok: true, value: { status: 'cancelled' } })
    expect(await booking.free()).toContain(TEN)
    expect(await booking.inSolo(id)).toMatchObject({ body: { status: 'cancelled' } })
    expect(await booking.cancel(id)).toMatchObject({ ok: true, value: { status: 'cancelled' } })
    expect(await booking.move(id, later(2))).toMatchObject({ refusal: { code: 'already_closed' } })
    expect(await booking.booked()).toMatchObject({ status: 'scheduled', startsAt: TEN })
  })

  it('stays cancelled when an answer comes late that Solo gave before', async () => {
    const { orm } = ward.database
    const { id } = await booking.booked()
    const [before] = await orm.select().from(appointment).where(eq(appointment.id, id))
    if (!before?.soloId) throw new Error('Solo has not confirmed the appointment.')
    await booking.cancel(id)
    const { startsAt, durationSeconds } = before
    const answered = { appointment: 'scheduled', call: null, startsAt, durationSeconds }
    const found = { id: before.soloId, externalId: id, ...answered }
    expect(await settle(orm, before, { kind: 'found', found })).toBeNull()
    expect(await booking.list()).toMatchObject([{ id, status: 'cancelled' }])
  })

  it('is moved into another free slot and frees its old one', async () => {
    const { id } = await booking.booked()
    expect(await booking.move(id, later(3), 2 * LONG)).toMatchObject({ refusal: { code: 'slot_taken' } })
    expect(await booking.move(id, later(4), 2 * LONG)).toMatchObject({
      ok: true,
      value: { startsAt: later(4), durationSeconds: 2 * LONG, status: 'scheduled', movingTo: null },
    })
    expect(await booking.inSolo(id)).toMatchObject({ body: { date: later(4) / 1000, duration: 2 * LONG } })
    expect(await booking.free()).toEqual([0, 1, 2, 3, 6, 7].map(later))
  })

  it('keeps its time when the new slot is taken or past', async () => {
    const { id } = await booking.booked()
    await booking.booked({ startsAt: later(2) })
    for (const to of [later(2), TEN + 60_000, TEN - 48 * 3_600_000]) {
      expect(await booking.move(id, to)).toMatchObject({ refusal: { code: 'slot_taken', field: 'startsAt' } })
    }
    expect(await booking.list()).toMatchObject([
      { id, startsAt: TEN, movingTo: null },
      { startsAt: later(2) },
    ])
    expect(await booking.inSolo(id)).toMatchObject({ body: { date: TEN / 1000 } })
  })

  it('is made by one of two who take a slot at once', async () => {
    const both = await Promise.all([booking.book({}, actor('virtual')), booking.book({}, actor('charge'))])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'slot_taken', field: 'startsAt' } })
    expect(await booking.list()).toHaveLength(1)
    // Half of it is too much, also where the one is moved into what the other books.
    const { id } = await booking.booked({ startsAt: later(2) })
    const race = await Promise.all([
      booking.move(id, later(4), 2 * LONG),
      booking.book({ startsAt: later(5) }, actor('charge')),
    ])
    expect(race.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('is refused where the tenant itself has taken the slot', async () => {
    const body = { waitingRoom: ROOM, date: TEN / 1000, duration: LONG }
    expect(await ward.elsewhere('POST', '/qapi/v1/patients/1/appointments', body)).toMatchObject({
      status: 201,
    })
    expect(await booking.book()).toMatchObject({ refusal: { code: 'slot_taken' } })
    expect(await booking.list()).toEqual([])
  })

  it('is of its own where another nurse has used the same key', async () => {
    const key = { idempotencyKey: 'tap-1' }
    expect(await booking.book(key, actor('virtual'))).toMatchObject({ value: { created: true } })
    const other = await booking.book({ ...key, startsAt: later(1) }, actor('charge'))
    expect(other).toMatchObject({ value: { created: true } })
    expect(await booking.list()).toHaveLength(2)
  })

  it('is one, however often one key asks for it', async () => {
    const who = actor('virtual')
    const key = { idempotencyKey: 'tap-1' }
    const [first, second] = await Promise.all([booking.book(key, who), booking.book(key, who)])
    const third = await booking.book(key, who)
    const ids = [first, second, third].map((made) => made.ok && made.value.appointment.id)
    expect(new Set(ids).size).toBe(1)
    expect(third).toMatchObject({ value: { created: false, appointment: { status: 'scheduled' } } })
    expect(await booking.book({ ...key, startsAt: later(1) }, who)).toMatchObject({
      refusal: { code: 'idempotency_conflict' },
    })
    expect(await booking.list()).toHaveLength(1)
    // A key whose request was refused can be used again.
    const other = { idempotencyKey: 'tap-2' }
    expect(await booking.book(other, who)).toMatchObject({ refusal: { code: 'slot_taken' } })
    expect(await booking.book({ ...other, startsAt: later(1) }, who)).toMatchObject({ ok: true })
  })

  it('is refused for any patient but the one that the form was opened for', async () => {
    const { orm } = ward.database
    expect(await booking.book({ patient: 'somebody else' })).toMatchObject({
      refusal: { code: 'patient_changed', field: 'patient' },
    })
    await orm.update(bed).set({ patientSoloId: null }).where(eq(bed.id, booking.bedId))
    expect(await booking.book()).toMatchObject({ refusal: { code: 'no_patient' } })
    expect(await booking.book({ bedId: '5d0c6f0a-6a0b-4a53-9c9b-0f6f8a2c7e11' })).toMatchObject({
      refusal: { code: 'place_unknown' },
    })
    expect(await booking.list()).toEqual([])
    expect(ward.line.passed.filter((call) => call.startsWith('POST'))).toEqual([])
  })

  it('is booked by SPID or HSID where Solo knows the patient by no other id, and never by another patient’s id', async () => {
    const { orm } = ward.database
    const nobody = 'no-such-patient'
    await orm.update(bed).set({ patientSoloId: nobody }).where(eq(bed.id, booking.bedId))
    const byHsid = await booking.booked({ patient: nobody })
    expect(await booking.inSolo(byHsid.id)).toMatchObject({
      body: { patient: { demographics: { mrn: '1234' } } },
    })
    // 12345 is the HSID of a patient with a different MRN.
    await orm.update(bed).set({ patientMrn: '12345' }).where(eq(bed.id, booking.bedId))
    expect(await booking.book({ patient: nobody, startsAt: later(1) })).toMatchObject({
      refusal: { code: 'upstream_rejected' },
    })
    expect(await booking.free()).toContain(later(1))
  })

  it('is for virtual and charge nurses', () => {
    const bookers = ROLES.filter((role) => permit(actor(role), 'appointment:book').ok)
    expect(bookers).toEqual(['virtual', 'charge'])
    // The appointments page names patients.
    for (const role of bookers) expect(permit(actor(role), 'patient:read').ok).toBe(true)
  })

  it('names the patient in a bed by two identifiers', async () => {
    const may = allowed(actor('virtual'), 'appointment:book')
    expect(await ward.appointments.bed(may, booking.bedId)).toMatchObject({
      value: {
        place: { room: '431', label: 'bed 2' },
        patient: {
          soloId: booking.patient,
          name: 'Yura A Lukashik',
          mrn: '1234',
          birthDate: '2024-03-28',
        },
      },
    })
  })
})
