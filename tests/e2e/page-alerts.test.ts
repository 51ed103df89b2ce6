import { readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { darkViolations, seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { OTHER_BEDS } from '../support/board-page'
import { savePath } from '../support/escalation-path'
import { hospitalFloor } from '../support/hospital-floor'
import type { Person } from '../support/people'
import { listen, tones } from '../support/tones'

const [HERE, NEXT_DOOR] = OTHER_BEDS
const ROLES = ['virtual', 'charge', 'admin'] as const

/** Pages that are no one's place of work, and why no request can call a reader of theirs. */
const WITHOUT_ALERTS: ReadonlyMap<string, string> = new Map([
  ['/', 'leads to the board'],
  ['/board', 'alerts by itself: sound.test.ts, queue-all.test.ts'],
  ['/sign-in', 'no one is signed in'],
  [
    '/second-factor',
    'a user without the factor that is required may do nothing else, and no request can call them',
  ],
  ['/wall', 'alerts by itself: wall-sound.test.ts'],
  ['/compliance', 'its role sees no request, and none calls it'],
  ['/display', 'the code of a wall, which alerts on its board'],
  ['/bedside/[serial]', 'the device of a bed gets nothing about others'],
  ['/videocalls/[id]', 'a seat in a call has no session; it opens in a tab of its own, next to the board'],
])

/** Every page of app/ whose readers may be called. */
const PAGES = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map(
    (file) =>
      `/${file
        .split('/')
        .slice(0, -1)
        .filter((part) => !/^\(.*\)$/.test(part))
        .join('/')}`,
  )
  .filter((path) => !WITHOUT_ALERTS.has(path))
  .sort()

describe('a request that calls', () => {
  const floor = hospitalFloor()
  let putBack = async () => {}
  beforeAll(async () => {
    // By the default path administrators are called only after a minute.
    putBack = await savePath(floor.origin, 'emergency', [{ afterSeconds: 0, reach: 'everybody' }])
  })
  afterAll(() => putBack())

  const banner = (page: Page) => page.getByRole('region', { name: 'Who is waiting' })
  async function ask({ board }: Person, bed: string, priority: 'Emergency' | 'Urgent') {
    await board.ask(bed, priority)
    await board.read('Received')
    await board.press('Done')
  }
  async function takeBack({ board }: Person, bed: string) {
    await board.open(bed)
    await board.press('Cancel request')
    await board.press('Asked by mistake')
    await board.press('Done')
  }
  /** Waits until this tab is the one that sounds. */
  const sounding = (page: Page) =>
    expect
      .poll(() =>
        page.evaluate(async () => {
          const { held = [] } = await navigator.locks.query()
          const mine = await navigator.locks.request('whose am I', async () => {
            const { held: now = [] } = await navigator.locks.query()
            return now.find(({ name }) => name === 'whose am I')?.clientId
          })
          return held.some(({ name, clientId }) => name?.startsWith('lantern.sound.') && clientId === mine)
        }),
      )
      .toBe(true)
  /** Waits for the whole first burst of an emergency; tones that start together would be two alarms. */
  async function expectOneBurst(page: Page, where: string) {
    await expect.poll(async () => (await tones(page)).length, { message: where }).toBeGreaterThanOrEqual(10)
    const starts = (await tones(page)).map(({ from }) => from)
    expect(new Set(starts).size, where).toBe(starts.length)
  }

  it('is in the title, the banner and the ear on every page of every role, over one socket, without a patient', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    await ask(bedside, HERE, 'Emergency')
    await bedside.board.open(HERE)
    const patient = await bedside.board.dialog.locator('dd').first().locator('span').first().textContent()
    await bedside.board.close()
    const seen = new Set<string>()
    for (const role of ROLES) {
      const { page, leave } = await floor.people.enter(floor.origin, role, { before: listen })
      const opened: string[] = []
      page.on('websocket', () => opened.push(new URL(page.url()).pathname))
      for (const path of PAGES) {
        await page.goto(floor.origin + path)
        // A page of another role leads back to the board.
        if (new URL(page.url()).pathname !== path) continue
        seen.add(path)
        const where = `${path} as ${role}`
        await banner(page).getByText('Emergency: 425 bed 1, hospital.').waitFor()
        await expect.poll(() => page.title(), { message: where }).toMatch(/^\(1\) .+/)
        expect(await page.locator('link[rel="icon"][data-badge="1"]').count(), where).toBe(1)
        await expectOneBurst(page, where)
        expect(
          opened.filter((from) => from === path),
          where,
        ).toHaveLength(1)
        expect(await tooWide(page), where).toBeLessThanOrEqual(0)
        const said = await page.evaluate(async () => (await fetch('/api/queue')).text())
        expect(said.includes(String(patient)), where).toBe(role !== 'admin')
        expect(await banner(page).textContent(), where).not.toContain(patient)
      }
      await leave()
    }
    expect([...seen].sort()).toEqual(PAGES)
    await takeBack(bedside, HERE)
  })

  it('sounds in one tab of a browser: the one in view, the next when that is closed, and never one that is kept silent', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual', { before: listen })
    const board = nurse.page
    const other = await board.context().newPage()
    await listen(other)
    await other.goto(`${floor.origin}/appointments`)
    await sounding(other)
    await ask(bedside, HERE, 'Emergency')
    await expectOneBurst(other, 'the tab that was opened last')
    // The light and the title stay in both.
    await banner(other).getByText('Emergency: 425 bed 1').waitFor()
    await nurse.board.expectBed(HERE, 'Emergency, waiting')
    await expect.poll(() => board.title()).toMatch(/^\(1\) /)
    expect(await tones(board)).toEqual([])

    await other.close()
    await expectOneBurst(board, 'the tab that is left')

    // A tab in which the browser blocks the sound takes it from no one.
    const blocked = await board.context().newPage()
    await listen(blocked)
    await blocked.addInitScript(() => {
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' })
    })
    await blocked.goto(`${floor.origin}/appointments`)
    await blocked.getByRole('button', { name: 'Turn sound on' }).waitFor()
    const heard = (await tones(board)).length
    await expect.poll(async () => (await tones(board)).length).toBeGreaterThan(heard)
    expect(await tones(blocked)).toEqual([])
    await takeBack(bedside, HERE)
  })

  it('comes and goes while a page is open, the most urgent first, and its banner leads to the bed', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual', { before: listen })
    const { page, board } = nurse
    await page.goto(`${floor.origin}/appointments`)
    const title = await page.title()
    await ask(bedside, NEXT_DOOR, 'Urgent')
    await banner(page).getByText('Urgent: 427 bed 1').waitFor()
    await ask(bedside, HERE, 'Emergency')
    await banner(page).getByText('Emergency: 425 bed 1').waitFor()
    await banner(page).getByText('2 requests call you.').waitFor()
    await expect.poll(() => page.title()).toBe(`(2) ${title}`)
    expect(await seriousViolations(page)).toEqual([])
    expect(await darkViolations(page)).toEqual([])
    expect(await tooSmallToHit(banner(page))).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1440, height: 900 })

    await takeBack(bedside, HERE)
    await banner(page).getByText('Urgent: 427 bed 1').waitFor()
    await expect.poll(() => page.title()).toBe(`(1) ${title}`)
    await page.getByRole('link', { name: 'Go to the board' }).click()
    await page.waitForURL('**/board?building=*')
    await board.dialog.getByRole('heading', { name: '427 bed 1' }).waitFor()
    expect(new URL(page.url()).hash).toBe('')
    await board.press('Claim')
    await board.read('Is this the patient?')
    await page.goto(`${floor.origin}/appointments`)
    await page.locator('h1').waitFor()
    await expect.poll(() => page.title()).toBe(title)
    expect(await banner(page).count()).toBe(0)
  })
})
