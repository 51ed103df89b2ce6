import { expect, it } from 'vitest'
import { recordEvent } from '@/server/solo-emulator/webhooks/record-event'
import { describeDeliveriesOnBothDatabases } from '../support/webhook-delivery'
import { accept } from '../support/webhook-receiver'
import { DOCUMENTED_EVENTS } from './documented-events'

/** "Webhooks" of the reference: Solo delivers each event to its subscribers as soon as its cause happens. */

const HOOKS = '/qapi/v1/webhooks'

describeDeliveriesOnBothDatabases('webhooks deliver', (stage) => {
  const all = async () => {
    await stage().deliver()
    return stage().subscribe(DOCUMENTED_EVENTS)
  }
  const patients = '/qapi/v1/patients'
  const newVisit = { waitingRoom: 'my waiting room', date: 2_000_000_000, duration: 600 }

  it('a patient created, updated and deactivated, by SPID', async () => {
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

  it('an appointment scheduled, rescheduled and cancelled, by SAID', async () => {
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

  it('no second scheduling when an external id was sent again', async () => {
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

  it('an event together with its cause, or neither', async () => {
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

  it('to each endpoint the events that it subscribed to, with its own key', async () => {
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

  it('nothing more to a deleted endpoint, not even waiting events', async () => {
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

  it('waiting events to the new address of an endpoint', async () => {
    const hook = await stage().subscribe(['patient:created'])
    await stage().call('POST', patients, { body: { id: 'P-1' } })
    const endpoint = `${stage().receiver.url}/moved`
    await stage().call('PUT', `${HOOKS}/${hook.id}`, { body: { endpoint } })
    stage().receiver.answerWith(accept)
    await stage().deliver()
    await expect.poll(() => stage().receiver.arrivals.map(({ path }) => path)).toEqual(['/moved'])
  })
})
