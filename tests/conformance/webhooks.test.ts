import { expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'
import { DOCUMENTED_EVENTS } from './documented-events'

/** "Webhooks" of the reference, operations 35 to 39. */

const nested = (message: unknown) => ({ error: { message } })
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const HOOKS = '/qapi/v1/webhooks'
/** Of the reference's example, without its "...". */
const EXAMPLE = {
  endpoint: 'https://webhook.site/...',
  events: ['appointment:scheduled', 'appointment:rescheduled'],
}

describeEmulatorOnly('webhooks', (solo) => {
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
