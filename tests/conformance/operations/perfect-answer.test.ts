import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused, succeeded } from '../expectations'
import { newId, ownRecords } from '../own-records'
import { tenant } from '../tenant'

/** Operation 33. */

const CONSULT = {
  firstName: 'John',
  lastName: 'Doe',
  dob: '2001-01-20',
  locationId: tenant.locationId,
  physicianCallbackNumber: '+1-202-555-0150',
  requestingProvider: 'Bob Dylan',
  callCenterNotified: '2019-12-03T14:32:12Z',
  physicianNotified: '2019-12-03T14:32:12Z',
  patientLocation: 'Patient location',
  consultType: 'new',
  reason: 'EEG Stat',
  caller: 'Caller name',
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const CREATED = { patientId: expect.stringMatching(UUID), encounterId: expect.stringMatching(UUID) }
const TOO_SOON = 'A visit has already been created for the patient within 24 hours'

describeSolo('perfect answer', (solo) => {
  const { newPatient, book } = ownRecords(solo)
  const ask = (change: object) =>
    solo().call('POST', '/qapi/v1/perfect-answer', { body: { ...CONSULT, ...change } })

  it.each(['Stroke', 'EEG Stat', 'EEG Routine'])('makes patient and encounter for %s', async (reason) => {
    expect(succeeded(await ask({ mrn: newId(), reason }), 201)).toEqual(CREATED)
  })

  it('does with what is required', async () => {
    const { firstName, lastName, dob, locationId, requestingProvider, consultType, reason } = CONSULT
    const body = {
      firstName,
      lastName,
      dob,
      locationId,
      requestingProvider,
      consultType,
      reason,
      mrn: newId(),
    }
    expect(succeeded(await solo().call('POST', '/qapi/v1/perfect-answer', { body }), 201)).toEqual(CREATED)
  })

  it('brings a patient it knows by MRN up to date', async () => {
    const mrn = newId()
    const { id } = await newPatient({ mrn, birthDate: '1999-09-09', gender: 'male' })
    succeeded(await ask({ mrn }), 201)
    expect(succeeded(await solo().call('GET', `/qapi/v1/patients/${id}`), 200)).toMatchObject({
      mrn,
      birthDate: '2001-01-20',
      gender: 'male',
    })
  })

  it('refuses a second visit within 24 hours, in the words of the reference', async () => {
    const mrn = newId()
    succeeded(await ask({ mrn }), 201)
    isRefused(await ask({ mrn, consultType: 'update' }), 422, TOO_SOON)
    const booked = newId()
    await book(await newPatient({ mrn: booked }))
    isRefused(await ask({ mrn: booked }), 422, TOO_SOON)
  })

  it('refuses a location that is no UUID, in the words of the reference', async () => {
    const message = 'Bad parameters [locationId: This is not a valid UUID.]'
    isRefused(await ask({ mrn: newId(), locationId: '123' }), 400, message)
  })

  it.each([
    { firstName: undefined },
    { lastName: undefined },
    { dob: undefined },
    { dob: '20.01.2001' },
    { locationId: undefined },
    { mrn: undefined },
    { requestingProvider: undefined },
    { consultType: 'other' },
    { consultType: undefined },
    { reason: 'EEG' },
    { reason: undefined },
  ])('refuses %j', async (change) => {
    isRefused(await ask({ mrn: newId(), ...change }), 400)
  })
})
