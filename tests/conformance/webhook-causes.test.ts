import { expect, it } from 'vitest'
import { describeDeliveriesOnBothDatabases } from '../support/webhook-delivery'
import { APPOINTMENT_EVENTS } from './documented-events'

/** The events that no operation of the reference causes: progress of appointments, and answers to notes. */

const STATUSES = [
  'arrived',
  'in progress.intake.ready',
  'in progress.intake.progress',
  'in progress.exam.ready',
  'in progress.exam.progress',
  'discharge.ready',
  'discharge.progress',
  'sign off',
  'scheduled',
]
const FORM = 'Acute Neurology - Physician Services'

describeDeliveriesOnBothDatabases('progress of an appointment', (stage) => {
  const slot = { waitingRoom: 'my waiting room', date: 2_000_000_400, duration: 600 }
  const book = async (more: object = {}) => {
    const body = { ...slot, ...more }
    const { json } = await stage().call('POST', '/qapi/v1/patients/1/appointments', { body })
    return (json as { id: number }).id
  }
  const progress = (id: number | string, body: unknown) =>
    stage().call('PUT', `/qapi/embedded/appointments/${id}`, { body })
  const shown = async (id: number) => (await stage().call('GET', `/qapi/v1/appointments/${id}`)).json
  const told = (event: string, appointmentId: number) => ({ event, data: { appointmentId } })

  it.each([
    ['completed', 'appointment:completed'],
    ['not showed up', 'appointment:no-show'],
    ['cancelled', 'appointment:cancelled'],
  ])('status %s is told as %s, once', async (status, event) => {
    const id = await book()
    const hook = await stage().subscribe(APPOINTMENT_EVENTS)
    await stage().deliver()
    const answer = await progress(id, { status })
    expect(answer).toMatchObject({ status: 200, json: { id, status, videoCall: { status: 'waiting' } } })
    expect(await shown(id)).toEqual(answer.json)
    await progress(id, { status })
    const last = await book({ date: 2_000_090_000 })
    await expect.poll(hook.heard).toContainEqual(told('appointment:scheduled', last))
    await expect.poll(hook.heard).toContainEqual(told(event, id))
    expect(hook.heard()).toHaveLength(2)
  })

  it.each([
    ['LWBS', 'appointment:lwbs'],
    ['incomplete', 'appointment:incompleted'],
  ])('video call %s is told as %s', async (videoCall, event) => {
    const id = await book()
    const hook = await stage().subscribe(APPOINTMENT_EVENTS)
    await stage().deliver()
    const answer = await progress(id, { videoCall })
    expect(answer).toMatchObject({
      status: 200,
      json: { status: 'scheduled', videoCall: { status: videoCall } },
    })
    await expect.poll(hook.heard).toEqual([told(event, id)])
  })

  it('accepts every other documented status, and sends no event for it', async () => {
    const id = await book()
    const hook = await stage().subscribe(APPOINTMENT_EVENTS)
    await stage().deliver()
    for (const status of STATUSES) expect((await progress(id, { status })).json).toMatchObject({ status })
    for (const videoCall of ['on call', 'on hold', 'finalizing', 'complete', 'waiting']) {
      expect((await progress(id, { videoCall })).json).toMatchObject({ videoCall: { status: videoCall } })
    }
    await progress(id, { status: 'completed', videoCall: 'complete' })
    await expect.poll(hook.heard).toEqual([told('appointment:completed', id)])
  })

  it('frees the slot of a cancelled appointment, which stays cancelled', async () => {
    const id = await book()
    const free = async () => {
      const query = `after=${slot.date}&before=${slot.date + 600}&waitingRoom=my waiting room&duration=600`
      return (await stage().call('GET', `/qapi/v1/appointment-slots?${encodeURI(query)}`)).json
    }
    expect(await free()).toEqual([])
    await progress(id, { status: 'cancelled' })
    expect(await free()).toHaveLength(1)
    expect(await progress(id, { status: 'completed' })).toMatchObject({ status: 400 })
    expect(await shown(id)).toMatchObject({ status: 'cancelled' })
  })

  it('refuses an unknown status, an unknown appointment and a missing key', async () => {
    const id = await book()
    for (const body of [
      {},
      { status: 'exploded' },
      { videoCall: 'lwbs' },
      { status: 'completed', more: 1 },
    ]) {
      expect(await progress(id, body)).toMatchObject({ status: 400, json: { error: {} } })
    }
    expect(await progress('no-such', { status: 'completed' })).toMatchObject({
      status: 404,
      json: { error: {} },
    })
    const path = `/qapi/embedded/appointments/${id}`
    const body = { status: 'completed' }
    expect((await stage().call('PUT', path, { apiKey: null, body })).status).toBe(401)
    expect(await shown(id)).toMatchObject({ status: 'scheduled' })
  })
})

describeDeliveriesOnBothDatabases('intake:completed', (stage) => {
  const note = '/qapi/v1/appointments/1/visit-note'
  /** The ids of the form's questions, by their titles. */
  const questions = async () => {
    await stage().call('PUT', note, { body: { name: FORM, questions: [] } })
    const forms = (await stage().call('GET', note)).json as {
      template: { name: string; flow: { sections: { questions: { id: string; title: string }[] }[] } }
    }[]
    const sections = forms.find(({ template }) => template.name === FORM)?.template.flow.sections ?? []
    return new Map(sections.flatMap((one) => one.questions).map(({ id, title }) => [title, id]))
  }
  const subscribe = async (path: string, intakeQuestionIds?: readonly unknown[]) => {
    const hook = await stage().subscribe(['intake:completed'], path)
    await stage().call('PUT', `/qapi/v1/webhooks/${hook.id}`, { body: { intakeQuestionIds } })
    return hook
  }

  it('carries the answers to the subscribed questions, and no others', async () => {
    const ids = await questions()
    const [caller, location] = [ids.get('Caller'), ids.get('Patient location')]
    const wanting = await subscribe('/wanting', [caller, 'another'])
    const others = await subscribe('/others', ['another'])
    const nothing = await subscribe('/nothing')
    await stage().deliver()
    const answers = [
      { id: caller, value: ['Nora', 'Smith'] },
      { id: location, value: ['431'] },
    ]
    await stage().call('PUT', note, { body: { name: FORM, questions: answers } })
    await expect.poll(() => wanting.heard().length).toBe(1)
    expect(wanting.heard()).toMatchObject([
      {
        event: 'intake:completed',
        data: {
          resourceType: 'DiagnosticReport',
          status: 'final',
          code: { text: FORM },
          encounter: { reference: 'Encounter/1' },
          result: [{ reference: '#answer-1' }],
          contained: [
            {
              resourceType: 'Observation',
              id: 'answer-1',
              status: 'final',
              code: { coding: [{ code: caller }], text: 'Caller' },
              valueString: 'Nora; Smith',
            },
          ],
        },
      },
    ])
    expect(JSON.stringify(wanting.heard())).not.toContain('"431"')

    await stage().call('PUT', note, { body: { name: FORM, questions: [{ id: caller, value: [] }] } })
    await stage().call('PUT', note, { body: { name: FORM, questions: [{ id: location, value: ['432'] }] } })
    await stage().call('PUT', note, { body: { name: FORM, questions: [{ id: caller, value: ['Ada'] }] } })
    await expect.poll(() => JSON.stringify(wanting.heard())).toContain('Ada')
    expect(wanting.heard()).toHaveLength(2)
    expect([...others.arrivals(), ...nothing.arrivals()]).toEqual([])
  })
})
