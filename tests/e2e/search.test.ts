import type { Locator, Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/accessibility'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

const SEARCH = '**/api/beds/search'
const PLACE = '431 bed 2'

/** What may be typed, and what its result says besides: never what the result before said, which stays until the next comes. */
const FOUND_BY = [
  ['lukashik', ''],
  ['1234', ' · by MRN'],
  ['431 yurá', ''],
  ['123457', ' · by device'],
] as const
/** What a result says, before what it says about a device that is offline. */
const foundBy = (by: string) =>
  expect.stringMatching(
    new RegExp(`^431 bed 2Yura A Lukashikfloor 2 · emergency department · hospital${by}(?! · )`),
  )
/** Files of the build, whose names are hashes and can contain any number. */
const BUILT = '/_next/static/'

describe('the search for a bed', () => {
  const floor = hospitalFloor()

  it('finds it by a name, an MRN, a room and a device serial, while one types', async () => {
    const { page, board } = await floor.people.enter(floor.origin, 'bedside')
    const addresses: URL[] = []
    page.on('request', (request) => void addresses.push(new URL(request.url())))
    const found = await board.search('')
    for (const [typed, by] of FOUND_BY) {
      await page.getByRole('combobox').fill(typed)
      await expect.poll(() => found.allTextContents(), { message: typed }).toEqual([foundBy(by)])
    }
    // The typed text may name a patient: it stands in no address, neither the page's nor a request's.
    for (const { pathname, search, hash } of [new URL(page.url()), ...addresses]) {
      if (pathname.startsWith(BUILT)) continue
      const address = decodeURIComponent(pathname + search + hash)
      for (const [typed] of FOUND_BY) expect(address).not.toContain(typed)
    }
    expect(await seriousViolations(page)).toEqual([])
  })

  it('leads from a result to asking by one key, and asks nothing before another is chosen', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const { page, board } = bedside
    await (await board.search('yura 431')).first().waitFor()
    await page.keyboard.press('Enter')
    await board.dialog.getByRole('heading', { name: PLACE }).waitFor()
    await expect.poll(() => focused(page)).toBe('Ask for help now')
    // Once more, as a hand or a scanner that presses twice.
    await page.keyboard.press('Enter')
    await page.keyboard.type('1234')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => focused(page)).toBe('Routine')
    await board.expectQuiet(BED_2)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await board.read('Received')
    await board.expectBed(BED_2, 'Urgent')
    await board.close()

    // The search says what is open at a bed.
    const asked = await board.search(PLACE)
    await asked.first().getByText('Waiting').waitFor()
    await asked.first().getByText('Urgent').waitFor()
    await asked.first().click()
    await board.press('Cancel request')
    await board.press('Asked by mistake')
    await board.close()
    await board.expectQuiet(BED_2)
  })

  it('is walked through by arrows', async () => {
    const { page, board } = await floor.people.enter(floor.origin, 'bedside')
    const found = await board.search('431')
    await found.nth(1).waitFor()
    await expectChosen(found, 0)
    await page.keyboard.press('ArrowDown')
    await expectChosen(found, 1)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expectChosen(found, 0)
    await page.keyboard.press('ArrowDown')
    const name = (await found.nth(1).locator('span span').first().textContent()) ?? ''
    await page.keyboard.press('Enter')
    await board.dialog.getByRole('heading', { name }).waitFor()
  })

  it('shows the answer to what is typed last, whichever comes first', async () => {
    const { page, board } = await floor.people.enter(floor.origin, 'bedside')
    const held: Route[] = []
    await page.route(SEARCH, (route) => void held.push(route))
    const found = await board.search('')
    await page.getByRole('combobox').fill('lukashik')
    await expect.poll(() => held.length).toBe(1)
    await page.getByRole('combobox').fill('425 bed 1')
    await expect.poll(() => held.length).toBe(2)
    const [earlier, later] = held
    await later?.continue()
    await found.filter({ hasText: '425 bed 1' }).waitFor()
    const answered = page.waitForResponse(SEARCH)
    await earlier?.continue()
    await (await answered).finished()
    // Two frames: what the answer did would be drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect(await found.filter({ hasText: 'Lukashik' }).count()).toBe(0)
    await found.filter({ hasText: '425 bed 1' }).waitFor()
  })

  it('opens a bed whose identifier a scanner ends with Enter, and no other that is not shown yet', async () => {
    const { page, board } = await floor.people.enter(floor.origin, 'bedside')
    const found = await board.search('431 bed 2')
    await page.keyboard.press('Enter')
    await found.first().waitFor()
    await board.dialog.getByRole('heading', { name: 'Find a bed' }).waitFor()
    await page.getByRole('combobox').fill('1234')
    await page.keyboard.press('Enter')
    await board.dialog.getByRole('heading', { name: PLACE }).waitFor()
  })

  it('goes on by itself once the server answers again', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const { page, board } = bedside
    bedside.expects(/ERR_FAILED/)
    await page.route(SEARCH, (route) => route.abort())
    const found = await board.search(PLACE)
    await board.read(/^Lantern’s server does not answer/)
    await page.unroute(SEARCH)
    await found.first().waitFor()
    await expect.poll(() => board.dialog.getByText(/^Lantern’s server/).count()).toBe(0)
  })

  it('says so when there is no such bed', async () => {
    const { board } = await floor.people.enter(floor.origin, 'bedside')
    await board.search('0000000')
    await board.read('No bed found.')
  })

  it('finds a bed of the other building, and goes there', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const found = await bedside.board.search('151 bed 1')
    await found.filter({ hasText: '151 bed 1' }).click()
    await bedside.board.dialog.getByRole('heading', { name: '151 bed 1' }).waitFor()
    await bedside.board.close()
    await bedside.board.bed('floor 1, 151 bed 1').waitFor()
    // The focus is on that bed.
    await bedside.page.locator('[data-bed]:focus').getByText('151').first().waitFor()
    expect(await bedside.board.bed(BED_2).count()).toBe(0)
  })
})

const expectChosen = (found: Locator, index: number) =>
  expect.poll(() => found.nth(index).getAttribute('aria-selected')).toBe('true')

/** The name of what has the focus. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const element = document.activeElement
    const label = element?.getAttribute('aria-labelledby')
    return (
      (label && document.getElementById(label)?.firstChild?.textContent) ||
      element?.textContent
    )?.trim()
  })
