import { expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'

const EPISODES = '/qapi/v1/patients/1/episodes'
const UNKNOWN = 'bd43a830-6c0b-4120-b5b8-000000000000'
const SENT = { name: 'covid care', type: 'covid', from: '2024-01-05', status: 'ACTIVE' }
const nested = { error: { message: expect.any(String) } }

describeEmulatorOnly('episodes of care', (solo) => {
  const create = async (change: object = {}, path = EPISODES): Promise<string> => {
    const answer = await solo().call('POST', path, { body: { ...SENT, ...change } })
    expect(answer.status).toBe(201)
    return (answer.json as { episodeId: string }).episodeId
  }
  const get = async (id: string) => (await solo().call('GET', `/qapi/v1/episodes/${id}`)).json
  const assign = (body: object, visit = '1') =>
    solo().call('PUT', `/qapi/v1/appointments/${visit}/episode/assign`, { body })
  const visitsOf = async (id: string) => {
    const { json } = await solo().call('GET', `/qapi/v1/episodes/${id}/appointments`)
    return (json as { appointments: unknown[] }).appointments
  }

  it('shows what was created, in the patient’s list too', async () => {
    const id = await create({ to: '2024-02-01', objective: 'care', reasonIncomplete: 'unknown' })
    const facts = {
      id,
      name: 'covid care',
      from: '2024-01-05',
      to: '2024-02-01',
      type: 'covid',
      status: 'active',
      objective: 'care',
      reasonIncomplete: 'unknown',
    }
    expect(await get(id)).toEqual({ ...facts, soloPatientId: 1, externalPatientId: '1' })
    const list = await solo().call('GET', EPISODES)
    expect(list.json).toEqual({
      episodes: expect.arrayContaining([{ ...facts, patientId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]),
    })
  })

  it.each(['PLANNING', 'WAITLIST', 'ACTIVE', 'ONHOLD', 'FINISHED', 'CANCELED', 'onhold', 'Finished'])(
    'takes the status %s, and shows it in lower case',
    async (status) => {
      expect(await get(await create({ status }))).toMatchObject({ status: status.toLowerCase() })
    },
  )

  it.each([
    ['name', { name: undefined }],
    ['type', { type: undefined }],
    ['from', { from: undefined }],
    ['status', { status: undefined }],
    ['status', { status: 'CANCELLED' }],
    ['from', { from: '2024-02-30' }],
    ['from', { from: '05/01/2024' }],
    ['to', { to: '2024-13-01' }],
    ['to', { to: '2024-01-04' }],
  ])('refuses to create or update: %s in %j', async (field, change) => {
    for (const [method, path] of [
      ['POST', EPISODES],
      ['PUT', '/qapi/v1/episodes/bd43a830-6c0b-4120-b5b8-78a117f8ee02'],
    ] as const) {
      const answer = await solo().call(method, path, { body: { ...SENT, ...change } })
      expect(answer.status).toBe(400)
      expect(answer.json).toEqual({
        error: { message: expect.stringContaining(`Bad parameters [${field}: `) },
      })
    }
  })

  it('updates the fields that are sent and keeps the others', async () => {
    const id = await create({ to: '2024-02-01', objective: 'care' })
    const body = { ...SENT, name: 'after covid', status: 'finished' }
    const answer = await solo().call('PUT', `/qapi/v1/episodes/${id}`, { body })
    const changed = { id, name: 'after covid', status: 'finished', to: '2024-02-01', objective: 'care' }
    expect([answer.status, answer.json]).toEqual([200, expect.objectContaining(changed)])
    expect(await get(id)).toEqual(answer.json)
    await solo().call('PUT', `/qapi/v1/episodes/${id}`, { body: { ...body, to: null } })
    expect(await get(id)).toMatchObject({ to: null })
  })

  it('lists its appointments, however they came to it, and whether they have notes', async () => {
    const id = await create()
    const body = { waitingRoom: 'GreatRoom', date: 1505053800, reasons: ['cough'], episodeOfCareId: id }
    const booked = await solo().call('POST', '/qapi/v1/patients/1/appointments', { body })
    const { id: appointmentId } = booked.json as { id: number }
    const first = {
      appointmentId,
      date: 1505053800,
      reasons: ['cough'],
      hasNotes: false,
      episodeOfCareId: id,
    }
    expect(await visitsOf(id)).toEqual([first])

    const assigned = await assign({ episodeId: id })
    expect([assigned.status, assigned.json]).toEqual([200, []])
    expect(await visitsOf(id)).toEqual([
      first,
      expect.objectContaining({ appointmentId: 1, hasNotes: true, episodeOfCareId: id }),
    ])
  })

  it('moves an appointment to another episode, and out of all', async () => {
    const [one, other] = [await create(), await create()]
    await assign({ episodeId: one })
    await assign({ episodeId: other })
    expect(await visitsOf(one)).toEqual([])
    expect(await visitsOf(other)).toHaveLength(1)
    expect((await assign({})).status).toBe(200)
    expect(await visitsOf(other)).toEqual([])
  })

  it('refuses another patient’s episode for an appointment', async () => {
    await solo().call('POST', '/qapi/v1/patients', { body: { id: 'other' } })
    const id = await create({}, '/qapi/v1/patients/other/episodes')
    const answer = await assign({ episodeId: id })
    expect([answer.status, answer.json]).toEqual([400, nested])
    expect(await visitsOf(id)).toEqual([])
  })

  it('answers 404 for an unknown patient, episode or appointment', async () => {
    const put = { body: SENT }
    for (const answer of [
      await solo().call('POST', '/qapi/v1/patients/nobody/episodes', put),
      await solo().call('GET', '/qapi/v1/patients/nobody/episodes'),
      await solo().call('GET', `/qapi/v1/episodes/${UNKNOWN}`),
      await solo().call('GET', '/qapi/v1/episodes/no-uuid'),
      await solo().call('PUT', `/qapi/v1/episodes/${UNKNOWN}`, put),
      await solo().call('GET', `/qapi/v1/episodes/${UNKNOWN}/appointments`),
      await assign({ episodeId: UNKNOWN }),
      await assign({}, '987654'),
    ])
      expect([answer.status, answer.json]).toEqual([404, nested])
  })
})
