import { describe, expect, it } from 'vitest'
import { describeEmulatorOnly } from '../support/solo-target'
import { answerValue, type ReferenceExample } from './reference'
import { ATOM, documented, type OperationExample, operation, senderOf, UUID } from './reference-examples'

/** Examples of the reference, sent as they stand with their comments removed, get their documented answers: 40 to 42, each with its four locators. */

describeEmulatorOnly('examples of the reference', (solo) => {
  const send = senderOf(solo)

  describe.each([0, 1, 2, 3])('assistance requests, locator %i', (nth) => {
    const example = (title: string): OperationExample => {
      const found = operation(title)
      const chosen = found.examples[nth]
      if (!chosen) throw new Error(`${title} lacks an example`)
      return [found, chosen]
    }
    const create = example('Create Assistance Request')
    const get = example('Get Current Assistance Request')
    const cancel = example('Cancel Current Assistance Request')

    const asDocumented = (one: ReferenceExample) => ({
      ...(documented(one) as object),
      id: expect.stringMatching(UUID),
      createdAt: expect.stringMatching(ATOM),
    })
    const errorsOf = ([, { answers }]: OperationExample) => answers.map(answerValue)

    it('creates', async () => {
      const answer = await send(...create)
      expect(answer.json).toEqual(asDocumented(create[1]))
      expect(answer.status).toBe(201)
    })

    it('gets the current one', async () => {
      const created = await send(...create)
      const answer = await send(...get)
      expect(answer.json).toEqual(asDocumented(get[1]))
      expect(answer.json).toEqual(created.json)
      expect(answer.status).toBe(200)
    })

    it('cancels it, and then knows none', async () => {
      await send(...create)
      const cancelled = await send(...cancel)
      expect([cancelled.status, cancelled.text]).toEqual([204, ''])
      for (const [asked, documentedError] of [
        [get, errorsOf(get)[1]],
        [cancel, errorsOf(cancel)[0]],
      ] as const) {
        const answer = await send(...asked)
        expect([answer.status, answer.json]).toEqual([404, documentedError])
      }
    })

    it('refuses to create with too little, or where there is no device', async () => {
      const [, missing, noDevice] = errorsOf(create)
      const path = '/qapi/v1/request-assistance'
      const empty = await solo().call('POST', path, { body: {} })
      expect([empty.status, empty.json]).toEqual([400, missing])
      const unknown = await solo().call('POST', path, { body: { deviceSerialNumber: 'none such' } })
      expect([unknown.status, unknown.json]).toEqual([404, noDevice])
    })
  })
})
