import type { Page, WebSocketRoute } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createEntrance } from '@/server/http/entrance'
import { darkViolations, seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { capHeights } from '../support/cap-height'
import { hospitalFloor } from '../support/hospital-floor'
import { loseLaterCode } from '../support/later-code'
import { codeOn, enterDisplays, pair, typeCode } from '../support/pairing'
import { answered, MOTION, type Person } from '../support/people'
import { SESSION_ENDED } from '../support/session-ends'
import { settled } from '../support/settled'
import { overhear } from '../support/wall-listener'

const HD = { viewport: { width: 1920, height: 1080 } }

describe('a wall display', () => {
  const floor = hospitalFloor()

  const fits = async (page: Page): Promise<void> => {
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    expect(await tooSmallToHit(page.locator('body'))).toEqual([])
    expect(await seriousViolations(page)).toEqual([])
  }

  it('is paired by an administrator, shows no names, and goes back to its code when it is revoked', async () => {
    const wall = await floor.people.arrive(HD)
    const heard = await overhear(wall.page)
    await wall.page.goto(`${floor.origin}/display`)
    const code = await codeOn(wall)
    await wall.page.getByText(`${new URL(floor.origin).host}/admin/displays`).waitFor()

    const admin = await enterDisplays(floor)
    await typeCode(admin, 'BCDFBCDF', 'Nowhere')
    await admin.page.getByRole('alert').getByText('No screen is waiting with this code.').waitFor()
    admin.expects(answered(404))
    await pair(admin, code, 'Wall 2 North')

    await wall.page.waitForURL('**/wall')
    await wall.board.live()
    await wall.board.bed(BED_2).waitFor()
    expect(heard.patientsIn(await heard.everything())).toEqual([])
    expect(await wall.page.getByRole('button', { name: /Sign out/ }).count()).toBe(0)
    expect(await wall.page.getByRole('main').getByRole('button').count()).toBe(0)
    expect(await seriousViolations(wall.page)).toEqual([])

    const card = admin.page.getByRole('listitem').filter({ hasText: 'Wall 2 North' })
    await card.getByText('On now').waitFor()
    await card.getByText('No names').waitFor()
    await fits(admin.page)

    await card.getByRole('button', { name: 'Change Wall 2 North' }).click()
    await admin.board.dialog.getByLabel(/^Show patients/).check()
    await admin.board.dialog.getByText('People who walk past can read').waitFor()
    expect(await seriousViolations(admin.page)).toEqual([])
    await admin.board.press('Save')
    await card.getByText('No names yet: waits for a charge nurse to approve them').waitFor()
    await fits(admin.page)
    // A second person decides; until then not even the wall's computer has a name.
    const charge = await floor.people.enter(floor.origin, 'charge')
    await charge.page
      .getByRole('link', { name: /^Privacy/ })
      .getByText('not seen yet')
      .waitFor()
    await wall.board.live()
    expect(heard.patientsIn(await heard.everything())).toEqual([])
    await charge.page.getByRole('link', { name: /^Privacy/ }).click()
    const asked = charge.page
      .getByRole('listitem')
      .filter({ hasText: 'Wall 2 North is to show patients’ names' })
    await asked.getByText(/^Asked for by /).waitFor()
    await fits(charge.page)
    await asked.getByRole('button', { name: 'Approve names on Wall 2 North' }).click()
    await wall.page.getByText('Lukashik').first().waitFor()
    await card.getByText('Shows patients’ names: approved by Carmen Ortiz, RN').waitFor()
    const shown = charge.page.getByRole('listitem').filter({ hasText: 'Wall 2 North shows patients’ names' })
    await shown.getByRole('button', { name: 'Stop names on Wall 2 North' }).click()
    await wall.page.getByText('Lukashik').first().waitFor({ state: 'detached' })
    await card.getByText('No names: refused by Carmen Ortiz, RN').waitFor()
    await wall.board.live()

    await card.getByRole('button', { name: 'Change Wall 2 North' }).click()
    await admin.board.dialog.getByLabel(/^Show patients/).waitFor()
    expect(await admin.board.dialog.getByLabel(/^Show patients/).isChecked()).toBe(false)
    await admin.board.close()

    await card.getByRole('button', { name: 'Revoke Wall 2 North' }).click()
    await admin.board.read('Revoke Wall 2 North?')
    expect(await seriousViolations(admin.page)).toEqual([])
    wall.expects(SESSION_ENDED)
    await admin.board.press('Yes, revoke')
    await card.waitFor({ state: 'detached' })
    await wall.page.waitForURL('**/display')
    await wall.page.getByText('An administrator has ended this screen’s pairing.').waitFor()
    expect(await codeOn(wall)).not.toBe(code)
    // Switched off and on again, it comes back to its code, and to no sign-in page.
    await wall.page.goto(`${floor.origin}/board`)
    await wall.page.waitForURL('**/display')
    for (const person of [wall, admin, charge]) await person.leave()
  })

  it('shows its code legibly from afar, in both themes', async () => {
    const screen = await floor.people.arrive()
    await screen.page.goto(`${floor.origin}/display`)
    await codeOn(screen)
    for (const [width, height, codePx] of [
      [3840, 2160, 300],
      [1920, 1080, 150],
      [1024, 768, 80],
      [390, 844, 30],
    ] as const) {
      await screen.page.setViewportSize({ width, height })
      await fits(screen.page)
      expect(await darkViolations(screen.page)).toEqual([])
      const box = await screen.page.locator('[data-code]').boundingBox()
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(codePx)
    }
    await screen.leave()
  })

  it('has the same proportions at twice the size, and needs no scrolling', async () => {
    const wall = await floor.people.enter(floor.origin, 'display', HD)
    const label = () => wall.board.bed(BED_2).locator('.bed-label').evaluate(fontPx)
    const hd = await label()
    expect(hd).toBeGreaterThanOrEqual(32)
    await wall.page.setViewportSize({ width: 3840, height: 2160 })
    await expect.poll(label).toBeGreaterThan(1.9 * hd)
    const overflow = await wall.page
      .getByRole('region', { name: 'Beds' })
      .evaluate((beds) => beds.scrollHeight - beds.clientHeight)
    expect(overflow).toBeLessThanOrEqual(0)
    await wall.leave()
  })

  it.each([
    ['wallOne', 1],
    ['wallTen', 10],
    ['wallForty', 40],
    ['wallNames', 15],
  ])(
    'writes label, wait and priority of all who wait in letters of 25 mm (%s: %i)',
    async (scene, waiting) => {
      const { page, leave } = await floor.people.arrive(HD)
      await page.goto(`${floor.origin}/gallery?scene=${scene}`)
      const tiles = page.getByRole('list', { name: 'Who is waiting' }).locator('[data-call]')
      await tiles.first().waitFor()
      for (const { width, height, mmAPx } of WALLS_OF_55_INCHES) {
        await page.setViewportSize({ width, height })
        await settled(page.locator('[data-wall-screen]'))
        const at = `${width} x ${height}`
        const letters = await capHeights(tiles.locator('.call-label, .call-timer, .call-priority'))
        const small = letters.filter(({ px }) => px * mmAPx < FAR_MM)
        expect(small, at).toEqual([])
        const reasons = await capHeights(tiles.locator('.call-words'))
        expect(
          reasons.filter(({ px }) => px * mmAPx < REASON_MM),
          at,
        ).toEqual([])
        const shown = await tiles.count()
        expect(letters.length).toBe(3 * shown)
        expect(reasons.length).toBeGreaterThanOrEqual(shown)
        const rest = await page.getByText(/^\d+ more$/).allTextContents()
        expect(shown + Number(rest[0]?.split(' ')[0] ?? 0), at).toBe(waiting)
        const emergencies = await page.locator('.plan [data-call="emergency"]').count()
        if (scene !== 'wallNames')
          expect(await tiles.and(page.locator('[data-call="emergency"]')).count()).toBe(emergencies)
      }
      await leave()
    },
  )

  it('shows the emergencies of another building in the same red, flashing, in letters of the same size', async () => {
    const { page, leave } = await floor.people.arrive({ ...HD, ...MOTION })
    await page.goto(`${floor.origin}/gallery?scene=wallElsewhere`)
    const tiles = page.getByRole('list', { name: 'Who is waiting' }).getByRole('listitem')
    const [own, other] = [tiles.filter({ hasText: '203·2' }), tiles.filter({ hasText: 'Annexe' })]
    await other.getByText('2 emergencies').waitFor()
    expect(await other.evaluate(loudness)).toEqual(await own.evaluate(loudness))
    const sizes = await tiles
      .locator('.call-label, .call-priority')
      .evaluateAll((parts) => [...new Set(parts.map((part) => getComputedStyle(part).fontSize))])
    expect(sizes).toEqual(['54.4px'])
    await leave()
  })

  it('turns to the page where a request waits', async () => {
    const wall = await floor.people.enter(floor.origin, 'display', { viewport: { width: 1024, height: 600 } })
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    const pages = wall.page.getByRole('list', { name: 'Pages of the wall' }).getByRole('listitem')
    await expect.poll(() => pages.count()).toBeGreaterThan(1)
    // The last bed of the building is not on the first page.
    const last = 'floor 3, 305 bed 1'
    await expect.poll(() => wall.board.bed('floor 1, 101 bed 1').count()).toBe(1)
    expect(await wall.board.bed(last).count()).toBe(0)
    await nurse.board.ask(last, 'Emergency')
    await wall.board.expectBed(last, 'Emergency, waiting.')
    await wall.page.getByRole('paragraph').getByText('Emergency', { exact: true }).waitFor()
    await pages.getByText('Waiting', { exact: true }).waitFor()
    await nurse.board.press('Undo')
    await nurse.board.read('Cancelled')
    await wall.leave()
    await nurse.leave()
  })

  it('is paused and turned by a person in front of it, until a request comes from another page', async () => {
    const wall = await floor.people.enter(floor.origin, 'display', { viewport: { width: 1024, height: 600 } })
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    const { page } = wall
    const pages = page.getByRole('list', { name: 'Pages of the wall' }).getByRole('listitem')
    await expect.poll(() => pages.count()).toBeGreaterThan(1)
    const shown = () => page.getByRole('listitem').and(page.locator('[aria-current="page"]')).textContent()
    // With no person in front there is nothing to press.
    expect(await page.getByRole('button', { name: 'Next page' }).count()).toBe(0)

    await page.mouse.move(200, 300)
    await page.getByRole('button', { name: 'Next page' }).click()
    await page.getByRole('status').getByText('Paused').waitFor()
    await expect.poll(shown).toMatch(/^2 of/)
    expect(await seriousViolations(page)).toEqual([])
    for (const name of ['Previous page', 'Turn the pages again', 'Next page']) {
      const box = await page.getByRole('button', { name }).boundingBox()
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48)
    }
    await nurse.board.ask('floor 1, 101 bed 1', 'Routine')
    await wall.board.expectBed('floor 1, 101 bed 1', 'Routine, waiting.')
    await expect.poll(shown).toMatch(/^1 of/)
    expect(await page.getByText('Paused').count()).toBe(0)
    await nurse.board.press('Undo')
    await nurse.board.read('Cancelled')

    await page.mouse.click(200, 300)
    await page.keyboard.press('Space')
    await page.getByRole('status').getByText('Paused').waitFor()
    await page.keyboard.press('ArrowRight')
    await expect.poll(shown).toMatch(/^2 of/)
    await page.keyboard.press('Space')
    await expect.poll(() => page.getByText('Paused').count()).toBe(0)
    await wall.leave()
    await nurse.leave()
  })

  it('dims at night, and wakes while a request waits', async () => {
    const [night, day] = [zoneWhereItIs(23), zoneWhereItIs(11)]
    const dark = await floor.people.enter(floor.origin, 'display', { timezoneId: night })
    const light = await floor.people.enter(floor.origin, 'display', { timezoneId: day })
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    const dimmed = ({ page }: Person) =>
      page.evaluate(() => document.documentElement.hasAttribute('data-dim'))
    await expect.poll(() => dimmed(dark)).toBe(true)
    expect(await dimmed(light)).toBe(false)
    expect(await seriousViolations(dark.page)).toEqual([])
    await nurse.board.ask(OTHER_BEDS[0], 'Routine')
    await expect.poll(() => dimmed(dark)).toBe(false)
    await light.page.goto(`${floor.origin}/board?dim=on`)
    await expect.poll(() => dimmed(light)).toBe(true)
    await light.board.expectBed(OTHER_BEDS[0], 'waiting')
    expect(await seriousViolations(light.page)).toEqual([])
    await nurse.board.press('Undo')
    await expect.poll(() => dimmed(dark)).toBe(true)
    for (const person of [dark, light, nurse]) await person.leave()
  })

  it('reloads once when the server is newer; a board where a nurse works only says so, if it has the code for it', async () => {
    const loads = new Map<Page, { boards: number }>()
    const before = async (page: Page) => {
      loads.set(page, countLoads(page))
      await page.routeWebSocket(/socket\.io/, tellOfNewer)
    }
    // A newer server has no code of the version before.
    const outdated = async (page: Page) => {
      await before(page)
      await loseLaterCode(page)
    }
    const wall = await floor.people.enter(floor.origin, 'display', { ...HD, before: outdated })
    const lost = await floor.people.enter(floor.origin, 'virtual', { before: outdated })
    for (const one of [wall, lost]) one.expects(/ERR_FAILED/)
    const nurse = await floor.people.enter(floor.origin, 'virtual', { before })
    const boards = ({ page }: Person) => loads.get(page)?.boards
    await nurse.page.getByText('A newer Lantern is ready.').waitFor()
    for (const one of [wall, lost]) {
      await expect.poll(() => boards(one)).toBe(2)
      await one.board.live()
    }
    await wall.page.waitForResponse(/api\/health/, { timeout: 5_000 }).catch(() => undefined)
    expect([wall, lost, nurse].map(boards)).toEqual([2, 2, 1])
    await nurse.page.getByRole('button', { name: 'Reload this page' }).click()
    await expect.poll(() => boards(nurse)).toBe(2)
    await wall.leave()
    await nurse.leave()
  })

  it('appears by itself when the screen was switched on before the server was ready', async () => {
    const entrance = createEntrance()
    const port = await entrance.listen(0, '127.0.0.1')
    const screen = await floor.people.arrive(HD)
    screen.expects(answered(503), answered(404))
    await screen.page.goto(`http://127.0.0.1:${port}/display`)
    await screen.page.getByText('Lantern is starting.').waitFor()
    entrance.open((_request, response) => response.end('ready'))
    await screen.page.getByText('ready').waitFor()
    await screen.leave()
    await entrance.close(100)
  })
})

/** Walls of 55 inches, 1217.6 mm wide, lying and standing; and how large a CSS pixel of each is. */
const WALLS_OF_55_INCHES = [
  { width: 1920, height: 1080, mmAPx: 1217.6 / 1920 },
  { width: 3840, height: 2160, mmAPx: 1217.6 / 3840 },
  { width: 1080, height: 1920, mmAPx: 1217.6 / 1920 },
] as const
/** A 200th of 5 m; for the reason a 200th of 2 m at least, and of 3 m where it is not long. */
const FAR_MM = 25
const REASON_MM = 10

/** Runs in the page: what makes a tile loud. */
const loudness = (tile: Element) => {
  const { color, height } = getComputedStyle(tile)
  return {
    rhythm: tile.getAttribute('data-flash'),
    color,
    height,
    red: tile.matches('[data-call="emergency"]'),
  }
}

const fontPx = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize)

/** Returns a time zone where it is now about `hour` o'clock. The sign of an Etc/GMT zone is the reverse of the offset. */
function zoneWhereItIs(hour: number): string {
  const east = ((hour - new Date().getUTCHours() + 36) % 24) - 12
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`
}

/** Counts how often a page loads a board or a wall from now on. */
function countLoads(page: Page): { boards: number } {
  const loads = { boards: 0 }
  page.on('domcontentloaded', () => {
    if (['/board', '/wall'].includes(new URL(page.url()).pathname)) loads.boards += 1
  })
  return loads
}

/** Forwards all messages with another version in the heartbeats, as while a newer Lantern is rolled out. */
function tellOfNewer(route: WebSocketRoute): void {
  const server = route.connectToServer()
  server.onMessage((message) => {
    const told =
      typeof message === 'string' ? message.replace(/"version":"[^"]*"/, '"version":"newer"') : message
    route.send(told)
  })
}
