import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'
import { tenant } from '../tenant'

/** Operations 6 to 8, 13 and 14. */

const LINK = { id: expect.any(Number), visitUrl: expect.stringMatching(/^https?:\/\//) }
/** The reference's own hour is long gone, and free. */
const DATE = 1_499_441_179
const WAITING_ROOM = { waitingRoom: tenant.waitingRoom }

describeSolo('appointments', (solo) => {
  const { newPatient, book, remember } = ownRecords(solo)
  const create = (patient: string, body: object) =>
    solo().call('POST', `/qapi/v1/patients/${patient}/appointments`, { body })
  const get = (id: number | string) => solo().call('GET', `/qapi/v1/appointments/${id}`)
  const update = (id: number | string, body: object) =>
    solo().call('PUT', `/qapi/v1/appointments/${id}`, { body })

  it('are created for a patient by his own id, his SPID and his HSID', async () => {
    const { id, spid } = await newPatient()
    for (const path of [id, `id/type/SPID/value/${spid}`, `HSID/${tenant.hsid}`]) {
      const made = succeeded(await create(path, { ...WAITING_ROOM, externalId: newId() }), 201)
      remember(made)
      expect(made).toEqual(LINK)
    }
  })

  it('are shown as the reference has them', async () => {
    const patient = await newPatient({ mrn: newId() })
    const externalId = newId()
    const sent = { date: DATE, duration: 1_200, reasons: ['headache'], externalId, accountNumber: 'ABC' }
    const id = await book(patient, sent)
    for (const name of [id, externalId]) {
      expect(succeeded(await get(name), 200)).toMatchObject({
        id,
        date: DATE,
        duration: 1_200,
        reasons: ['headache'],
        status: 'scheduled',
        externalId,
        patient: { id: patient.id, demographics: { mrn: expect.stringContaining('conformance-') } },
        providers: expect.any(Array),
      })
    }
  })

  it('have the waiting room’s duration and no external id where nothing was said', async () => {
    const shown = succeeded(await get(await book(await newPatient())), 200)
    expect(shown).toMatchObject({ duration: expect.any(Number), externalId: null, reasons: [] })
  })

  it.each([1, 86_400])('may last %i s', async (duration) => {
    expect(succeeded(await get(await book(await newPatient(), { duration })), 200)).toMatchObject({
      duration,
    })
  })

  it('are changed in what is sent, and keep the rest', async () => {
    const id = await book(await newPatient(), { date: DATE, duration: 60, reasons: ['fall'] })
    const externalId = newId()
    const change = { date: DATE + 60, externalId, reasons: ['vomit'], accountNumber: 'ABC123456789' }
    expect(succeeded(await update(id, change), 200)).toEqual({ ...LINK, id })
    const shown = succeeded(await get(id), 200)
    expect(shown).toMatchObject({ date: DATE + 60, duration: 60, reasons: ['vomit'], externalId })
    expect(shown).toMatchObject({ status: 'scheduled' })
  })

  it('are cancelled by an update, and stay to be seen', async () => {
    const id = await book(await newPatient())
    expect(succeeded(await update(id, { status: 'cancelled' }), 200)).toEqual({ ...LINK, id })
    expect(succeeded(await get(id), 200)).toMatchObject({ status: 'cancelled' })
  })

  it.each([
    ['no waiting room', { waitingRoom: undefined }],
    ['an unknown waiting room', { waitingRoom: newId() }],
    ['a duration of 0', { duration: 0 }],
    ['a duration over a day', { duration: 86_401 }],
    ['a duration in words', { duration: 'long' }],
    ['a date in words', { date: 'tomorrow' }],
    ['reasons that are no list', { reasons: 'headache' }],
  ])('are refused with %s, whoever they are for', async (_, change) => {
    const { id, spid } = await newPatient()
    const body = { ...WAITING_ROOM, ...change }
    for (const path of [id, `id/type/SPID/value/${spid}`, `HSID/${tenant.hsid}`])
      isRefused(await create(path, body), 400)
  })

  it('are refused for a patient that there is not', async () => {
    for (const path of [newId(), 'id/type/SPID/value/999999999999999', `HSID/${newId()}`])
      isRefused(await create(path, WAITING_ROOM), 404)
  })

  it.each([
    { status: 'scheduled' },
    { status: 'completed' },
    { status: '' },
    { duration: 86_401 },
    { duration: 0 },
    { reasons: 'vomit' },
  ])('are not changed by %j', async (body) => {
    const id = await book(await newPatient(), { duration: 60 })
    isRefused(await update(id, body), 400)
    expect(succeeded(await get(id), 200)).toMatchObject({ status: 'scheduled', duration: 60, reasons: [] })
  })

  it('keep an external id from another patient', async () => {
    const externalId = newId()
    await book(await newPatient(), { externalId })
    const other = await newPatient()
    isRefused(await create(other.id, { ...WAITING_ROOM, externalId }), 409)
    isRefused(await update(await book(other), { externalId }), 409)
  })

  it('are unknown by any other name', async () => {
    for (const id of [newId(), '999999999999999']) {
      isRefused(await get(id), 404)
      isRefused(await update(id, { reasons: [] }), 404)
    }
  })
})
