import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChartOf } from '@/server/chart/chart'
import { appointment, bed, request } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../support/database'
import { hospitalOf } from '../../../support/hospital'
import { actor, allowed, openWard, type Ward } from '../../../support/ward'
import {
  appointmentFor,
  codeOf,
  DAY_MS,
  episodeFor,
  granted,
  NOON,
  THAT_DAY,
  whoLiesIn,
  YURA,
} from './charted-ward'

describeOnBothDatabases('The chart of the patient in a bed', (open) => {
  const hospital = hospitalOf(open)
  let ward: Ward
  let yura: ChartOf
  const read = allowed(actor('bedside'), 'chart:read')
  const write = allowed(actor('virtual', 'Vic'), 'chart:write')
  beforeEach(async () => {
    ward = await openWard(await hospital(), { outbox: false })
    yura = await whoLiesIn(ward, '431', 'bed 2')
  })
  afterEach(() => ward.close())

  it('opens for the patient in the bed', async () => {
    expect(granted(await ward.chart.open(read, yura.bedId))).toEqual({
      patient: { id: YURA, name: 'Yura A Lukashik', mrn: '1234', birthDate: '2024-03-28' },
      opensSolo: true,
    })
  })

  it('is refused for a bed without a known patient, and for an unknown bed', async () => {
    await ward.database.orm.update(bed).set({ patientSoloId: null }).where(eq(bed.id, yura.bedId))
    expect(codeOf(await ward.chart.open(read, yura.bedId))).toBe('no_patient')
    expect(codeOf(await ward.chart.demographics(read, yura))).toBe('no_patient')
    expect(codeOf(await ward.chart.open(read, randomUUID()))).toBe('not_found')
  })

  it('shows the demographics that Solo has', async () => {
    const { facts, contacts } = granted(await ward.chart.demographics(read, yura))
    expect(facts).toContainEqual({ name: 'name', lines: ['Yura A Lukashik'] })
    expect(facts).toContainEqual({ name: 'mrn', lines: ['1234'] })
    expect(facts).toContainEqual({ name: 'born', lines: ['2024-03-28'] })
    expect(contacts).toEqual([])
    await ward.elsewhere('PUT', `/qapi/v1/patients/${YURA}`, {
      gender: 'female',
      contact: [
        {
          name: [{ firstName: 'Olga', lastName: 'Lukashik' }],
          telecom: [{ use: 'mobile', system: 'phone', value: '+1 555' }],
        },
      ],
    })
    const later = granted(await ward.chart.demographics(read, yura))
    expect(later.facts).toContainEqual({ name: 'sex', lines: ['female'] })
    expect(later.contacts).toEqual([
      { name: 'Olga Lukashik', reach: [{ system: 'phone', use: 'mobile', values: ['+1 555'] }] },
    ])
  })

  it('finds a patient that Solo names by its own id', async () => {
    await ward.database.orm.update(bed).set({ patientSoloId: '1' }).where(eq(bed.id, yura.bedId))
    // "Get Patient" knows a patient with the id 1; the id 2 exists only in Solo.
    const made = await ward.elsewhere('POST', '/qapi/v1/patients', { id: 'own-id', mrn: 'M-77' })
    const spid = String(made.body)
    await ward.database.orm.update(bed).set({ patientSoloId: spid }).where(eq(bed.id, yura.bedId))
    const { facts } = granted(await ward.chart.demographics(read, { ...yura, patient: spid }))
    expect(facts).toContainEqual({ name: 'mrn', lines: ['M-77'] })
  })

  it('lists episodes, those under way first, each with its appointments', async () => {
    const over = await episodeFor(ward, YURA, { name: 'Over', status: 'FINISHED', from: '2026-11-22' })
    const stay = await episodeFor(ward, YURA, { objective: 'Home' })
    const id = await appointmentFor(ward, YURA, { episodeOfCareId: stay })
    const episodes = granted(await ward.chart.episodes(read, yura))
    expect(episodes.map((one) => one.id)).toEqual([stay, over])
    expect(episodes[0]).toMatchObject({
      name: 'Stay',
      status: 'active',
      from: '2026-11-20',
      objective: 'Home',
    })
    expect(granted(await ward.chart.episodeAppointments(read, yura, stay))).toEqual([
      { appointmentId: id, at: NOON, reasons: ['round'], hasNotes: false },
    ])
    const other = await whoLiesIn(ward, '425', 'bed 1')
    expect(codeOf(await ward.chart.episodeAppointments(read, other, stay))).toBe('not_found')
  })

  it("finds a day's appointments by episodes, bookings and requests, each once and in order", async () => {
    const stay = await episodeFor(ward, YURA)
    const inEpisode = await appointmentFor(ward, YURA, { episodeOfCareId: stay })
    const booked = await appointmentFor(ward, YURA, { date: NOON / 1000 + 3600 })
    const joined = await appointmentFor(ward, YURA, { date: NOON / 1000 - 3600 })
    const tomorrow = (NOON + DAY_MS) / 1000
    await appointmentFor(ward, YURA, { episodeOfCareId: stay, date: tomorrow })
    const { orm } = ward.database
    const row = {
      patientSoloId: YURA,
      waitingRoom: 'GreatRoom',
      startsAt: new Date(NOON + 3_600_000),
      durationSeconds: 900,
      reason: 'round',
      status: 'scheduled',
      bookedById: randomUUID(),
      bookedByName: 'Vic',
    }
    // The same appointment in an episode and in Lantern's own table; one that Solo has never confirmed.
    await orm.insert(appointment).values([
      { ...row, soloId: booked },
      { ...row, soloId: inEpisode },
      { ...row, soloId: null },
    ])
    const [place] = await orm.select().from(bed).where(eq(bed.id, yura.bedId))
    await orm.insert(request).values({
      buildingId: place?.buildingId ?? '',
      bedId: yura.bedId,
      status: 'completed',
      priority: 'routine',
      origin: 'lantern',
      locator: { deviceSerialNumber: '123457' },
      askedAt: new Date(NOON - 3_600_000),
      endedAt: new Date(NOON),
      soloPatientId: YURA,
      appointmentId: joined,
      delivery: 'done',
    })
    const found = granted(await ward.chart.appointments(read, yura, THAT_DAY))
    expect(found.incomplete).toBe(false)
    expect(found.appointments.map(({ id }) => id)).toEqual([joined, inEpisode, booked])
    expect(found.appointments[1]).toMatchObject({ at: NOON, durationSeconds: 900, reasons: ['round'] })
  })

  it('leaves out an appointment that turns out to be another patient’s', async () => {
    const other = await whoLiesIn(ward, '425', 'bed 1')
    const theirs = await appointmentFor(ward, other.patient)
    const row = { waitingRoom: 'GreatRoom', durationSeconds: 900, reason: 'round', status: 'scheduled' }
    await ward.database.orm.insert(appointment).values({
      ...row,
      soloId: theirs,
      patientSoloId: YURA,
      startsAt: new Date(NOON),
      bookedById: randomUUID(),
      bookedByName: 'Vic',
    })
    expect(granted(await ward.chart.appointments(read, yura, THAT_DAY)).appointments).toEqual([])
  })

  it("knows an appointment as the patient's by two identifiers where Solo names the patient by another id", async () => {
    await ward.elsewhere('POST', '/qapi/v1/patients', { id: 'ehr-9', mrn: '1234', birthDate: '2024-03-28' })
    await ward.elsewhere('POST', '/qapi/v1/patients', { id: 'ehr-8', mrn: '1234', birthDate: '1999-01-01' })
    const his = await appointmentFor(ward, 'ehr-9')
    const namesakes = await appointmentFor(ward, 'ehr-8')
    expect(codeOf(await ward.chart.note(read, yura, his))).toBe('accepted')
    expect(codeOf(await ward.chart.note(read, yura, namesakes))).toBe('not_found')
  })

  it('keeps an added document with the name of the user who added it', async () => {
    const sent = { name: 'Handover', responses: [{ question: 'Diet', response: 'Soft' }] }
    const added = granted(await ward.chart.addDocument(write, yura, sent))
    expect(added).toMatchObject({ ...sent, addedBy: 'Vic' })
    expect(granted(await ward.chart.documents(read, yura))).toEqual([added])
    const other = await whoLiesIn(ward, '425', 'bed 1')
    expect(granted(await ward.chart.documents(read, other))).toEqual([])
  })

  describe('while Solo does not answer', () => {
    it('says so, saves no document, and shows the saved ones', async () => {
      const id = await appointmentFor(ward, YURA)
      await ward.line.become('refuse')
      const sent = { name: 'Handover', responses: [{ question: 'Diet', response: 'Soft' }] }
      const outcomes = await Promise.all([
        ward.chart.demographics(read, yura),
        ward.chart.episodes(read, yura),
        ward.chart.appointments(read, yura, THAT_DAY),
        ward.chart.note(read, yura, id),
        ward.chart.attachments(read, yura, id),
        ward.chart.addDocument(write, yura, sent),
      ])
      expect(new Set(outcomes.map(codeOf))).toEqual(new Set(['upstream_unavailable']))
      expect(granted(await ward.chart.documents(read, yura))).toEqual([])
    })

    it('says that a sent document may have arrived', async () => {
      await ward.line.become('lose-answers')
      const sent = { name: 'Handover', responses: [{ question: 'Diet', response: 'Soft' }] }
      const outcome = await ward.chart.addDocument(write, yura, sent)
      expect(outcome).toMatchObject({
        refusal: { code: 'upstream_unavailable', message: expect.stringContaining('Check before you try') },
      })
    })
  })
})
