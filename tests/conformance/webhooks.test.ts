import { expect, it } from 'vitest'
import { recordEvent } from '@/server/solo/webhooks/record-event'
import { describeEmbeddedOnly } from '@/tests/support/solo-target'
import { describeDeliveriesOnBothDatabases } from '@/tests/support/webhook-delivery'
import { accept } from '@/tests/support/webhook-receiver'

/** "Webhooks" of the reference, operations 35 to 39, and that each event is told of as its cause happens. */

const nested = (message: unknown) => ({ error: { message } })
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const HOOKS = '/qapi/v1/webhooks'
/** Of the reference's example, without its "...". */
const EXAMPLE = {
  endpoint: 'https://webhook.site/...',
  events: ['appointment:scheduled', 'appointment:rescheduled'],
}
const DOCUMENTED_EVENTS = [
  'patient:created',
  'patient:updated',
  'patient:deactivated',
  'appointment:scheduled',
  'appointment:rescheduled',
  'appointment:cancelled',
  'appointment:completed',
  'appointment:incompleted',
  'appointment:no-show',
  'appointment:lwbs',
  'episode:created',
  'episode:updated',
]

describeEmbeddedOnly('webhooks', (solo) => {
  const add = (body: unknown) => solo().call('POST', HOOKS, { body })
  const added = async (body: object = EXAMPLE) =>
    (await add(body)).json as { id: string; encryptionKey: string }
  const get = (id: string) => solo().call('GET', `${HOOKS}/${id}`)
  const update = (id: string, body: unknown) => solo().call('PUT', `${HOOKS}/${id}`, { body })

  it('are added, with a key of 16 random bytes', async () => {
    const answer = await add(EXAMPLE)
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual({
      id: expect.stringMatching(UUID),
      ...EXAMPLE,
      encryptionKey: expect.stringMatching(/^[A-Za-z0-9+/]{22}==$/),
    })
    expect((await added()).encryptionKey).not.toBe((await added()).encryptionKey)
  })

  it('are shown one by one with their key, and as a list without', async () => {
    const [one, other] = [await added(), await added({ ...EXAMPLE, events: ['episode:created'] })]
    const answer = await get(one.id)
    expect([answer.status, answer.json]).toEqual([200, { ...EXAMPLE, ...one }])
    const list = await solo().call('GET', HOOKS)
    expect(list.status).toBe(200)
    expect(list.json).toEqual([
      { id: one.id, ...EXAMPLE },
      { id: other.id, endpoint: EXAMPLE.endpoint, events: ['episode:created'] },
    ])
  })

  it('are updated, and keep their key and what is left out', async () => {
    const { id, encryptionKey } = await added()
    const body = { endpoint: 'https://webhook.site/updated/...', events: ['appointment:scheduled'] }
    const answer = await update(id, body)
    expect([answer.status, answer.json]).toEqual([200, { id, ...body }])
    expect((await update(id, { events: ['patient:created'] })).json).toMatchObject({
      endpoint: body.endpoint,
    })
    expect((await update(id, {})).json).toEqual({ id, endpoint: body.endpoint, events: ['patient:created'] })
    expect((await get(id)).json).toMatchObject({ encryptionKey, events: ['patient:created'] })
  })

  it('are deleted, and then unknown', async () => {
    const [gone, left] = [await added(), await added()]
    const remove = () => solo().call('DELETE', `${HOOKS}/${gone.id}`)
    const answer = await remove()
    expect([answer.status, answer.text]).toEqual([204, ''])
    for (const again of [await remove(), await get(gone.id), await update(gone.id, EXAMPLE)]) {
      expect([again.status, again.json]).toEqual([404, nested('Webhook not found')])
    }
    expect((await solo().call('GET', HOOKS)).json).toMatchObject([{ id: left.id }])
  })

  it.each(['b20be9ce-eb93-48be-ad56-271ec4b2973c', '1', 'x'.repeat(500)])('knows none: %s', async (id) => {
    for (const answer of [
      await get(id),
      await update(id, {}),
      await solo().call('DELETE', `${HOOKS}/${id}`),
    ]) {
      expect([answer.status, answer.json]).toEqual([404, nested('Webhook not found')])
    }
  })

  it('take every documented event, and intake:completed with its questions', async () => {
    expect((await add({ ...EXAMPLE, events: DOCUMENTED_EVENTS })).json).toMatchObject({
      events: DOCUMENTED_EVENTS,
    })
    const intake = { ...EXAMPLE, events: ['intake:completed'], intakeQuestionIds: [12, 'a-question'] }
    const { id } = await added(intake)
    expect((await get(id)).json).toMatchObject(intake)
  })

  it.each([
    ['endpoint', { events: EXAMPLE.events }],
    ['events', { endpoint: EXAMPLE.endpoint }],
    ['events', { ...EXAMPLE, events: [] }],
    ['events', { ...EXAMPLE, events: 'patient:created' }],
    ['events', { ...EXAMPLE, events: ['patient:created', 'patient:exploded'] }],
    ['intakeQuestionIds', { ...EXAMPLE, intakeQuestionIds: 12 }],
    ...[
      'webhook.site/x',
      '/hook',
      '',
      'ftp://webhook.site/x',
      'javascript:alert(1)',
      'https://user:password@webhook.site/x',
      `https://webhook.site/${'x'.repeat(2_000)}`,
      7,
    ].map((endpoint): [string, object] => ['endpoint', { ...EXAMPLE, endpoint }]),
  ])('refuse a wrong or missing %s: %j', async (field, body) => {
    const refused = nested(expect.stringMatching(new RegExp(`^Bad parameters \\[${field}`)))
    const answer = await add(body)
    expect([answer.status, answer.json]).toEqual([400, refused])
    const { id } = await added()
    if (Object.hasOwn(body, field)) expect((await update(id, body)).json).toEqual(refused)
  })

  it('refuse an endpoint that is plainly not public', async () => {
    const { id } = await added()
    for (const host of ['127.0.0.1:80', '[::1]', '2130706433', '0x7f.1', '10.0.0.1', 'localhost', '0']) {
      const body = { ...EXAMPLE, endpoint: `http://${host}/hook` }
      for (const answer of [await add(body), await update(id, body)]) {
        expect([answer.status, answer.json]).toEqual([
          400,
          nested('Bad parameters [endpoint: This address is not public.]'),
        ])
      }
    }
  })

  it('want the key', async () => {
    for (const path of [HOOKS, `${HOOKS}/b20be9ce-eb93-48be-ad56-271ec4b2973c`]) {
      expect((await solo().call('GET', path, { apiKey: null })).status).toBe(401)
    }
    expect((await solo().call('POST', HOOKS, { apiKey: null, body: EXAMPLE })).status).toBe(401)
  })
})

describeDeliveriesOnBothDatabases('webhooks tell of', (stage) => {
  const all = async () => {
    await stage().deliver()
    return stage().subscribe(DOCUMENTED_EVENTS)
  }
  const patients = '/qapi/v1/patients'
  const newVisit = { waitingRoom: 'my waiting room', date: 2_000_000_000, duration: 600 }

  it('a patient created, updated and deactivated, by his SPID', async () => {
    const hook = await all()
    const patientId = (await stage().call('POST', patients, { body: { id: 'P-1' } })).json
    await stage().call('PUT', `${patients}/P-1`, { body: { gender: 'female' } })
    await stage().call('PUT', `${patients}/P-1`, { body: { active: false } })
    const told = ['patient:created', 'patient:updated', 'patient:deactivated']
    await expect.poll(hook.heard).toEqual(told.map((event) => ({ event, data: { patientId } })))
    expect(hook.arrivals().map(({ method, headers }) => [method, headers['content-type']])).toEqual(
      Array(3).fill(['POST', 'text/plain; charset=utf-8']),
    )
  })

  it('an appointment scheduled, rescheduled and cancelled, by its SAID', async () => {
    const hook = await all()
    const made = await stage().call('POST', `${patients}/1/appointments`, { body: newVisit })
    const { id } = made.json as { id: number }
    const change = (body: object) => stage().call('PUT', `/qapi/v1/appointments/${id}`, { body })
    await change({ date: 2_000_003_600 })
    await change({ date: 2_000_003_600, reasons: ['headache'] })
    await change({ duration: 900 })
    await change({ date: 2_000_007_200, status: 'cancelled' })
    await change({ status: 'cancelled' })
    const told = ['scheduled', 'rescheduled', 'rescheduled', 'cancelled']
    await expect
      .poll(hook.heard)
      .toEqual(told.map((event) => ({ event: `appointment:${event}`, data: { appointmentId: id } })))
  })

  it('no second scheduling where an external id was sent again', async () => {
    const hook = await stage().subscribe(DOCUMENTED_EVENTS)
    const body = { ...newVisit, externalId: 'E-1' }
    await stage().call('POST', `${patients}/1/appointments`, { body })
    await stage().call('POST', `${patients}/1/appointments`, { body })
    await stage().call('POST', patients, { body: { id: 'P-1' } })
    const delivery = await stage().deliver({ patienceMs: 5_000 })
    const last = expect.objectContaining({ event: 'patient:created' })
    await expect.poll(hook.heard).toContainEqual(last)
    await delivery.stop()
    expect(hook.heard()).toHaveLength(2)
  })

  it('whatever is recorded, with its cause or not at all', async () => {
    const hook = await all()
    const { orm } = stage().database
    const happened = [
      { event: 'appointment:completed', appointmentId: 1 },
      { event: 'appointment:incompleted', appointmentId: 1 },
      { event: 'appointment:no-show', appointmentId: 1 },
      { event: 'appointment:lwbs', appointmentId: 1 },
    ] as const
    await expect(
      orm.transaction(async (tx) => {
        await recordEvent(tx, { event: 'appointment:completed', appointmentId: 2 })
        throw new Error('the cause failed')
      }),
    ).rejects.toThrow('the cause failed')
    for (const one of happened) await orm.transaction((tx) => recordEvent(tx, one))
    await expect
      .poll(hook.heard)
      .toEqual(happened.map(({ event, appointmentId }) => ({ event, data: { appointmentId } })))
    const episodeId = 'bd43a830-6c0b-4120-b5b8-78a117f8ee02'
    await orm.transaction((tx) => recordEvent(tx, { event: 'episode:created', episodeId }))
    await orm.transaction((tx) => recordEvent(tx, { event: 'episode:updated', episodeId }))
    await expect
      .poll(() => hook.heard().slice(4))
      .toEqual(['episode:created', 'episode:updated'].map((event) => ({ event, data: { episodeId } })))
  })

  it('what each asked for, and to each with its own key', async () => {
    await stage().deliver()
    const some = await stage().subscribe(['patient:created'], '/some')
    const none = await stage().subscribe(['episode:created'], '/none')
    const both = await stage().subscribe(['patient:updated', 'patient:created'], '/both')
    await stage().call('POST', patients, { body: { id: 'P-1' } })
    await stage().call('PUT', `${patients}/P-1`, { body: { gender: 'female' } })
    await expect.poll(() => both.heard().length).toBe(2)
    await expect.poll(() => some.heard()).toMatchObject([{ event: 'patient:created' }])
    expect(none.arrivals()).toEqual([])
  })

  it('nothing more once deleted, not even what waited', async () => {
    const [hook, witness] = [
      await stage().subscribe(['patient:created']),
      await stage().subscribe(['patient:created'], '/witness'),
    ]
    await stage().call('POST', patients, { body: { id: 'P-1' } })
    await stage().call('DELETE', `${HOOKS}/${hook.id}`)
    await stage().call('POST', patients, { body: { id: 'P-2' } })
    await stage().deliver()
    await expect.poll(() => witness.arrivals().length).toBe(2)
    expect(hook.arrivals()).toEqual([])
  })

  it('what waited at the new endpoint, once it has moved', async () => {
    const hook = await stage().subscribe(['patient:created'])
    await stage().call('POST', patients, { body: { id: 'P-1' } })
    const endpoint = `${stage().receiver.url}/moved`
    await stage().call('PUT', `${HOOKS}/${hook.id}`, { body: { endpoint } })
    stage().receiver.answerWith(accept)
    await stage().deliver()
    await expect.poll(() => stage().receiver.arrivals.map(({ path }) => path)).toEqual(['/moved'])
  })
})
