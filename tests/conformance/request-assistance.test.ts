import { describe, expect, it } from 'vitest'
import { assign, finish } from '@/server/solo-emulator/services/request-assistance'
import type { SoloReply } from '../support/solo-server'
import { describeEmulatorOnly } from '../support/solo-target'

const PATH = '/qapi/v1/request-assistance'
const PLACE = { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' }
const NO_DEVICE = { message: 'Device could not be found from the data submitted' }
const NOT_FOUND = { message: 'Service Request Error: Request not found' }
const MISSING = {
  message:
    'Service Request Error: Missing Required Parameters. Please include either Device ID, Patient ID, or a combination of Building, Floor, Room, and Bed (opt.), or Department, Room, and Bed (opt.) to proceed',
}

const idOf = ({ json }: SoloReply): string => (json as { id: string }).id

describeEmulatorOnly('request-assistance', (solo, database) => {
  const create = (body: object) => solo().call('POST', PATH, { body })
  const current = (body: object) => solo().call('GET', PATH, { body })
  const cancel = (body: object) => solo().call('DELETE', PATH, { body })

  describe('creating', () => {
    it('creates one request from 50 simultaneous calls', async () => {
      const locators = [
        PLACE,
        { department: 'emergency department', room: '431', bed: 'bed 2' },
        { patientMrn: '1234' },
        { deviceSerialNumber: '123457' },
      ]
      // Several rounds, since a database's connections are opened during the first.
      for (let round = 0; round < 4; round++) {
        const answers = await Promise.all(
          Array.from({ length: 50 }, (_, index) => create(locators[index % 4] ?? PLACE)),
        )
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]))
        expect(new Set(answers.map(idOf)).size).toBe(1)
        expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
        await cancel(PLACE)
      }
    })

    it('answers with the open request, and creates a new one once that is finished', async () => {
      const first = await create(PLACE)
      const again = await create(PLACE)
      expect([again.status, again.json]).toEqual([200, first.json])
      await cancel(PLACE)
      const second = await create(PLACE)
      expect(second.status).toBe(201)
      expect(idOf(second)).not.toBe(idOf(first))
    })

    it('keeps neighbouring beds apart', async () => {
      const one = await create({ ...PLACE, bed: 'bed 1' })
      const other = await create(PLACE)
      expect([one.status, other.status]).toEqual([201, 201])
      await cancel({ ...PLACE, bed: 'bed 1' })
      expect((await current(PLACE)).json).toEqual(other.json)
    })

    it('takes a room without a bed only where the room has a single one', async () => {
      const single = await create({ building: 'hospital', floor: 'floor 1', room: '101' })
      expect(single.status).toBe(201)
      const { bed: _, ...room } = PLACE
      const several = await create(room)
      expect([several.status, several.json]).toEqual([404, NO_DEVICE])
    })

    it('answers with no patient for an empty bed', async () => {
      const answer = await create({ building: 'hospital', floor: 'floor 1', room: '106' })
      expect(answer.status).toBe(201)
      expect(answer.json).toMatchObject({ patient: null, device: '123439' })
    })

    it.each([
      ['a bed without a device', { building: 'hospital', floor: 'floor 1', room: '103' }],
      ['an unknown building', { ...PLACE, building: 'elsewhere' }],
      ['an unknown bed', { ...PLACE, bed: 'bed 9' }],
      ['an unknown patient', { patientMrn: '0' }],
      ['a patient who lies in no bed', { patientMrn: 'MRN-123' }],
      ['an unknown device', { deviceSerialNumber: '0' }],
    ])('finds no device for %s', async (_, body) => {
      const answer = await create(body)
      expect([answer.status, answer.json]).toEqual([404, NO_DEVICE])
    })
  })

  it.each(['POST', 'GET', 'DELETE'] as const)('%s refuses incomplete locators', async (method) => {
    const { floor: _, ...noFloor } = PLACE
    for (const body of [
      {},
      noFloor,
      { room: '431' },
      { patientMrn: '' },
      { deviceSerialNumber: 123457 },
      [],
    ]) {
      const answer = await solo().call(method, PATH, { body })
      expect([answer.status, answer.json]).toEqual([400, MISSING])
    }
    const nothing = await solo().call(method, PATH)
    expect([nothing.status, nothing.json]).toEqual([400, MISSING])
  })

  describe('reading and cancelling', () => {
    it('finds the request by every locator, as a body and as a query', async () => {
      const made = await create(PLACE)
      for (const locator of [PLACE, { patientMrn: '1234' }, { deviceSerialNumber: '123457' }]) {
        expect((await current(locator)).json).toEqual(made.json)
        const query = new URLSearchParams(Object.entries(locator))
        expect((await solo().call('GET', `${PATH}?${query}`)).json).toEqual(made.json)
      }
      const gone = await solo().call('DELETE', `${PATH}?patientMrn=1234`)
      expect([gone.status, gone.text]).toEqual([204, ''])
    })

    it.each([
      PLACE,
      { ...PLACE, bed: 'bed 9' },
      { patientMrn: '0' },
      { building: 'hospital', floor: 'floor 2', room: '431' },
    ])('says that there is none at %j', async (locator) => {
      const [looked, cancelled] = [await current(locator), await cancel(locator)]
      expect([looked.status, looked.json]).toEqual([404, NOT_FOUND])
      expect([cancelled.status, cancelled.json]).toEqual([404, NOT_FOUND])
    })

    it('cancels once, however many cancel at once', async () => {
      await create(PLACE)
      const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(PLACE)))
      expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array(9).fill(404)])
    })
  })

  describe('changes by others', () => {
    const change = (id: string, body: object) =>
      solo().call('PUT', `/qapi/embedded/request-assistance/${id}`, { body })

    it('shows the provider who took it, and null after they gave it back', async () => {
      const id = idOf(await create(PLACE))
      const assignedTo = { firstName: 'Clara', lastName: 'Oswald' }
      const taken = await change(id, { assignedTo })
      expect(taken.json).toMatchObject({ id, assignedTo })
      expect((await current(PLACE)).json).toEqual(taken.json)
      await change(id, { assignedTo: null })
      expect((await current(PLACE)).json).toMatchObject({ assignedTo: null })
    })

    it('shows a status of any words, and the device coming online', async () => {
      const id = idOf(await create(PLACE))
      await change(id, { status: 'on its way', availability: 'online' })
      expect((await current(PLACE)).json).toMatchObject({
        status: 'on its way',
        careLocation: { availability: 'online' },
      })
    })

    it('finishes it', async () => {
      const id = idOf(await create(PLACE))
      expect((await change(id, { finished: true })).status).toBe(204)
      expect((await current(PLACE)).status).toBe(404)
      expect(await change(id, { status: 'late' })).toMatchObject({ status: 404, json: NOT_FOUND })
    })

    it('refuses an unknown request and fields that it cannot change', async () => {
      expect(await change('not-a-uuid', {})).toMatchObject({ status: 404, json: NOT_FOUND })
      const id = idOf(await create(PLACE))
      expect((await change(id, { patient: null })).status).toBe(400)
    })

    it('can be read by code in the same process too', async () => {
      const id = idOf(await create(PLACE))
      const assignedTo = { firstName: 'Clara', lastName: 'Oswald' }
      expect(await assign(database().orm, id, assignedTo)).toMatchObject({ ok: true, value: { assignedTo } })
      expect(await finish(database().orm, id)).toMatchObject({ ok: true })
      expect(await finish(database().orm, id)).toMatchObject({ ok: false, no: 'unknown' })
    })
  })
})
