import { eq } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { webhookDelivery } from '@/server/solo-emulator/db/webhook-tables'
import { leaseDeliveries } from '@/server/solo-emulator/webhooks/outbox'
import { describeDeliveriesOnBothDatabases, type Subscription } from '../support/webhook-delivery'
import { type AnswerArrival, accept } from '../support/webhook-receiver'

/** Webhooks are delivered whatever the endpoint, the network or the process does meanwhile. */

const fail: AnswerArrival = (response) => response.writeHead(500).end()
const hang: AnswerArrival = () => {}
/** Answers with each given status in turn, and then always with the last. */
const inTurn = (...answers: readonly AnswerArrival[]): AnswerArrival => {
  let nth = 0
  return (response, arrival) => {
    const answer = answers[Math.min(nth, answers.length - 1)]
    nth += 1
    answer?.(response, arrival)
  }
}

describeDeliveriesOnBothDatabases('webhook deliveries', (stage) => {
  const patientCreated = async (id: string) => {
    const { json } = await stage().call('POST', '/qapi/v1/patients', { body: { id } })
    return { event: 'patient:created', data: { patientId: json } }
  }
  /** The received events of one patient, in order. */
  const eventsOf = (hook: Subscription, { data }: { data: { patientId: unknown } }) =>
    hook
      .heard()
      .filter((one) => JSON.stringify(one).includes(`"data":${JSON.stringify(data)}`))
      .map((one) => (one as { event: string }).event)
  const patientUpdated = async (id: string) => {
    await stage().call('PUT', `/qapi/v1/patients/${id}`, { body: { gender: 'other' } })
  }
  const both = ['patient:created', 'patient:updated']
  const deliveries = () => stage().database.orm.select().from(webhookDelivery)

  it('are tried again after a 500 and a timeout, as the same delivery, sealed again', async () => {
    const hook = await stage().subscribe(both)
    stage().receiver.answerWith(inTurn(fail, hang, accept))
    await stage().deliver({ timeoutMs: 300 })
    const told = await patientCreated('P-1')
    await expect.poll(hook.heard).toEqual([told, told, told])
    await expect.poll(deliveries).toMatchObject([{ state: 'delivered', attempts: 3 }])
    const ids = hook.arrivals().map(({ headers }) => headers['x-delivery-id'])
    expect(new Set(ids).size).toBe(1)
    expect(new Set(hook.arrivals().map(({ body }) => body)).size).toBe(3)
  })

  it('each have an id of their own', async () => {
    const hook = await stage().subscribe(both)
    await stage().deliver()
    await patientCreated('P-1')
    await patientUpdated('P-1')
    await expect.poll(() => hook.arrivals().length).toBe(2)
    const ids = hook.arrivals().map(({ headers }) => headers['x-delivery-id'])
    expect(new Set(ids).size).toBe(2)
  })

  it('of one subject wait for each other, those of another do not', async () => {
    const hook = await stage().subscribe(both)
    const first = await patientCreated('P-1')
    await patientUpdated('P-1')
    const other = await patientCreated('P-2')
    stage().receiver.answerWith(inTurn(fail, accept))
    await stage().deliver()
    await expect.poll(() => hook.arrivals().length).toBe(4)
    expect(hook.heard()).toContainEqual(other)
    // The first delivery, of either patient, failed and was sent again.
    expect([both, ['patient:created', ...both]]).toContainEqual(eventsOf(hook, first))
  })

  it('go out while one subject of the same endpoint is stuck', async () => {
    const hook = await stage().subscribe(both)
    const stuck = await patientCreated('P-1')
    stage().receiver.answerWith(fail)
    const first = await stage().deliver()
    await expect.poll(deliveries).toMatchObject([{ lastFailure: 'http_500' }])
    await first.stop()
    await stage()
      .database.orm.update(webhookDelivery)
      .set({ nextAttemptAt: new Date(Date.now() + 3_600_000) })
    stage().receiver.reset()
    await patientUpdated('P-1')
    const free = await patientCreated('P-2')
    await stage().deliver()
    await expect.poll(hook.heard).toEqual([free])
    expect(hook.heard()).not.toContainEqual(stuck)
    await expect
      .poll(deliveries)
      .toMatchObject([
        { state: 'pending', attempts: 1 },
        { state: 'pending', attempts: 0 },
        { state: 'delivered' },
      ])
  })

  it('are given up after a day of failures, and then the next of the subject follows', async () => {
    const hook = await stage().subscribe(both)
    await patientCreated('P-1')
    await patientUpdated('P-1')
    await stage()
      .database.orm.update(webhookDelivery)
      .set({ attempts: 7, occurredAt: new Date(Date.now() - 25 * 3_600_000) })
      .where(eq(webhookDelivery.event, 'patient:created'))
    stage().receiver.answerWith(inTurn(fail, accept))
    await stage().deliver()
    await expect
      .poll(deliveries)
      .toMatchObject([{ state: 'failed', attempts: 8, lastFailure: 'http_500' }, { state: 'delivered' }])
    expect(hook.heard()).toMatchObject([{ event: 'patient:created' }, { event: 'patient:updated' }])
  })

  it('do not wait for an endpoint that never answers', async () => {
    const [dead, live] = [await stage().subscribe(both, '/dead'), await stage().subscribe(both, '/live')]
    stage().receiver.answerWith((response, arrival) => {
      if (arrival.path === '/live') accept(response, arrival)
    })
    for (let nth = 0; nth < 20; nth += 1) await patientCreated(`P-${nth}`)
    await stage().deliver({ timeoutMs: 60_000 })
    await expect.poll(() => live.arrivals().length).toBe(20)
    expect(dead.arrivals().length).toBeLessThanOrEqual(4)
  })

  it('that were under way when the process stopped are sent by the next process, under the same id', async () => {
    const hook = await stage().subscribe(both)
    stage().receiver.answerWith(hang)
    const first = await stage().deliver({ timeoutMs: 60_000 })
    const told = await patientCreated('P-1')
    await expect.poll(() => hook.arrivals().length).toBe(1)
    await first.stop()
    expect(await deliveries()).toMatchObject([{ state: 'pending', attempts: 0, leaseId: null }])
    stage().receiver.answerWith(accept)
    await stage().deliver()
    await expect.poll(hook.heard).toEqual([told, told])
    const [one, other] = hook.arrivals()
    expect(one?.headers['x-delivery-id']).toBe(other?.headers['x-delivery-id'])
  })

  it('that were under way when the process was killed are sent when its lease has lapsed', async () => {
    const hook = await stage().subscribe(both)
    const told = await patientCreated('P-1')
    // The steps of a process before it posts; this one then stops.
    const killed = { leaseId: 'a7e4b1e6-4b0c-4f6e-9d3f-0a3b4c5d6e7f', leaseMs: 1_500 }
    expect(await leaseDeliveries(stage().database.orm, hook.id, 4, killed)).toHaveLength(1)
    expect(await leaseDeliveries(stage().database.orm, hook.id, 4, killed)).toEqual([])
    await stage().deliver()
    await expect.poll(hook.heard).toEqual([told])
    await expect.poll(deliveries).toMatchObject([{ state: 'delivered', attempts: 2 }])
  })

  it('are not doubled by two running processes', async () => {
    const hook = await stage().subscribe(both)
    const patients = Array.from({ length: 12 }, (_, nth) => `P-${nth}`)
    const told = []
    for (const id of patients) told.push(await patientCreated(id))
    await stage().deliver()
    await stage().deliver()
    for (const id of patients) await patientUpdated(id)
    const allDelivered = async () => (await deliveries()).every(({ state }) => state === 'delivered')
    await expect.poll(allDelivered).toBe(true)
    expect(hook.arrivals()).toHaveLength(24)
    for (const one of told) expect(eventsOf(hook, one)).toEqual(both)
  })

  it('follow no redirect', async () => {
    const hook = await stage().subscribe(both)
    const elsewhere = `${stage().receiver.url}/elsewhere`
    stage().receiver.answerWith(
      inTurn(
        ...[301, 302, 307, 308].map((status): AnswerArrival => {
          return (response) => response.writeHead(status, { location: elsewhere }).end()
        }),
      ),
    )
    await stage().deliver()
    await patientCreated('P-1')
    await expect.poll(() => hook.arrivals().length).toBe(3)
    await expect.poll(deliveries).toMatchObject([{ state: 'pending', lastFailure: 'http_307' }])
    expect(stage().receiver.arrivals.every(({ path }) => path === '/hook')).toBe(true)
  })

  it('wait as long as Retry-After says', async () => {
    const hook = await stage().subscribe(both)
    stage().receiver.answerWith((response) => response.writeHead(503, { 'retry-after': '600' }).end())
    await stage().deliver()
    await patientCreated('P-1')
    await vi.waitFor(async () => {
      const [one] = await deliveries()
      expect(one?.lastFailure).toBe('http_503')
      expect(one?.nextAttemptAt.getTime()).toBeGreaterThan(Date.now() + 590_000)
    })
    expect(hook.arrivals()).toHaveLength(1)
  })

  it('never reach an address that is not public, whatever a name resolves to', async () => {
    const { port } = stage().receiver
    const asked: string[] = []
    const answers: Record<string, { address: string; family: number }[]> = {
      'loopback.example': [{ address: '127.0.0.1', family: 4 }],
      'mapped.example': [
        { address: '::ffff:127.0.0.1', family: 6 },
        { address: '::1', family: 6 },
      ],
      'inside.example': [
        { address: '10.0.0.1', family: 4 },
        { address: '64:ff9b::7f00:1', family: 6 },
      ],
    }
    const resolve = async (hostname: string) => {
      asked.push(hostname)
      return answers[hostname] ?? []
    }
    const hosts = [...Object.keys(answers), '127.0.0.1', '[::ffff:127.0.0.1]', '0.0.0.0', '2130706433']
    for (const host of hosts) {
      const body = { endpoint: `http://${host}:${port}/hook`, events: both }
      expect((await stage().call('POST', '/qapi/v1/webhooks', { body })).status).toBe(201)
    }
    await patientCreated('P-1')
    await stage().deliver({ allowPrivate: false, resolve })
    await expect
      .poll(deliveries)
      .toEqual(hosts.map(() => expect.objectContaining({ lastFailure: 'address_refused', state: 'pending' })))
    expect(stage().receiver.arrivals).toEqual([])
    expect(new Set(asked)).toEqual(new Set(Object.keys(answers)))
  })

  it('leave nothing of payload, key or address in the log', async () => {
    const hook = await stage().subscribe(both, '/hook?token=hush')
    stage().receiver.answerWith(inTurn(fail, accept))
    await stage().deliver()
    await patientCreated('P-secret')
    await expect.poll(() => hook.arrivals().length).toBe(2)
    const log = stage().logged.join('')
    expect(log).toContain('http_500')
    expect(log).toContain(hook.id)
    for (const word of ['hush', stage().receiver.url, 'P-secret', 'patientId', hook.encryptionKey]) {
      expect(log).not.toContain(word)
    }
  })
})
