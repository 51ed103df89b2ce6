import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'

/** Operations 22 to 28. */

const DOCUMENT = {
  name: 'document name',
  dateTime: 1_510_367_140,
  responses: [{ question: 'question 1', response: 'response to question 1' }],
}

const EPISODE = { name: 'covid care', type: 'covid', from: '2024-01-05', status: 'ACTIVE' }
const STATUSES = ['PLANNING', 'WAITLIST', 'ACTIVE', 'ONHOLD', 'FINISHED', 'CANCELED']

describeSolo('patient documents', (solo) => {
  const { newPatient } = ownRecords(solo)
  const add = (patient: string, body: object) =>
    solo().call('POST', `/qapi/v1/patients/${patient}/documents`, { body })

  it('are added', async () => {
    const { id } = await newPatient()
    expect(succeeded(await add(id, DOCUMENT), 201)).toEqual([])
  })

  it.each([
    { name: undefined },
    { dateTime: undefined },
    { dateTime: 'yesterday' },
    { responses: undefined },
    { responses: [{ response: 'no question' }] },
    { responses: [{ question: 'no response' }] },
  ])('have all fields: not %j', async (change) => {
    const { id } = await newPatient()
    isRefused(await add(id, { ...DOCUMENT, ...change }), 400)
  })

  it('are of patients that there are', async () => {
    isRefused(await add(newId(), DOCUMENT), 404)
  })
})

describeSolo('episodes of care', (solo) => {
  const { newPatient, book } = ownRecords(solo)
  const pathOf = (patient: string) => `/qapi/v1/patients/${patient}/episodes`
  const create = (patient: string, body: object) => solo().call('POST', pathOf(patient), { body })
  const created = async (patient: string, change: object = {}) =>
    (succeeded(await create(patient, { ...EPISODE, ...change }), 201) as { episodeId: string }).episodeId
  const at = (id: string, rest = '') => solo().call('GET', `/qapi/v1/episodes/${id}${rest}`)
  const update = (id: string, body: object) => solo().call('PUT', `/qapi/v1/episodes/${id}`, { body })
  const assign = (visit: number | string, body: object) =>
    solo().call('PUT', `/qapi/v1/appointments/${visit}/episode/assign`, { body })
  const visitsOf = async (id: string) =>
    (succeeded(await at(id, '/appointments'), 200) as { appointments: object[] }).appointments

  it('are created, shown and listed', async () => {
    const { id: patient, spid } = await newPatient()
    const more = { to: '2024-02-01', objective: 'care covid patient', reasonIncomplete: 'unknown' }
    const id = await created(patient, more)
    const facts = { id, name: 'covid care', type: 'covid', from: '2024-01-05', status: 'active', ...more }
    const shown = { ...facts, soloPatientId: spid, externalPatientId: patient }
    expect(succeeded(await at(id), 200)).toEqual(shown)
    const list = succeeded(await solo().call('GET', pathOf(patient)), 200)
    expect(list).toEqual({ episodes: [{ ...facts, patientId: expect.any(String) }] })
    expect(succeeded(await at(id, '/appointments'), 200)).toEqual({ episode: shown, appointments: [] })
  })

  it.each(STATUSES)('may be %s', async (status) => {
    const { id: patient } = await newPatient()
    const id = await created(patient, { status })
    expect(succeeded(await at(id), 200)).toMatchObject({ status: status.toLowerCase() })
  })

  it('are updated', async () => {
    const { id: patient } = await newPatient()
    const id = await created(patient, { objective: 'care covid patient' })
    const body = { ...EPISODE, name: 'after covid', status: 'FINISHED', to: '2024-03-01' }
    const changed = { id, name: 'after covid', status: 'finished', to: '2024-03-01' }
    const answered = succeeded(await update(id, body), 200)
    expect(answered).toMatchObject(changed)
    expect(succeeded(await at(id), 200)).toEqual(answered)
  })

  it.each([
    { name: undefined },
    { type: undefined },
    { from: undefined },
    { status: undefined },
    { status: 'ASLEEP' },
    { from: '2024-02-30' },
    { to: '05/01/2024' },
  ])('are refused with %j, new or known', async (change) => {
    const { id: patient } = await newPatient()
    isRefused(await create(patient, { ...EPISODE, ...change }), 400)
    isRefused(await update(await created(patient), { ...EPISODE, ...change }), 400)
  })

  it('list the appointments that were booked for them or assigned to them', async () => {
    const patient = await newPatient()
    const [one, other] = [await created(patient.id), await created(patient.id)]
    const date = 1_679_667_900
    const visit = await book(patient, { episodeOfCareId: one, date, reasons: ['cough'] })
    const shown = { appointmentId: visit, date, reasons: ['cough'], hasNotes: expect.any(Boolean) }
    expect(await visitsOf(one)).toEqual([{ ...shown, episodeOfCareId: one }])
    expect(succeeded(await assign(visit, { episodeId: other }), 200)).toEqual([])
    expect(await visitsOf(one)).toEqual([])
    expect(await visitsOf(other)).toEqual([{ ...shown, episodeOfCareId: other }])
    expect(succeeded(await assign(visit, {}), 200)).toEqual([])
    expect(await visitsOf(other)).toEqual([])
  })

  it('are of patients, and of appointments, that there are', async () => {
    const visit = await book(await newPatient())
    for (const answer of [
      await create(newId(), EPISODE),
      await solo().call('GET', pathOf(newId())),
      await at(randomUUID()),
      await at(newId()),
      await update(randomUUID(), EPISODE),
      await at(randomUUID(), '/appointments'),
      await assign(newId(), {}),
      await assign(visit, { episodeId: randomUUID() }),
    ])
      isRefused(answer, 404)
  })
})
