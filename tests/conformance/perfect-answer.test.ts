import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { appointment, patient } from '@/server/solo-emulator/db/schema'
import { describeEmulatorOnly } from '../support/solo-target'

const PATH = '/qapi/v1/perfect-answer'
const CONSULT = {
  firstName: 'John',
  lastName: 'Doe',
  dob: '2001-01-20',
  locationId: 'ab25dda0-64e6-4666-8bfe-3277656a6405',
  mrn: 'AA-00000001',
  physicianCallbackNumber: '+1-202-555-0150',
  requestingProvider: 'Bob Dylan',
  callCenterNotified: '2019-12-03T14:32:12Z',
  physicianNotified: '2019-12-03T14:32:12Z',
  patientLocation: 'Patient location',
  consultType: 'new',
  reason: 'EEG Stat',
  caller: 'Caller name',
}
const OPTIONAL = [
  'physicianCallbackNumber',
  'callCenterNotified',
  'physicianNotified',
  'patientLocation',
  'caller',
]
const TOO_SOON = {
  error: { message: 'A visit has already been created for the patient within 24 hours' },
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describeEmulatorOnly('perfect answer', (solo, database) => {
  const ask = (change: object = {}) => solo().call('POST', PATH, { body: { ...CONSULT, ...change } })
  const created = async (change: object = {}) => {
    const answer = await ask(change)
    expect(answer.status).toBe(201)
    return answer.json as { patientId: string; encounterId: string }
  }
  const get = async (path: string) => (await solo().call('GET', `/qapi/v1/${path}`)).json
  /** The responses in the note of a visit, by question, of the form of that name. */
  const noteOf = async (encounterId: string, form: string) => {
    const note = (await get(`appointments/${encounterId}/visit-note`)) as {
      template: { name: string }
      responses: { question: string[]; response: string[] }[]
    }[]
    const responses = note.find(({ template }) => template.name === form)?.responses ?? []
    return responses.flatMap(({ response }) => response)
  }

  it('makes the patient, a visit for the reason, and a note with the answers', async () => {
    const { patientId, encounterId } = await created()
    expect([patientId, encounterId]).toEqual([expect.stringMatching(UUID), expect.stringMatching(UUID)])
    expect(await get(`patients/${patientId}`)).toMatchObject({
      mrn: 'AA-00000001',
      birthDate: '2001-01-20',
      name: [{ firstName: 'John', lastName: 'Doe' }],
    })
    expect(await get(`appointments/${encounterId}`)).toMatchObject({
      reasons: ['EEG Stat'],
      status: 'scheduled',
      patient: { demographics: { mrn: 'AA-00000001' } },
    })
    const answers = await noteOf(encounterId, 'EEG - Physician Services')
    expect(answers).toEqual(
      expect.arrayContaining([
        'new',
        'EEG Stat',
        'Bob Dylan',
        '+1-202-555-0150',
        'Caller name',
        'Patient location',
        '2019-12-03T14:32:12Z',
      ]),
    )
  })

  it.each([
    ['Stroke', 'Acute Neurology - Physician Services'],
    ['EEG Routine', 'EEG - Physician Services'],
  ])('answers the form for %s', async (reason, form) => {
    const { encounterId } = await created({ reason })
    expect(await noteOf(encounterId, form)).toContain(reason)
  })

  it('does with what is required', async () => {
    await created(Object.fromEntries(OPTIONAL.map((name) => [name, undefined])))
  })

  it('updates the patient with that MRN, and keeps the rest of him', async () => {
    const { patientId } = await created({ mrn: 'MRN-123', firstName: 'Michael', lastName: 'Shinoda' })
    expect(await get('patients/1')).toMatchObject({
      birthDate: '2001-01-20',
      gender: 'male',
      accountNumber: 'A-123',
      name: [{ firstName: 'Michael', lastName: 'Shinoda' }],
    })
    expect(await get(`patients/${patientId}`)).toEqual(await get('patients/1'))
  })

  it('refuses a second visit within 24 hours, changing nothing', async () => {
    const { patientId, encounterId } = await created()
    const again = await ask({ lastName: 'Changed', reason: 'Stroke', consultType: 'update' })
    expect([again.status, again.json]).toEqual([422, TOO_SOON])
    expect(await get(`patients/${patientId}`)).toMatchObject({ name: [{ lastName: 'Doe' }] })
    await created({ mrn: 'AA-00000002' })

    await database()
      .orm.update(appointment)
      .set({ createdAt: sql`${appointment.createdAt} - interval '23 hours 59 minutes'` })
    expect((await ask()).status).toBe(422)
    await database()
      .orm.update(appointment)
      .set({ createdAt: sql`${appointment.createdAt} - interval '1 minute'` })
    const next = await created()
    expect(next.patientId).toBe(patientId)
    expect(next.encounterId).not.toBe(encounterId)
  })

  it('counts a visit booked otherwise, but none that was cancelled', async () => {
    const body = { waitingRoom: 'GreatRoom' }
    const booked = await solo().call('POST', '/qapi/v1/patients/1/appointments', { body })
    expect((await ask({ mrn: 'MRN-123' })).json).toEqual(TOO_SOON)
    const { id } = booked.json as { id: number }
    await solo().call('PUT', `/qapi/v1/appointments/${id}`, { body: { status: 'cancelled' } })
    await created({ mrn: 'MRN-123' })
  })

  it('makes one patient and one visit of requests at the same instant', async () => {
    const before = await database().orm.$count(patient)
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask()))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422])
    expect(await database().orm.$count(patient)).toBe(before + 1)
  })

  it('says it to the letter where the location is no UUID', async () => {
    const answer = await ask({ locationId: '123' })
    expect([answer.status, answer.json]).toEqual([
      400,
      { error: { message: 'Bad parameters [locationId: This is not a valid UUID.]' } },
    ])
  })

  it.each([
    ['firstName', { firstName: undefined }],
    ['lastName', { lastName: '' }],
    ['dob', { dob: '20.01.2001' }],
    ['locationId', { locationId: undefined }],
    ['locationId', { locationId: '2e96ed0e-0f80-4dc3-b2c1-42e65b789e56' }],
    ['mrn', { mrn: undefined }],
    ['requestingProvider', { requestingProvider: undefined }],
    ['callCenterNotified', { callCenterNotified: 'yesterday' }],
    ['physicianNotified', { physicianNotified: '2019-12-03' }],
    ['consultType', { consultType: 'other' }],
    ['reason', { reason: 'EEG' }],
  ])('refuses a wrong %s: %j', async (field, change) => {
    const before = await database().orm.$count(appointment)
    const answer = await ask(change)
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual({
      error: { message: expect.stringContaining(`Bad parameters [${field}: `) },
    })
    expect(await database().orm.$count(appointment)).toBe(before)
  })
})
