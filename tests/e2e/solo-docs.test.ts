import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, openDatabase } from '@/server/platform/db/open'
import { type TestBrowser, warmChromium } from '../support/chromium'
import { newFolder } from '../support/folders'
import { layPglite } from '../support/pglite-template'
import { type RunningSolo, startSolo } from '../support/solo-server'

/** The browsable document of the Solo emulator. */

let database: Database
let solo: RunningSolo
let chromium: TestBrowser

beforeAll(async () => {
  const dataDir = await newFolder('solo-docs')
  await layPglite(dataDir)
  database = await openDatabase({ dataDir, log: pino({ level: 'silent' }) })
  solo = await startSolo(database)
  chromium = await warmChromium()
})
afterAll(async () => {
  await solo.close()
  await database.close()
})

it('shows all operations without a key, from this server only, and tries one with it', async () => {
  const { page, expectClean } = await chromium.newPage({ viewport: { width: 1440, height: 900 } })
  const hosts = new Set<string>()
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol !== 'data:') hosts.add(host)
  })
  const opened = await page.goto(`${solo.url}/qapi/docs`)
  const policy = opened?.headers()['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  await page.getByRole('heading', { name: 'Solo External API' }).waitFor()
  expect(await page.locator('.opblock').count()).toBe(42)

  await page.getByRole('button', { name: 'Authorize' }).first().click()
  const keys = page.locator('.modal-ux')
  await keys.locator('input').fill(solo.apiKey)
  await keys.getByRole('button', { name: 'Apply credentials' }).click()
  await keys.getByRole('button', { name: 'Close', exact: true }).last().click()

  const rooms = page.locator('.opblock', { hasText: '/qapi/v1/waiting-rooms' })
  await rooms.locator('.opblock-summary-control').click()
  await rooms.getByRole('button', { name: 'Try it out' }).click()
  const answered = page.waitForResponse(`${solo.url}/qapi/v1/waiting-rooms`)
  await rooms.getByRole('button', { name: 'Execute' }).click()
  expect((await answered).status()).toBe(200)
  await rooms.locator('.live-responses-table').getByText('GreatRoom').first().waitFor()

  expect([...hosts]).toEqual([new URL(solo.url).host])
  expectClean()
  await page.context().close()
})
