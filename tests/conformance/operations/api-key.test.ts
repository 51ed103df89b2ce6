import { expect, it } from 'vitest'
import { describeSolo } from '../../support/solo-target'
import { isRefused } from '../expectations'
import { readReference } from '../reference'

/** All operations but 34, which a browser opens: the Api-Key, and the id that names an answer in a question to Teladoc. */

const DOCUMENTED = readReference(new URL('../fixtures/solo-external-api.txt', import.meta.url))
  .filter(({ template }) => template.startsWith('/qapi/'))
  .map(({ method, path }) => [method, path] as const)
/** The reference shows the examples of these operations in a form that its parser skips. */
const WEBHOOKS = [
  ['POST', '/qapi/v1/webhooks'],
  ['PUT', '/qapi/v1/webhooks/b20be9ce-eb93-48be-ad56-271ec4b2973c'],
  ['GET', '/qapi/v1/webhooks'],
  ['DELETE', '/qapi/v1/webhooks/b20be9ce-eb93-48be-ad56-271ec4b2973c'],
  ['GET', '/qapi/v1/webhooks/b20be9ce-eb93-48be-ad56-271ec4b2973c'],
] as const

describeSolo('the Api-Key', (solo) => {
  it('is required by 41 operations', () => {
    expect(DOCUMENTED.length + WEBHOOKS.length).toBe(41)
  })

  it.each([...DOCUMENTED, ...WEBHOOKS])('is required for %s %s', async (method, path) => {
    for (const apiKey of [null, 'a key that nobody has'])
      isRefused(await solo().call(method, path, { apiKey }), 401)
  })
})

describeSolo('x-correlation-id', (solo) => {
  it('is different in each answer', async () => {
    const ids = await Promise.all(
      [1, 2].map(
        async () => (await solo().call('GET', '/qapi/v1/waiting-rooms')).headers['x-correlation-id'],
      ),
    )
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.stringMatching(/^[0-9a-f-]{36}$/)])
    expect(new Set(ids).size).toBe(2)
  })
})
