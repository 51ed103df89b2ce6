import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isDone, isRefusedFlat, succeeded } from '../expectations'
import { newId } from '../own-records'
import { tenant } from '../tenant'

/** Operations 40 to 42, with each of the four locators, and every message to the letter. */

const PATH = '/qapi/v1/request-assistance'
const NO_DEVICE = 'Device could not be found from the data submitted'
const NOT_FOUND = 'Service Request Error: Request not found'
const MISSING =
  'Service Request Error: Missing Required Parameters. Please include either Device ID, Patient ID, or a combination of Building, Floor, Room, and Bed (opt.), or Department, Room, and Bed (opt.) to proceed'

const { place, department, patientMrn, deviceSerialNumber } = tenant

const SHOWN = {
  id: expect.any(String),
  device: deviceSerialNumber,
  careLocation: expect.objectContaining({
    availability: expect.any(String),
    id: expect.any(String),
    name: expect.any(String),
    status: expect.any(String),
    video: expect.objectContaining({ serialNumber: deviceSerialNumber }),
  }),
  practice: expect.any(String),
  patient: expect.objectContaining({ id: expect.any(String), mrn: patientMrn }),
  assignedTo: null,
  room: expect.any(String),
  status: 'incomplete',
  createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
  finishedAt: null,
  location: { id: expect.any(String), name: expect.any(String) },
  avSessions: [],
  createdFromExternalApi: true,
}

describeSolo('request-assistance', (solo) => {
  const create = (body: object) => solo().call('POST', PATH, { body })
  const current = (body: object) => solo().call('GET', PATH, { body })
  const cancel = (body: object) => solo().call('DELETE', PATH, { body })
  beforeEach(async () => {
    await cancel(place)
  })
  afterEach(async () => {
    await cancel(place)
  })

  describe.each([
    ['building, floor, room and bed', place, { ...place, building: newId() }],
    ['department, room and bed', department, { ...department, department: newId() }],
    ['patientMrn', { patientMrn }, { patientMrn: newId() }],
    ['deviceSerialNumber', { deviceSerialNumber }, { deviceSerialNumber: newId() }],
  ])('by %s', (_, locator, nowhere) => {
    it('creates, and shows the same until it is cancelled', async () => {
      const made = succeeded(await create(locator), 201)
      expect(made).toEqual(SHOWN)
      expect(succeeded(await current(locator), 200)).toEqual(made)
      isDone(await cancel(locator))
      isRefusedFlat(await current(locator), 404, NOT_FOUND)
      isRefusedFlat(await cancel(locator), 404, NOT_FOUND)
    })

    it('finds no device where there is none', async () => {
      isRefusedFlat(await create(nowhere), 404, NO_DEVICE)
      isRefusedFlat(await current(nowhere), 404, NOT_FOUND)
      isRefusedFlat(await cancel(nowhere), 404, NOT_FOUND)
    })
  })

  it('creates no second request where one is open', async () => {
    const made = succeeded(await create(place), 201)
    expect(succeeded(await create({ deviceSerialNumber }), 200)).toEqual(made)
  })

  it.each(['POST', 'GET', 'DELETE'] as const)('%s refuses a locator that is not complete', async (method) => {
    const { floor: _, ...noFloor } = place
    for (const body of [{}, noFloor, { room: place.room }, { patientMrn: '' }])
      isRefusedFlat(await solo().call(method, PATH, { body }), 400, MISSING)
  })
})
