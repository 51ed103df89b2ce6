import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { BED_2, boardPage, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor, ownFloor } from '../support/hospital-floor'
import { hydrated } from '../support/hydrated'
import { pending } from '../support/pending'
import { answered, type Person, signIn } from '../support/people'
import { lockByKeys, SESSION_LOCKED } from '../support/session-ends'
import { listen, tones } from '../support/tones'

const VICTOR = 'Victor Adeyemi, RN'
const CARMEN = 'Carmen Ortiz, RN'
const BEA = 'Bea Larsson, RN'
const PIN = '483920'
/** A patient of the demo, in bed 2. */
const PATIENT = 'Lukashik'

const bar = (page: Page) => page.getByRole('region', { name: 'Screen lock' })
const names = (page: Page) =>
  page.evaluate((name) => document.documentElement.outerHTML.includes(name), PATIENT)

describe('the lock of a shared screen', () => {
  const floor = hospitalFloor()
  const lockButton = (page: Page) => page.getByRole('button', { name: 'Lock this screen (Alt+L)' })
  const focused = (field: Locator) => field.evaluate((element) => element === document.activeElement)
  const lock = async ({ page: own, expects }: Person, page = own) => {
    expects(SESSION_LOCKED)
    await hydrated(lockButton(page))
    await lockButton(page).click()
    await bar(page).getByText(`Locked: `).waitFor()
  }

  it('takes the names from every tab at once, and the queue goes on', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual', { ownSession: true })
    const { page, board } = nurse
    const second = await page.context().newPage()
    await second.goto(`${floor.origin}/board`)
    await boardPage(second).live()
    const third = await page.context().newPage()
    await third.goto(`${floor.origin}/appointments`)
    await third.getByRole('heading', { level: 1 }).waitFor()
    for (const tab of [page, second]) await expect.poll(() => names(tab)).toBe(true)
    await board.open(BED_2)
    await hydrated(page.getByRole('dialog'))

    await boardPage(second).bed(BED_2).waitFor()
    await lock(nurse, second)
    for (const tab of [page, second]) {
      await bar(tab).getByText(`Locked: ${VICTOR}`).waitFor()
      await expect.poll(() => names(tab)).toBe(false)
      await expect.poll(() => tab.getByRole('dialog').count()).toBe(0)
    }
    await third.getByText('This page is hidden while the screen is locked.').waitFor()
    expect(await third.getByRole('button', { name: 'Book' }).count()).toBe(0)
    await third.getByText('or ask for help on the board.').waitFor()
    await third.getByRole('link', { name: 'Go to the board' }).waitFor()

    // Another nurse asks: the locked screens show it at once.
    const carmen = await floor.people.enter(floor.origin, 'charge')
    await carmen.board.ask(BED_2, 'Emergency')
    for (const tab of [page, second]) {
      await boardPage(tab).expectBed(BED_2, /Emergency/)
      expect(await names(tab)).toBe(false)
    }
    // A press that needs the user leads to the field that unlocks.
    await page.locator('[data-act="claim"]').first().click()
    await expect.poll(() => focused(bar(page).getByLabel('Password'))).toBe(true)

    await bar(page).getByLabel('Password').fill('lantern')
    await page.keyboard.press('Enter')
    for (const tab of [page, second]) {
      await expect.poll(() => bar(tab).count()).toBe(0)
      await expect.poll(() => names(tab)).toBe(true)
      await boardPage(tab).live()
    }
    await third.getByRole('heading', { level: 1, name: 'Appointments' }).waitFor()
    await page.locator('[data-act="claim"]').first().click()
    await board.expectBed(BED_2, `. Emergency, claimed by ${VICTOR}.`)
    await carmen.leave()
    await nurse.leave()
  })

  it('locks before its bar has loaded, and stays locked where the server did not hear of it', async () => {
    const { promise: line, resolve: open } = pending<void>()
    const told: number[] = []
    const station = await floor.people.enter(floor.origin, 'charge', {
      ownSession: true,
      before: async (page) => {
        // What loads after the first board waits, and the message of the lock is lost.
        await page.addInitScript(() =>
          addEventListener('load', () => document.body.toggleAttribute('data-loaded')),
        )
        await page.route('**/_next/static/chunks/*.js', async (route) => {
          if (await page.evaluate(() => document.body?.hasAttribute('data-loaded') ?? false)) await line
          await route.continue()
        })
        await page.route('**/api/session/lock', (route) => {
          told.push(Date.now())
          return route.abort()
        })
      },
    })
    station.expects(/ERR_FAILED/)
    const { page, board } = station
    await expect.poll(() => names(page)).toBe(true)
    await lockByKeys(station)
    await expect.poll(() => names(page)).toBe(false)
    expect(await bar(page).count()).toBe(0)
    open()
    await bar(page).getByText(`Locked: ${CARMEN}`).waitFor()

    // The server, which knows of no lock, sends names with each event and each answer.
    const bea = await floor.people.enter(floor.origin, 'bedside')
    await bea.board.ask(OTHER_BEDS[1], 'Urgent')
    await board.expectBed(OTHER_BEDS[1], /Urgent/)
    expect(await names(page)).toBe(false)
    await page.reload()
    await bar(page).getByText(`Locked: ${CARMEN}`).waitFor()
    await board.expectBed(OTHER_BEDS[1], /Urgent/)
    expect(await names(page)).toBe(false)
    expect(told.length).toBeGreaterThan(1)

    const heard = page.waitForResponse('**/api/session/lock')
    await page.unroute('**/api/session/lock')
    expect((await heard).status()).toBe(200)
    await board.live()
    expect(await names(page)).toBe(false)
    expect(await (await page.request.get(`${floor.origin}/api/session`)).json()).toMatchObject({
      locked: true,
    })
    await bar(page).getByLabel('Password').fill('lantern')
    await page.keyboard.press('Enter')
    await expect.poll(() => names(page)).toBe(true)
    await bea.leave()
    await station.leave()
  })

  it('asks for the password where the code of the passkey does not load', async () => {
    const station = await floor.people.enter(floor.origin, 'charge', { ownSession: true })
    station.expects(/ERR_FAILED/)
    const { page } = station
    await page.route('**/api/session', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ json: { ...(await answer.json()), passkey: true } })
    })
    await lock(station)
    const byPasskey = bar(page).getByRole('button', { name: 'Use a passkey' })
    await byPasskey.waitFor()
    await page.route('**/_next/static/chunks/*.js', (route) => route.abort())
    await byPasskey.click()
    await bar(page).getByRole('alert').getByText('Lantern’s server does not answer.').waitFor()
    await bar(page).getByLabel('Password').fill('lantern')
    await page.keyboard.press('Enter')
    await expect.poll(() => bar(page).count()).toBe(0)
    await station.leave()
  })

  it('sends those who may not ask for help to no board', async () => {
    const officer = await floor.people.arrive()
    const { page } = officer
    await page.goto(`${floor.origin}/sign-in`)
    await hydrated(page.getByRole('button', { name: 'Sign in', exact: true }))
    await signIn(page, 'compliance', 'lantern')
    await page.getByRole('heading', { name: 'Audit' }).waitFor()
    await lock(officer)
    await page.getByText('Unlock the screen below to go on.', { exact: false }).waitFor()
    expect(await page.getByText('ask for help').count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Go to the board' }).count()).toBe(0)
    await officer.leave()
  })

  it('lets anyone ask for help at a bed, under no one’s name', async () => {
    const station = await floor.people.enter(floor.origin, 'charge', { ownSession: true })
    await lockByKeys(station)
    await bar(station.page).getByText(`Locked: ${CARMEN}`).waitFor()
    await station.board.ask(OTHER_BEDS[0], 'Urgent')
    await station.board.expectBed(OTHER_BEDS[0], /Urgent/)
    await station.board.press('Done')
    await station.board.open(OTHER_BEDS[0])
    await station.board.read(/^Asked at/)
    expect(await station.page.getByRole('dialog').getByText(CARMEN).count()).toBe(0)
    await station.leave()
  })

  it('is taken over by another nurse with a name, a PIN and Enter', async () => {
    const station = await floor.people.enter(floor.origin, 'bedside', { ownSession: true })
    station.expects(answered(401))
    const { page, board } = station
    await page.getByRole('link', { name: `${BEA}: Your account` }).click()
    await page.getByText('You have no PIN.').waitFor()
    await page.getByLabel('Your password', { exact: true }).fill('lantern')
    await page.getByLabel('New PIN', { exact: true }).fill('123456')
    await page.getByLabel('New PIN, again').fill('123456')
    await page.getByRole('button', { name: 'Set the PIN' }).click()
    await page.getByText('Many people choose this PIN').waitFor()
    await page.getByLabel('New PIN', { exact: true }).fill(PIN)
    await page.getByLabel('New PIN, again').fill(PIN)
    await page.getByRole('button', { name: 'Set the PIN' }).click()
    await page.getByText('Your PIN is set.').waitFor()
    await page.goto(`${floor.origin}/board`)
    await board.live()
    const takeOver = async (username: string, secret: string) => {
      await lock(station)
      await bar(page).getByRole('button', { name: 'Switch user' }).click()
      await page.keyboard.type(username)
      await page.keyboard.press('Tab')
      await page.keyboard.type(secret)
      await page.keyboard.press('Enter')
    }
    // She has not signed in at this browser: her password is needed once.
    await takeOver('virtual', PIN)
    await bar(page).getByText('A PIN does not help here').waitFor()
    await page.reload()
    await bar(page).getByText(`Locked: ${BEA}`).waitFor()
    await bar(page).getByRole('button', { name: 'Switch user' }).click()
    await page.keyboard.type('virtual')
    await page.keyboard.press('Tab')
    await page.keyboard.type('lantern')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: `Sign out ${VICTOR}` }).waitFor()
    await board.live()
    // From now on seven keys and a name: Bea is back by her PIN.
    await takeOver('bedside', PIN)
    await page.getByRole('button', { name: `Sign out ${BEA}` }).waitFor()
    await board.live()
    expect(await bar(page).count()).toBe(0)
    expect(await names(page)).toBe(true)
    await lock(station)
    await bar(page).getByLabel('PIN').fill(PIN)
    await page.keyboard.press('Enter')
    await expect.poll(() => bar(page).count()).toBe(0)
    // The keyboard is where it was.
    await expect.poll(() => focused(lockButton(page))).toBe(true)
    // The session ends with the browser: its cookie has no end of its own.
    const cookies = await page.context().cookies()
    expect(cookies.find(({ name }) => name.includes('session-token'))?.expires).toBe(-1)
    await station.leave()
  })
})

describe('a screen that no hand touches', () => {
  const floor = ownFloor(async () => ({ env: { LOCK_AFTER_MINUTES: '0.05' } }))

  it('locks by itself, on the server too, and a new call is heard there all the same', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual', { ownSession: true, before: listen })
    nurse.expects(SESSION_LOCKED)
    const { page, board } = nurse
    await bar(page).getByText(`Locked: ${VICTOR}`).waitFor()
    expect(await names(page)).toBe(false)
    const second = await page.context().newPage()
    await second.goto(`${floor.origin}/board`)
    await bar(second).getByText(`Locked: ${VICTOR}`).waitFor()
    expect(await names(second)).toBe(false)
    await second.close()

    const before = (await tones(page)).length
    const carmen = await floor.people.enter(floor.origin, 'charge')
    carmen.expects(SESSION_LOCKED)
    // The charge nurse's screen may be locked already: asking for help needs no one.
    await carmen.board.ask(OTHER_BEDS[1], 'Emergency')
    await board.expectBed(OTHER_BEDS[1], /Emergency/)
    await expect.poll(async () => (await tones(page)).length).toBeGreaterThan(before)
    await carmen.leave()
    await nurse.leave()
  })
})
