import { assert, asyncProperty } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sendRaw } from '../support/raw-http'
import { describeRunningSolo } from '../support/solo-server'
import { addressOf, brokenRequests, queryText } from './generators/broken'
import { OPERATIONS } from './generators/requests'
import { randomRuns } from './generators/runs'

/**
 * Random requests to all 42 operations: valid ones get a documented answer, invalid ones a refusal in the documented
 * envelope, and neither ever a 500.
 */

const CORRELATION = /^x-correlation-id: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\r$/im

/** What a schema library says by itself, in words of its own. */
const WORDS_OF_A_LIBRARY = /Invalid (?:input|option|string|element|key)|Too (?:small|big)|received/

describeRunningSolo('random requests', (solo, database) => {
  /** Nearly all of it ends before the database is asked, and the statements are the same on both: PGlite has a third of the runs. */
  const runs = (onPostgres: number) =>
    randomRuns(database().kind === 'postgres' ? onPostgres : Math.ceil(onPostgres / 3))

  describe.each(OPERATIONS)('to operation $operation, $method $address', (one) => {
    const { operation, method, address, headers = {}, statuses, request } = one
    const isPage = operation === 34
    const isFlat = operation >= 40

    it('are answered as documented when they are valid', async () => {
      const isAnswered = asyncProperty(request, async ({ params, query, body, file }) => {
        const search = queryText(query)
        const answer = await solo().call(method, `${addressOf(address, params)}${search && `?${search}`}`, {
          headers: { ...headers, ...(file && { 'content-type': file.type }) },
          ...(file && { bytes: file.bytes }),
          ...(body && { body }),
        })
        expect(answer).toMatchObject({ status: expect.toBeOneOf([...statuses]) })
      })
      await assert(isAnswered, runs(15))
    })

    it('are refused in the documented envelope when they are not', async () => {
      const { apiKey, url } = solo()
      const own = [`Api-Key: ${apiKey}`, ...Object.entries(headers).map((pair) => pair.join(': '))]
      const isRefused = asyncProperty(brokenRequests(one), async ({ path, contentType, body, mustFail }) => {
        const type = contentType === null ? [] : [`Content-Type: ${contentType}`]
        const { status, text } = await sendRaw(url, {
          method,
          path,
          headers: [...own, ...type],
          ...(body && { body }),
        })
        const [head = '', ...rest] = text.split('\r\n\r\n')
        expect(status, head).toBeLessThan(500)
        expect(`${head}\r\n`).toMatch(CORRELATION)
        if (mustFail) expect(status, text).toBeGreaterThanOrEqual(400)
        if (status >= 400 && !(isPage && /^content-type: text\/html/im.test(head))) {
          const message = expect.any(String)
          // An address that is no operation's has the envelope of most.
          const nested = { error: { message } }
          const refusal = JSON.parse(rest.join('\r\n\r\n'))
          expect(refusal).toEqual(isFlat && !('error' in refusal) ? { message } : nested)
          expect(JSON.stringify(refusal)).not.toMatch(WORDS_OF_A_LIBRARY)
        }
      })
      await assert(isRefused, runs(25))
    })
  })
})
