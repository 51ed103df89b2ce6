import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { seriousViolations, tooWide } from '../support/accessibility'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { englishLeft } from '../support/english-left'
import { savePath } from '../support/escalation-path'
import { ownFloor } from '../support/hospital-floor'
import { startLantern } from '../support/lantern-process'
import { codeOn, enterDisplays, pair } from '../support/pairing'
import { answered, gatherPeople, MOTION, type Person, SERVER_GONE } from '../support/people'
import { everAsked } from '../support/solo-book'
import { listen, TAP_FIRST, tones } from '../support/tones'

const PHONE = '+1 (555) 555-0143'
const HD = { viewport: { width: 1920, height: 1080 }, ...MOTION }
/** A browser that stores the board's offline page. */
const KEEPS = { serviceWorkers: 'allow', ...MOTION } as const
const UNIT_QUESTION = 'Which unit is this workstation on?'
const DOES_NOT_ANSWER = 'Lantern’s server does not answer.'
const REMINDER = `NOT SENT: emergency, ${OTHER_BEDS[0]}. Call ${PHONE}`

/** One outage, seen from every kind of screen; each test goes on where the one before it ended. */
describe('Lantern itself killed and started again', () => {
  const floor = ownFloor()
  const withSound = gatherPeople(TAP_FIRST)
  let bedside: Person
  /** On a page without a board. */
  let reporting: Person
  let virtual: Person
  let wall: Person
  /** A paired wall that was touched once, so that its browser allows sound. */
  let paired: Person
  /** A screen that is not paired yet and shows its code. */
  let screen: Person
  let tablet: Person
  let carla: Person

  beforeAll(async () => {
    const { people, origin } = floor
    // The emergency calls the wall at once, and the other request never does.
    await savePath(origin, 'emergency', [{ afterSeconds: 0, reach: 'everybody' }])
    await savePath(origin, 'urgent', [
      { afterSeconds: 0, reach: 'virtual-all' },
      { afterSeconds: 3_600, reach: 'everybody' },
    ])
    tablet = await people.enter(origin, 'bedside', { viewport: { width: 1024, height: 768 }, ...KEEPS })
    carla = await people.enter(origin, 'charge', {
      locale: 'es-MX',
      timezoneId: 'America/Mexico_City',
      ...KEEPS,
    })
    bedside = await people.enter(origin, 'bedside', MOTION)
    reporting = await people.enter(origin, 'charge')
    await reporting.page.goto(`${origin}/reports`)
    await reporting.page.locator('h1').waitFor()
    virtual = await people.enter(origin, 'virtual', MOTION)
    wall = await people.enter(origin, 'display', MOTION)
    screen = await people.arrive(HD)
    await screen.page.goto(`${origin}/display`)
    await codeOn(screen)
    paired = await withSound.arrive(HD)
    await listen(paired.page)
    await paired.page.goto(`${origin}/display`)
    const admin = await enterDisplays(floor)
    await pair(admin, await codeOn(paired), 'No news')
    await admin.leave()
    await paired.page.waitForURL('**/wall')
    await paired.board.live()
    // The one tap that the browser wants, anywhere.
    await paired.page.mouse.click(5, 5)
  })

  beforeEach(() => {
    for (const person of [bedside, reporting, virtual, wall, paired, screen, tablet, carla]) {
      person.expects(...SERVER_GONE, answered(503), /ERR_FAILED/, /ERR_ABORTED/)
    }
  })

  it('greys every board, and says at once that a new request is not sent', async () => {
    await bedside.board.ask(BED_2, 'Urgent')
    await bedside.board.read('Received')
    await bedside.board.press('Done')
    for (const { board } of [bedside, virtual, wall, paired]) await board.expectBed(BED_2, 'Urgent, waiting.')
    for (const { page } of [tablet, carla]) {
      await expect.poll(async () => (await kept(page)).map(([path]) => path)).toContain('/contacts')
    }
    // Now the service worker sees the board, too.
    for (const { page, board } of [tablet, carla]) {
      await page.reload()
      await board.live()
    }

    const question = bedside.page.getByRole('region', { name: UNIT_QUESTION })
    await question.waitFor()

    await floor.lantern.kill('SIGKILL')
    await bedside.board.ask(OTHER_BEDS[0], 'Emergency')
    await bedside.board.read('NOT SENT')
    await bedside.board.dialog.getByRole('link', { name: PHONE }).waitFor()
    await bedside.board.close()
    await bedside.page.getByText(REMINDER).waitFor()
    // A claim fails meanwhile, too, from the queue and from the bed's dialog.
    await claimInQueue(virtual.page).click()
    await virtual.page.locator('[data-queue-request]').getByText(DOES_NOT_ANSWER).waitFor()
    await virtual.board.open(BED_2)
    await virtual.board.press('Claim')
    await virtual.board.read(DOES_NOT_ANSWER)

    await Promise.all(
      [bedside, virtual, wall, paired].map(async ({ page, board }) => {
        await page.locator('main[data-stale="true"]').waitFor()
        await page.getByText(/^No news since \d\d:\d\d:\d\d — this board may be out of date/).waitFor()
        await board.expectBed(BED_2, 'Urgent, waiting.')
        expect(await board.bed(BED_2).evaluate((card) => card.getAnimations().length)).toBe(0)
      }),
    )
    await bedside.page.getByText(REMINDER).waitFor()
    // The warning needs the room of the question for the workstation's unit.
    await question.waitFor({ state: 'detached' })
    await reporting.page.getByText(/^No news since \d\d:\d\d:\d\d — requests may be waiting/).waitFor()
  })

  it('is one falling figure on a wall, once', async () => {
    const { page } = paired
    let tries = 0
    const tried = () => {
      tries += 1
    }
    page.on('requestfailed', tried)
    page.on('websocket', tried)
    await expect.poll(async () => (await tones(page)).length).toBe(2)
    const [high, low] = await tones(page)
    expect(high?.hz).toBeGreaterThan(low?.hz ?? Number.NaN)
    // The wall retries repeatedly, and still gets no answer.
    await expect.poll(() => tries).toBeGreaterThan(1)
    expect(await tones(page)).toHaveLength(2)
  })

  it('is shown on a screen that waits to be paired', async () => {
    await screen.page.getByText('Lantern’s server does not answer.').waitFor()
  })

  it('leaves the phone numbers and no patient on a device that has shown the board', async () => {
    const { page } = tablet
    await page.reload()
    await page.getByRole('heading', { name: 'Lantern does not answer' }).waitFor()
    await page.getByText('wired nurse call').waitFor()
    await page
      .getByRole('heading', { name: /emergency department/i })
      .first()
      .waitFor()
    expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThan(0)
    expect(await seriousViolations(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
    await page.goto(`${floor.origin}/contacts`)
    await page.getByRole('heading', { name: 'Contact sheet' }).waitFor()
    expect(await seriousViolations(page)).toEqual([])

    // The browser has stored nothing that names a patient.
    const everything = await kept(page)
    expect(JSON.stringify(everything)).not.toMatch(/Lukashik|MRN/)
    expect(everything.map(([path]) => path).sort()).toEqual([
      '/contacts',
      '/icons/lantern-192.png',
      '/icons/lantern-512.png',
      '/icons/lantern-maskable-512.png',
      '/manifest.webmanifest',
      '/offline',
      '/offline.js',
    ])
    await page.goto(`${floor.origin}/board`)
    await page.getByRole('heading', { name: 'Lantern does not answer' }).waitFor()
  })

  it('is shown in Spanish on a device that has shown the board in Spanish', async () => {
    const { page } = carla
    await page.reload()
    await page.getByRole('heading', { name: 'Lantern no responde' }).waitFor()
    await page.getByRole('columnheader', { name: 'Habitación' }).first().waitFor()
    await page.getByRole('button', { name: 'Reintentar ahora' }).click()
    await page.getByText(/^Sin respuesta a las \d/).waitFor()
    await isSpanish(page)
    await page.goto(`${floor.origin}/contacts`)
    await page.getByRole('heading', { name: 'Hoja de contactos' }).first().waitFor()
    await isSpanish(page)
  })

  it('loses no request, and every screen recovers by itself', async () => {
    const { lantern, origin } = floor
    const port = Number(new URL(origin).port)
    const again = await startLantern({ port, dataDir: lantern.dataDir, readyWithinMs: 90_000 })
    for (const { board, page } of [bedside, virtual, wall, paired]) {
      await board.live()
      await board.expectBed(OTHER_BEDS[0], 'Emergency, waiting.')
      await board.expectBed(BED_2, 'Urgent, waiting.')
      await page.locator('main[data-stale="false"]').waitFor()
    }
    await bedside.page.getByText(REMINDER).waitFor({ state: 'hidden' })
    // No warning of the outage is left, and the claim that it stopped works.
    await virtual.page.getByText(DOES_NOT_ANSWER).first().waitFor({ state: 'hidden' })
    expect(await virtual.page.getByText(DOES_NOT_ANSWER).count()).toBe(0)
    await virtual.board.press('Claim')
    await bedside.board.expectBed(BED_2, 'claimed by Victor Adeyemi, RN.')
    await virtual.board.press('Release')
    await virtual.board.close()
    await tablet.board.live()
    await screen.page.getByText(/^Good for/).waitFor()
    // The figure of the outage, and then the ten pulses of the emergency.
    await expect.poll(async () => (await tones(paired.page)).length).toBeGreaterThanOrEqual(12)

    await virtual.board.open(OTHER_BEDS[0])
    const [, tapped = '', arrived = ''] =
      /^Asked by .+ at (\d\d:\d\d:\d\d), arrived (\d\d:\d\d:\d\d)$/.exec(
        (await virtual.board.dialog.getByText(/^Asked by/).textContent()) ?? '',
      ) ?? []
    // The server was gone for longer than a screen needs to say NOT SENT.
    expect(secondsFrom(tapped, arrived)).toBeGreaterThan(5)
    await virtual.board.press('Claim')
    await bedside.board.expectBed(OTHER_BEDS[0], 'claimed by Victor Adeyemi, RN.')
    for (const person of [bedside, virtual, wall, paired, screen, tablet, carla]) await person.leave()
    await again.stop()
    const asked = await everAsked(lantern.dataDir)
    expect(asked.map(({ place }) => place).toSorted()).toEqual([OTHER_BEDS[0], BED_2].toSorted())
  })
})

/** The claim button of the one request in the queue. */
const claimInQueue = (page: Page) => page.locator('[data-queue-request] [data-act="claim"]')

/** The seconds from one "12:21:03" of a clock to a later one, also over midnight. */
function secondsFrom(earlier: string, later: string): number {
  const [from = Number.NaN, to = Number.NaN] = [earlier, later].map((time) =>
    time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0),
  )
  return (to - from + 86_400) % 86_400
}

const isSpanish = async (page: Page): Promise<void> => {
  expect(await page.locator('html').getAttribute('lang')).toBe('es')
  expect(await englishLeft(page)).toEqual([])
  expect(await seriousViolations(page)).toEqual([])
  expect(await tooWide(page)).toBeLessThanOrEqual(0)
}

/** Reads the browser's offline cache: paths, and the content of each. */
const kept = (page: Page): Promise<(readonly [path: string, text: string | undefined])[]> =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const all = await Promise.all(
      names.map(async (name) => {
        const cache = await caches.open(name)
        const requests = await cache.keys()
        return Promise.all(
          requests.map(
            async (request) =>
              [new URL(request.url).pathname, await (await cache.match(request))?.text()] as const,
          ),
        )
      }),
    )
    return all.flat()
  })
