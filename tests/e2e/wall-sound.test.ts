import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { OTHER_BEDS } from '../support/board-page'
import { launchChromium } from '../support/chromium'
import { hospitalFloor } from '../support/hospital-floor'
import { signInAt } from '../support/nurse-client'
import { codeOn, enterDisplays, pair } from '../support/pairing'
import type { Person } from '../support/people'
import { BANNER, listen, soundsFor, tellOfBanner, tones } from '../support/tones'

const HD = { viewport: { width: 1920, height: 1080 } }
const LONG_MS = 240_000
/** A display is stale after 10 s, and tries a new connection as often. */
const STALE_MS = 15_000

describe('the sound of a wall', () => {
  const floor = hospitalFloor()

  // By the default path a wall is called after half a minute.
  beforeAll(async () => {
    const admin = await signInAt(floor.origin, 'admin')
    const { body } = await admin.call('/api/escalation')
    const { building } = body as { building: { id: string } }
    const steps = [{ afterSeconds: 0, reach: 'everybody' }]
    const path = { building: building.id, unit: '', priority: 'emergency', version: null, steps }
    expect(await admin.call('/api/escalation', { method: 'PUT', body: path })).toMatchObject({ status: 200 })
  })

  /** A wall that an administrator has paired, without a password. */
  async function pairedWall(name: string, before?: (page: Page) => Promise<void>): Promise<Person> {
    const wall = await floor.people.arrive(HD)
    await listen(wall.page)
    await before?.(wall.page)
    await wall.page.goto(`${floor.origin}/display`)
    const admin = await enterDisplays(floor)
    await pair(admin, await codeOn(wall), name)
    await wall.page.waitForURL('**/board')
    await wall.board.live()
    await admin.leave()
    return wall
  }

  it(
    'lasts until the request is claimed; a muted wall has the light all the same',
    async () => {
      const loud = await pairedWall('Loud')
      const muted = await pairedWall('Muted')
      await muted.page.getByRole('button', { name: 'Sound of this display' }).click()
      await muted.board.dialog.getByLabel('Mute this display').check()
      await muted.board.close()
      const nurse = await floor.people.enter(floor.origin, 'virtual')
      await nurse.board.ask(OTHER_BEDS[0], 'Emergency')
      await nurse.board.read('Received')

      await expect.poll(async () => (await tones(loud.page)).length).toBeGreaterThanOrEqual(10)
      const [first] = await tones(loud.page)
      await expect
        .poll(async () => (await tones(loud.page)).length, { timeout: 15_000 })
        .toBeGreaterThanOrEqual(20)
      const again = (await tones(loud.page))[10]
      expect((again?.from ?? Number.NaN) - (first?.from ?? Number.NaN)).toBeLessThanOrEqual(10)

      for (const { board, page } of [loud, muted]) {
        await board.expectBed(OTHER_BEDS[0], 'Emergency, waiting')
        await page.getByRole('paragraph').getByText('Emergency', { exact: true }).waitFor()
      }
      expect(await light(muted)).toEqual(await light(loud))
      expect(await tones(muted.page)).toEqual([])

      await nurse.board.press('Claim')
      await loud.board.expectBed(OTHER_BEDS[0], 'claimed')
      expect(await soundsFor(loud.page)).toBeLessThanOrEqual(0.1)
      const heard = (await tones(loud.page)).length
      await nurse.board.press('Complete')
      await nurse.board.press('Yes, complete')
      await nurse.board.press('Done')
      await nurse.board.ask(OTHER_BEDS[1], 'Emergency')
      // Had the claimed one gone on, it would stand between.
      await expect.poll(async () => (await tones(loud.page)).length).toBe(heard + 10)
      await nurse.board.press('Undo')
      await nurse.board.read('Cancelled')
      for (const person of [loud, muted, nurse]) await person.leave()
    },
    LONG_MS,
  )

  it(
    'says that the browser blocks it, where nobody has touched the wall, until the one tap',
    async () => {
      const { browser } = await launchChromium({
        args: ['--autoplay-policy=document-user-activation-required'],
      })
      const context = await browser.newContext(HD)
      const screen = await context.newPage()
      await screen.goto(`${floor.origin}/display`)
      const admin = await enterDisplays(floor)
      await pair(admin, await codeOn({ page: screen }), 'Untouched')
      await screen.waitForURL('**/board')
      // Switched on in the morning, paired since long ago.
      const wall = await context.newPage()
      await listen(wall)
      await wall.addInitScript(tellOfBanner)
      // Whatever a test evaluates in a page counts as a tap: until the banner is there, nothing is.
      const told = wall.waitForEvent('console', (message) => message.text() === BANNER)
      await wall.goto(`${floor.origin}/board`, { waitUntil: 'commit' })
      await told
      await wall.getByRole('button', { name: 'Turn sound on' }).click()
      await wall.getByText(BANNER).waitFor({ state: 'hidden' })
      const nurse = await floor.people.enter(floor.origin, 'virtual')
      await nurse.board.ask(OTHER_BEDS[0], 'Emergency')
      await expect.poll(async () => (await tones(wall)).length).toBeGreaterThanOrEqual(10)
      await nurse.board.press('Undo')
      await nurse.board.read('Cancelled')
      await context.close()
      for (const person of [admin, nurse]) await person.leave()
    },
    LONG_MS,
  )

  it(
    'is one falling figure when there is no news, not repeated, and anew the next time',
    async () => {
      const line = { silent: false, connections: 0 }
      const wall = await pairedWall('No news', (page) => silenceable(page, line))
      for (const heard of [2, 4]) {
        line.silent = true
        await wall.page.getByText(/^No news since/).waitFor({ timeout: STALE_MS })
        await expect.poll(async () => (await tones(wall.page)).length).toBe(heard)
        const [high, low] = (await tones(wall.page)).slice(-2)
        expect(high?.hz).toBeGreaterThan(low?.hz ?? Number.NaN)
        // It tries again and again, and still hears nothing.
        const tried = line.connections
        await expect.poll(() => line.connections, { timeout: 3 * STALE_MS }).toBeGreaterThan(tried + 1)
        expect(await tones(wall.page)).toHaveLength(heard)
        line.silent = false
        await wall.board.live(2 * STALE_MS)
        expect(await tones(wall.page)).toHaveLength(heard)
      }
      await wall.leave()
    },
    LONG_MS,
  )
})

/** How a bed that calls looks, whatever moment its light is in. */
const light = ({ board }: Person) =>
  board.bed(OTHER_BEDS[0]).evaluate((card) => {
    const { visibility, animationName } = getComputedStyle(card)
    return { className: card.className, visibility, animationName }
  })

/** A line to the server that stays open and brings nothing while it is `silent`, as through a firewall that forgot it. */
const silenceable = (page: Page, line: { silent: boolean; connections: number }): Promise<void> =>
  page.routeWebSocket(/socket\.io/, (route) => {
    line.connections += 1
    const server = route.connectToServer()
    server.onMessage((message) => {
      if (!line.silent) route.send(message)
    })
  })
