import { expect, it } from 'vitest'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'
import type { SoloReply } from '../support/solo-server'
import { describeEmulatorOnly } from '../support/solo-target'

const YURA = '99ac90da-58fd-4af8-a378-e37f10ef6be5'
const EXTERNAL = 'f87479f4-b7a1-4c3b-9dd3-69656bb7b925'
const ROOM = { waitingRoom: 'my waiting room' }

const idOf = ({ json }: SoloReply): number => (json as { id: number }).id
const nested = (message: unknown) => ({ error: { message } })

describeEmulatorOnly('appointments', (solo) => {
  const create = (patient: string, body: object) =>
    solo().call('POST', `/qapi/v1/patients/${patient}/appointments`, { body })
  const get = (id: number | string, rest = '') => solo().call('GET', `/qapi/v1/appointments/${id}${rest}`)
  const update = (id: number | string, body: object) =>
    solo().call('PUT', `/qapi/v1/appointments/${id}`, { body })

  it('creates one with the defaults of the waiting room, now', async () => {
    const before = Math.floor(Date.now() / 1000)
    const made = await create(YURA, ROOM)
    expect(made.status).toBe(201)
    const shown = await get(idOf(made))
    expect(shown.json).toMatchObject({
      id: idOf(made),
      duration: 900,
      reasons: [],
      status: 'scheduled',
      externalId: null,
      videoCall: { status: 'waiting' },
      patient: { id: YURA, demographics: { mrn: '1234' } },
      providers: [],
    })
    const { date } = shown.json as { date: number }
    expect(date).toBeGreaterThanOrEqual(before)
    expect(date).toBeLessThanOrEqual(before + 60)
  })

  it('finds the same one again by its external id', async () => {
    const made = await create(YURA, { ...ROOM, externalId: EXTERNAL })
    expect((await get(EXTERNAL)).json).toMatchObject({ id: idOf(made), externalId: EXTERNAL })
    expect((await get(EXTERNAL, '/video-call-links')).json).toMatchObject({ appointmentExternalId: EXTERNAL })
    expect((await get(EXTERNAL, '/provider-link')).json).toMatchObject({ id: idOf(made) })
  })

  it('makes one of 20 with an external id at once', async () => {
    for (const externalId of ['one', 'two', 'three', 'four']) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => create(YURA, { ...ROOM, externalId })),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201])
      expect(new Set(answers.map(idOf)).size).toBe(1)
    }
  })

  it("refuses another patient's external id", async () => {
    await create(YURA, { ...ROOM, externalId: EXTERNAL })
    const answer = await create('1', { ...ROOM, externalId: EXTERNAL })
    expect([answer.status, answer.json]).toEqual([
      409,
      nested('Another appointment with this externalId already exists'),
    ])
  })

  it('cancels, which frees the external id', async () => {
    const first = idOf(await create(YURA, { ...ROOM, externalId: EXTERNAL }))
    const cancelled = await update(first, { status: 'cancelled' })
    expect([cancelled.status, idOf(cancelled)]).toEqual([200, first])
    expect((await get(first)).json).toMatchObject({ status: 'cancelled', duration: 900 })
    const second = await create(YURA, { ...ROOM, externalId: EXTERNAL })
    expect(second.status).toBe(201)
    expect(idOf(second)).not.toBe(first)
    expect((await get(EXTERNAL)).json).toMatchObject({ id: idOf(second), status: 'scheduled' })
  })

  it.each([
    { date: 1_700_000_000 },
    { duration: 60 },
    { externalId: EXTERNAL },
    { reasons: ['fall'] },
    { accountNumber: 'ABC' },
    { status: 'cancelled', date: 1_700_000_000 },
  ])('changes nothing of a cancelled one: %j', async (change) => {
    const id = idOf(await create(YURA, { ...ROOM, reasons: ['cough'], date: 1_600_000_000 }))
    await update(id, { status: 'cancelled' })
    const before = (await get(id)).json
    const answer = await update(id, change)
    expect([answer.status, answer.json]).toEqual([
      409,
      nested('The appointment is cancelled and cannot be changed'),
    ])
    expect((await get(id)).json).toEqual(before)
  })

  it('takes the same cancellation again', async () => {
    const id = idOf(await create(YURA, ROOM))
    const change = { status: 'cancelled', date: 1_700_000_000, reasons: ['well again'] }
    for (const answer of [await update(id, change), await update(id, change)])
      expect([answer.status, answer.json]).toEqual([200, { id, visitUrl: expect.any(String) }])
    expect((await update(id, {})).status).toBe(200)
  })

  it('gives no link into the call of a cancelled one', async () => {
    const id = idOf(await create(YURA, { ...ROOM, externalId: EXTERNAL }))
    await update(id, { status: 'cancelled' })
    const headers = { 'teams-auth-token': 'token' }
    for (const path of [
      `${id}/provider-link`,
      `${id}/msteams-provider-link`,
      `${EXTERNAL}/video-call-links`,
      `id/type/SAID/value/${id}/video-call-links`,
    ]) {
      const answer = await solo().call('GET', `/qapi/v1/appointments/${path}`, { headers })
      expect([path, answer.status, answer.json]).toEqual([
        path,
        404,
        nested('The appointment is cancelled and has no call'),
      ])
    }
  })

  it('is booked in an episode of the patient, and in no other', async () => {
    const days = { name: 'Stay', type: 'inpatient', from: '2024-01-01', status: 'ACTIVE' }
    const episodeOf = async (patient: string) =>
      (
        (await solo().call('POST', `/qapi/v1/patients/${patient}/episodes`, { body: days })).json as {
          episodeId: string
        }
      ).episodeId
    const [own, other] = [await episodeOf(YURA), await episodeOf('1')]
    for (const patient of [YURA, 'HSID/1234'])
      expect((await create(patient, { ...ROOM, episodeOfCareId: own })).status).toBe(201)
    const unknown = await create(YURA, { ...ROOM, episodeOfCareId: '11111111-1111-4111-8111-111111111111' })
    expect([unknown.status, unknown.json]).toEqual([404, nested('Episode not found')])
    const foreign = await create(YURA, { ...ROOM, episodeOfCareId: other })
    expect([foreign.status, foreign.json]).toEqual([
      400,
      nested('Bad parameters [episodeOfCareId: This is an episode of another patient.]'),
    ])
  })

  it('changes what is sent and keeps the rest', async () => {
    const id = idOf(await create(YURA, { ...ROOM, reasons: ['fall'], duration: 60 }))
    await update(id, { date: 1_700_000_000, externalId: EXTERNAL })
    expect((await get(id)).json).toMatchObject({
      date: 1_700_000_000,
      duration: 60,
      reasons: ['fall'],
      externalId: EXTERNAL,
    })
    expect((await update(id, {})).status).toBe(200)
    expect((await update(1, { externalId: EXTERNAL })).status).toBe(409)
  })

  it.each([
    ['no waiting room', {}],
    ['an unknown waiting room', { waitingRoom: 'nowhere' }],
    ['a duration of 0', { ...ROOM, duration: 0 }],
    ['a duration over a day', { ...ROOM, duration: 86_401 }],
    ['a date in milliseconds', { ...ROOM, date: Date.now() }],
    ['reasons that are no list', { ...ROOM, reasons: 'headache' }],
  ])('refuses to create with %s', async (_, body) => {
    const answer = await create(YURA, body)
    expect(answer.status).toBe(400)
    expect(answer.json).toEqual(nested(expect.stringMatching(/^Bad parameters \[\w+: /)))
  })

  it.each([1, 86_400])('takes a duration of %i s', async (duration) => {
    const id = idOf(await create(YURA, { ...ROOM, duration }))
    expect((await get(id)).json).toMatchObject({ duration })
  })

  it.each(['scheduled', 'completed', ''])(
    'refuses the status "%s": only cancelled is allowed',
    async (status) => {
      const answer = await update(1, { status })
      expect([answer.status, answer.json]).toEqual([400, nested(expect.stringContaining('status'))])
    },
  )

  it('takes every inpatient by the id of an assistance request and by MRN as HSID', async () => {
    const patients = DEMO_HOSPITAL.buildings.flatMap(({ beds }) =>
      beds.flatMap(({ patient }) => patient ?? []),
    )
    for (const patient of patients.slice(0, 5).concat(patients.slice(-5))) {
      expect((await create(patient.id, ROOM)).status).toBe(201)
      expect((await create(`HSID/${patient.mrn}`, ROOM)).status).toBe(201)
    }
  })

  it.each(['unknown', 'HSID/unknown', 'id/type/SPID/value/999999999999999'])(
    'knows no patient %s',
    async (patient) => {
      const answer = await create(patient, ROOM)
      expect([answer.status, answer.json]).toEqual([404, nested('Patient not found')])
    },
  )

  it.each([
    '/999999999999999',
    '/unknown',
    '/unknown/provider-link',
    '/unknown/video-call-links',
    // An id is no external id.
    '/1/video-call-links',
    '/id/type/SAID/value/999/video-call-links',
  ])('knows no appointment at %s', async (path) => {
    const answer = await solo().call('GET', `/qapi/v1/appointments${path}`)
    expect([answer.status, answer.json]).toEqual([404, nested('Appointment not found')])
  })

  it('refuses a SPID or SAID that is no number', async () => {
    const path = '/qapi/v1/appointments/id/type/SAID/value/one/video-call-links'
    expect((await solo().call('GET', path)).status).toBe(400)
    expect((await create('id/type/SPID/value/one', ROOM)).status).toBe(400)
  })

  it('gives the Teams link to a caller with a Teams-Auth-Token only', async () => {
    const path = '/qapi/v1/appointments/1/msteams-provider-link'
    const without = await solo().call('GET', path)
    expect([without.status, without.json]).toEqual([400, nested(expect.stringContaining('Teams-Auth-Token'))])
    const given = await solo().call('GET', path, { headers: { 'teams-auth-token': 'token' } })
    expect(given.json).toEqual({ id: 1, msTeamsProviderVisitUrl: expect.stringContaining('via=teams') })
  })
})
