import { randomUUID } from 'node:crypto'
import { afterEach, expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { DOCUMENTED_EVENTS } from '../documented-events'
import { isDone, isRefused, succeeded } from '../expectations'
import { tenant } from '../tenant'

/** Operations 35 to 39. */

const HOOKS = '/qapi/v1/webhooks'
const HOOK = {
  endpoint: tenant.webhookEndpoint,
  events: ['appointment:scheduled', 'appointment:rescheduled'],
}

interface Hook {
  readonly id: string
  readonly encryptionKey: string
}

describeSolo('webhooks', (solo) => {
  const registered = new Set<string>()
  const remove = (id: string) => solo().call('DELETE', `${HOOKS}/${id}`)
  afterEach(async () => {
    for (const id of registered) await remove(id)
    registered.clear()
  })
  const add = (body: unknown) => solo().call('POST', HOOKS, { body })
  const added = async (body: object = HOOK) => {
    const hook = succeeded(await add(body), 201) as Hook
    registered.add(hook.id)
    return hook
  }
  const get = (id: string) => solo().call('GET', `${HOOKS}/${id}`)
  const update = (id: string, body: unknown) => solo().call('PUT', `${HOOKS}/${id}`, { body })

  it('are added with a key each, and shown with it one by one', async () => {
    const [one, other] = [await added(), await added()]
    expect(one).toEqual({
      ...HOOK,
      id: expect.any(String),
      encryptionKey: expect.stringMatching(/^\S{16,}$/),
    })
    expect(other.encryptionKey).not.toBe(one.encryptionKey)
    expect(succeeded(await get(one.id), 200)).toEqual(one)
  })

  it('are listed without their keys', async () => {
    const { id } = await added()
    const list = succeeded(await solo().call('GET', HOOKS), 200)
    expect(list).toEqual(expect.arrayContaining([{ id, ...HOOK }]))
  })

  it('may be told of every documented event', async () => {
    const { id } = await added({ ...HOOK, events: DOCUMENTED_EVENTS })
    expect(succeeded(await get(id), 200)).toMatchObject({ events: DOCUMENTED_EVENTS })
  })

  it('are updated, and keep their key', async () => {
    const { id, encryptionKey } = await added()
    const body = { endpoint: `${HOOK.endpoint}/updated`, events: ['appointment:scheduled'] }
    expect(succeeded(await update(id, body), 200)).toEqual({ id, ...body })
    expect(succeeded(await get(id), 200)).toEqual({ id, ...body, encryptionKey })
  })

  it('are deleted, and then unknown', async () => {
    const { id } = await added()
    isDone(await remove(id))
    for (const again of [await remove(id), await get(id), await update(id, HOOK)]) isRefused(again, 404)
    expect(succeeded(await solo().call('GET', HOOKS), 200)).not.toContainEqual(
      expect.objectContaining({ id }),
    )
  })

  it.each([
    ['no endpoint', { events: HOOK.events }],
    ['no URL for an endpoint', { ...HOOK, endpoint: 'not a URL' }],
    ['no events', { endpoint: HOOK.endpoint }],
    ['an empty list of events', { ...HOOK, events: [] }],
    ['an event that there is not', { ...HOOK, events: ['patient:exploded'] }],
  ])('are refused with %s', async (_, body) => {
    isRefused(await add(body), 400)
  })

  it('are not updated to what is wrong', async () => {
    const hook = await added()
    isRefused(await update(hook.id, { ...HOOK, endpoint: 'not a URL' }), 400)
    isRefused(await update(hook.id, { ...HOOK, events: ['patient:exploded'] }), 400)
    expect(succeeded(await get(hook.id), 200)).toEqual(hook)
  })

  it('are unknown by any other id', async () => {
    const id = randomUUID()
    for (const answer of [await get(id), await update(id, HOOK), await remove(id)]) isRefused(answer, 404)
  })
})
