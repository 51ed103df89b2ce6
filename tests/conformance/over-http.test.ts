import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '@/server/platform/project-root'
import { newFolder } from '../support/folders'
import { startSolo } from '../support/lantern-process'
import { tenant } from './tenant'

/** `npm run conformance`, pointed at a server elsewhere. */

const SOLO_API_KEY = 'a key of my own'

/** Two runs of a suite take longer than one test: about 10 s here, six times that on a busy machine. */
const TWO_SUITES_MS = 300_000

interface Ended {
  readonly code: number
  readonly said: string
}

const conformance = (env: Record<string, string>, ...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const { PATH = '', HOME = '' } = process.env
    const program = join(projectRoot(), 'tests/run/conformance.mjs')
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: projectRoot(), env: { PATH, HOME, NODE_ENV: 'test', ...env } },
      (error, out, problems) =>
        resolve({ code: error === null ? 0 : Number(error.code), said: out + problems }),
    )
  })

it(
  'passes against npm run solo, and passes again on the records that it left there',
  async () => {
    const solo = await startSolo({
      env: { SOLO_API_KEY, SOLO_LINKING_SECRET: tenant.linkingSecret },
      readyWithinMs: 90_000,
    })
    const env = { SOLO_CONFORMANCE_URL: `${solo.origin}/`, SOLO_CONFORMANCE_KEY: SOLO_API_KEY }
    for (const round of [1, 2]) {
      const results = join(await newFolder('conformance'), 'results.json')
      const { code, said } = await conformance(env, '--reporter=json', `--outputFile.json=${results}`)
      expect([round, code, code === 0 ? '' : said]).toEqual([round, 0, ''])
      const { numPassedTests, numTotalTests } = JSON.parse(await readFile(results, 'utf8'))
      expect(numPassedTests).toBeGreaterThan(150)
      expect(numPassedTests).toBe(numTotalTests)
    }
  },
  TWO_SUITES_MS,
)

it('fails against a server with another key', async () => {
  const solo = await startSolo({ env: { SOLO_API_KEY }, readyWithinMs: 90_000 })
  const env = { SOLO_CONFORMANCE_URL: solo.origin, SOLO_CONFORMANCE_KEY: 'another key' }
  const { code, said } = await conformance(env, 'waiting-rooms')
  expect([code, said]).toEqual([1, expect.stringContaining('401')])
})

it('sends no request to a server that it may not write to, or does not know', async () => {
  const key = { SOLO_CONFORMANCE_KEY: SOLO_API_KEY }
  const elsewhere = await conformance({ ...key, SOLO_CONFORMANCE_URL: 'https://solo.invalid' })
  expect(elsewhere.code).toBe(2)
  expect(elsewhere.said).toContain('SOLO_CONFORMANCE_WRITES=1')
  expect(elsewhere.said).toContain('cannot delete')
  for (const env of [
    key,
    { SOLO_CONFORMANCE_URL: 'http://127.0.0.1:1' },
    { ...key, SOLO_CONFORMANCE_URL: 'x' },
  ])
    expect((await conformance(env)).code).toBe(2)
})
