import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectUsable } from '../support/accessibility'
import { hospitalFloor } from '../support/hospital-floor'
import { openLockedZip } from '../support/locked-zip'
import type { Person } from '../support/people'

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const
const FAILING = '00000000-0000-0000-0000-000000000000'

describe('the reports page', () => {
  const floor = hospitalFloor()
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lantern-downloads-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  async function open(): Promise<Person> {
    const charge = await floor.people.enter(floor.origin, 'charge')
    await charge.page.getByRole('link', { name: 'Reports' }).click()
    await charge.page.getByText('Each is a locked zip').waitFor()
    // The page sets the days as soon as it runs.
    await expect.poll(() => charge.page.getByLabel('From').first().inputValue()).not.toBe('')
    return charge
  }

  /** Presses `button` and returns the name and the path of the file that the browser saves. */
  async function saved(page: Page, button: string | RegExp): Promise<{ name: string; path: string }> {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: button }).first().click()
    const download = await coming
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    return { name: download.suggestedFilename(), path }
  }

  /** Makes the newest report look slow: the first answer that lists it shows it as pending. */
  async function slowly(page: Page): Promise<void> {
    let shown = false
    await page.route('**/api/reports', async (route) => {
      if (shown || route.request().method() !== 'GET') return route.continue()
      const response = await route.fetch()
      const list: { reports: { state: string }[] } = await response.json()
      const [newest] = list.reports
      if (newest) Object.assign(newest, { state: 'pending' })
      shown = newest !== undefined
      await route.fulfill({ response, json: list })
    })
  }

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent)

  it('orders a report by keyboard, shows its progress without reloading, and saves a file that its password opens', async () => {
    const { page } = await open()
    await slowly(page)
    await page.evaluate(() => document.body.setAttribute('data-loaded', 'once'))
    await page.getByLabel('From').first().fill('2017-10-01')
    await page.getByLabel('To', { exact: true }).first().fill('2017-10-31')
    await page.getByRole('button', { name: 'Make one' }).focus()
    await page.keyboard.press('Enter')
    const password = await page.getByLabel('Password of the file').inputValue()
    expect(password).toHaveLength(23)
    await page.getByLabel('Password of the file').press('Enter')
    await expect.poll(() => focused(page)).toBe('Ordered. Keep the password now.')
    expect(await page.getByLabel('Password of this report').inputValue()).toBe(password)
    await page.getByRole('button', { name: 'I have the password' }).press('Enter')
    await expect.poll(() => focused(page)).toBe('Ordered reports')
    expect(await page.getByLabel('Password of the file').inputValue()).toBe('')

    await page.getByText('Being made').waitFor()
    await page.getByText('Ready', { exact: true }).waitFor()
    expect(await page.locator('body').getAttribute('data-loaded')).toBe('once')
    const { name, path } = await saved(page, 'Download the report of Oct 1 – 31, 2017')
    expect(name).toBe('encounter-report-2017-10-01-to-2017-10-31.zip')
    expect(parse(openLockedZip(path, password) ?? '', { columns: true })).toMatchObject([
      { appointmentId: '1', reasons: 'headache' },
    ])
    expect(openLockedZip(path, 'not the password')).toBeNull()
  })

  it('says why a report failed and what to do, and puts its days back into the form', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: 'Yesterday' }).first().click()
    await page.getByLabel('Password of the file').fill('a password of mine')
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByLabel('Preset').fill(FAILING)
    await page.getByRole('button', { name: 'Order report' }).click()
    await page.getByRole('button', { name: 'I have the password' }).click()
    await page.getByText('Failed', { exact: true }).waitFor()
    await page.getByText('Check the preset').waitFor()
    const yesterday = await page.getByLabel('From').first().inputValue()
    await page.getByRole('button', { name: 'This month' }).first().click()
    await page.getByRole('button', { name: /^Order again/ }).click()
    await expect.poll(() => page.getByLabel('From').first().inputValue()).toBe(yesterday)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
    expect(await page.getByLabel('Preset').inputValue()).not.toBe(FAILING)
  })

  it('moves the focus to a wrong field, and orders nothing', async () => {
    const { page } = await open()
    const orders: string[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (request.method() === 'POST' && pathname.startsWith('/api/reports')) orders.push(pathname)
    })
    await page.getByLabel('Password of the file').fill('too short')
    await page.getByRole('button', { name: 'Order report' }).click()
    await page.getByText('The password needs 12 characters or more.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
    await page.getByLabel('To', { exact: true }).first().fill('2017-10-31')
    await page.getByRole('button', { name: 'Order report' }).click()
    await page.getByText('The last day must not be before the first.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('to')
    expect(orders).toEqual([])
  })

  it('saves the visits of some days as CSV', async () => {
    const { page } = await open()
    await page.getByLabel('From').last().fill('2017-10-01')
    await page.getByLabel('To', { exact: true }).last().fill('2017-10-31')
    const { name, path } = await saved(page, 'Download CSV')
    expect(name).toBe('visits-2017-10-01-to-2017-10-31.csv')
    expect(parse(await readFile(path, 'utf8'), { columns: true })).toMatchObject([{ appointmentId: '1' }])
    await page.getByLabel('To', { exact: true }).last().fill('2017-11-30')
    await page.getByRole('button', { name: 'Download CSV' }).click()
    await page.getByText('The CSV covers at most 31 days').waitFor()
  })

  it('is for roles that may order reports: other users are sent back to the board', async () => {
    const virtual = await floor.people.enter(floor.origin, 'virtual')
    expect(await virtual.page.getByRole('link', { name: 'Reports' }).count()).toBe(0)
    await virtual.page.goto(`${floor.origin}/reports`)
    await virtual.page.waitForURL('**/board')
    await virtual.board.live()
  })

  it('can be read, reached and hit by every user', async () => {
    const charge = await open()
    const { page } = charge
    const look = () => expectUsable(page, SIZES, page.getByRole('main'))
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('button', { name: 'Order report' }).click()
    await page.getByText('The password needs').waitFor()
    await look()
    await page.getByLabel('Password of the file').fill('a password of mine')
    await page.getByRole('button', { name: 'Order report' }).click()
    await page.getByRole('button', { name: 'I have the password' }).waitFor()
    await look()
    await charge.leave()
  })
})
