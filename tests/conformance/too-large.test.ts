import { describe, expect, it } from 'vitest'
import { postPatiently } from '../support/patient-sender'
import { describeRunningSolo } from '../support/solo-server'

/** A body that is too large: the sender gets the refusal, whether or not it looks for one while it sends. */

const MB = 1024 * 1024
const FILE = { path: '/qapi/v1/appointments/1/attachments', type: 'application/pdf', limit: 5 * MB }
const JSON_BODY = { path: '/qapi/v1/patients', type: 'application/json', limit: MB }

describeRunningSolo('a body that is too large', (solo) => {
  describe.each([
    ['a file', FILE, 'The file is larger than 5 MB'],
    ['JSON', JSON_BODY, 'The body is larger than 1 MB'],
  ])('%s', (_, { path, type, limit }, message) => {
    it.each([
      ['by a byte', 1, false],
      ['by a byte, in chunks', 1, true],
      ['by 30 MB', 30 * MB, false],
      ['by 30 MB, in chunks', 30 * MB, true],
    ])('%s', async (__, over, chunked) => {
      const { url, apiKey } = solo()
      const { status, text } = await postPatiently({
        url: `${url}${path}`,
        headers: { 'Api-Key': apiKey, 'Content-Type': type },
        bytes: limit + over,
        chunked,
      })
      expect([status, JSON.parse(text)]).toEqual([413, { error: { message } }])
    })
  })
})
