import { afterEach, beforeEach, expect, it } from 'vitest'
import { subscription } from '@/server/db/schema'
import { describeOnBothDatabases } from '../../../../support/database'
import { hospitalOf } from '../../../../support/hospital'
import { openSubscriber, type Subscriber } from './subscriber'

const HOOKS = '/qapi/v1/webhooks'

interface Hook {
  readonly id: string
  readonly endpoint: string
  readonly events: readonly string[]
}

describeOnBothDatabases('Lantern registers for webhooks', (open) => {
  const hospital = hospitalOf(open)
  let lantern: Subscriber
  let endpoint: string
  beforeEach(async () => {
    lantern = await openSubscriber(await hospital())
    endpoint = `${lantern.url}/api/webhooks/solo`
  })
  afterEach(() => lantern.close())

  const hooks = async () => (await lantern.call('GET', HOOKS)).json as Hook[]
  const keyOf = async (id: string) =>
    ((await lantern.call('GET', `${HOOKS}/${id}`)).json as { encryptionKey: string }).encryptionKey
  const creations = () => lantern.line.passed.filter((one) => one === `POST ${HOOKS}`).length
  const rows = () => lantern.database.orm.select().from(subscription)

  it('once, with several nodes starting at once, and keeps the key sealed', async () => {
    const nodes = [lantern.node(), lantern.node(), lantern.node()]
    await Promise.all(nodes.map((node) => node.start()))
    await expect.poll(() => nodes.map((node) => node.health().state)).toEqual(Array(3).fill('registered'))
    expect(await hooks()).toMatchObject([{ endpoint }])
    expect(creations()).toBe(1)
    const key = await keyOf((await hooks())[0]?.id ?? '')
    expect(await rows()).toMatchObject([{ endpoint, sealedKey: expect.any(String) }])
    const written = JSON.stringify(await rows())
    expect(written).not.toContain(key)
    expect(written).not.toContain(Buffer.from(key).toString('base64'))
  })

  it('not again after a restart', async () => {
    await (await lantern.registered()).stop()
    await lantern.registered()
    expect(await hooks()).toHaveLength(1)
    expect(creations()).toBe(1)
  })

  it('takes up the registration of a process that was killed before it had written it down', async () => {
    const made = await lantern.call('POST', HOOKS, { body: { endpoint, events: ['episode:created'] } })
    const { id } = made.json as { id: string }
    await lantern.registered()
    expect(await hooks()).toMatchObject([
      { id, endpoint, events: expect.arrayContaining(['appointment:completed']) },
    ])
    expect(creations()).toBe(0)
    expect(await rows()).toMatchObject([{ webhookId: id }])
  })

  it('ends what is registered twice, and what it had registered under another address', async () => {
    const elsewhere = lantern.node({ publicUrl: 'http://127.0.0.1:9' })
    await elsewhere.start()
    await expect.poll(() => elsewhere.health().state).toBe('registered')
    await elsewhere.stop()
    for (const _ of [1, 2])
      await lantern.call('POST', HOOKS, { body: { endpoint, events: ['patient:created'] } })
    const others = { endpoint: 'http://127.0.0.1:9/of-somebody-else', events: ['patient:created'] }
    await lantern.call('POST', HOOKS, { body: others })
    await lantern.registered()
    expect((await hooks()).map((one) => one.endpoint)).toEqual([endpoint, others.endpoint])
    expect(await rows()).toHaveLength(1)
  })

  it('registers again what was removed in the tenant', async () => {
    const first = await lantern.registered()
    const [before] = await hooks()
    await first.stop()
    await lantern.call('DELETE', `${HOOKS}/${before?.id}`)
    await lantern.registered()
    const after = await hooks()
    expect(after).toMatchObject([{ endpoint }])
    expect(after[0]?.id).not.toBe(before?.id)
  })

  it('starts without Solo, and registers once it is there', async () => {
    await lantern.line.become('refuse')
    const node = lantern.node()
    await node.start()
    expect(node.health().state).toBe('registering')
    await lantern.line.become('pass')
    await expect.poll(() => node.health().state).toBe('registered')
    expect(await hooks()).toHaveLength(1)
  })

  it('not at all from an address that no tenant can call', async () => {
    const node = lantern.node({ publicUrl: 'http://lantern.example.org', allowPrivate: false })
    await node.start()
    expect(node.health()).toMatchObject({ state: 'off', received: 0 })
    expect(await lantern.post('x'.repeat(64))).toMatchObject({ status: 404 })
    expect(lantern.line.passed).toEqual([])
  })

  it('from a public address', async () => {
    const node = lantern.node({ publicUrl: 'https://lantern.example.org', allowPrivate: false })
    await node.start()
    await expect.poll(() => node.health().state).toBe('registered')
    expect(await hooks()).toMatchObject([{ endpoint: 'https://lantern.example.org/api/webhooks/solo' }])
  })
})
