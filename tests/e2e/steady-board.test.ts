import type { Locator, Page, WebSocketRoute } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { endOpenRequests } from '../support/end-requests'
import { hospitalFloor } from '../support/hospital-floor'
import { pending } from '../support/pending'
import { answered, type Person } from '../support/people'
import { settled } from '../support/settled'
import { tabletOf } from '../support/touch'

const [BED] = OTHER_BEDS
const ROOM = '425 bed 1'
const OTHER_ROOM = '427 bed 1'
const WEST_BED = 'floor 1, 151 bed 1'
const EMERGENCY = '431 bed 2'
const SCROLLED = 150
const ALREADY_CLAIMED = { code: 'already_claimed', message: 'Another nurse has already claimed this.' }
const TABLET = tabletOf(768, 1024)
const DEVICES = [
  ['workstation', { viewport: { width: 1366, height: 768 } }],
  ['tablet', TABLET],
] as const

declare global {
  interface Window {
    /** From where to where the beds of a page moved, in px from the top of the window. */
    bedsMoved: (readonly [number, number])[]
  }
}

async function noteShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.bedsMoved = []
    new PerformanceObserver((list) => {
      for (const { sources = [] } of list.getEntries() as (PerformanceEntry & {
        sources?: LayoutShiftSource[]
      })[]) {
        for (const { node, previousRect, currentRect } of sources) {
          if (node instanceof Element && (node.closest('.plan') ?? node.querySelector('.plan')))
            window.bedsMoved.push([previousRect.top, currentRect.top])
        }
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** Of the Layout Instability API, which TypeScript's own types lack. */
interface LayoutShiftSource {
  readonly node: Node | null
  readonly previousRect: DOMRectReadOnly
  readonly currentRect: DOMRectReadOnly
}

describe('a board on which a banner comes', () => {
  const floor = hospitalFloor()
  const banner = ({ page }: Person) => page.getByText('Emergency: 151 bed 1, west pavilion.')

  it.each(DEVICES)('keeps the bed under a finger, and the tap (%s)', async (device, options) => {
    const { nurse, news } = await arrive(device, options)
    const card = nurse.board.bed(BED)
    const place = await centreOf(card)
    const finger = device === 'tablet' ? await fingerOn(nurse.page) : mouseOn(nurse.page)
    await finger.press(place)
    news.come()
    await banner(nurse).waitFor({ state: 'attached' })
    expect(await centreOf(card)).toEqual(place)
    await finger.lift()
    await nurse.board.dialog.getByRole('heading', { name: ROOM }).waitFor()
    await nurse.board.close()
    // The banner takes its room once the tap is over.
    await expect.poll(async () => (await centreOf(card)).y).toBeGreaterThan(place.y)
    expect(await banner(nurse).isVisible()).toBe(true)
  })

  it.each([
    ['anchors the scroll', true],
    ['anchors no scroll', false],
  ])('does not move where it is scrolled, in a browser that %s', async (_, anchors) => {
    const { nurse, news } = await arrive('workstation', { viewport: { width: 1366, height: 500 } })
    const card = nurse.board.bed(BED)
    await nurse.page.evaluate(scrollDown, { to: SCROLLED, anchors })
    const place = await centreOf(card)
    news.come()
    await banner(nurse).waitFor({ state: 'attached' })
    await expect.poll(() => nurse.page.evaluate(() => window.scrollY)).toBeGreaterThan(SCROLLED)
    expect(await centreOf(card)).toEqual(place)
  })

  it.each(['bedside', 'virtual'])('shows its beds to a %s nurse where they stay', async (role) => {
    const { page, board } = await floor.people.enter(floor.origin, role, { before: noteShifts })
    // The bedside board also asks for the unit of its workstation.
    if (role === 'bedside')
      await page.getByRole('region', { name: 'Which unit is this workstation on?' }).waitFor()
    await board.bed(BED).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(() => window.bedsMoved)).toEqual([])
  })

  /** A nurse before a live board, who has not heard yet of an emergency in the other building. */
  async function arrive(device: string, options: object) {
    const west = await floor.people.enter(floor.origin, 'bedside')
    const buildings = west.page.getByRole('navigation', { name: 'Buildings' })
    await buildings.getByRole('button', { name: /west pavilion/ }).click()
    await west.board.bed(WEST_BED).waitFor()
    const news = heldNews()
    const nurse = await floor.people.enter(floor.origin, 'virtual', { ...options, before: news.route })
    if (device === 'tablet') await nurse.board.showBoard()
    await settled(nurse.page.locator('.plan'))
    onTestFinished(async () => {
      await endOpenRequests(floor.origin)
      await Promise.all([west.leave(), nurse.leave()])
    })
    news.hold()
    await west.board.ask(WEST_BED, 'Emergency')
    await west.board.read('Received')
    return { nurse, news }
  }
})

describe('a queue to which an emergency comes', () => {
  const floor = hospitalFloor()
  const rowOf = ({ page }: Person, place: string) =>
    page.locator('[data-queue-request]').filter({ hasText: place }).first()

  it.each(DEVICES)('keeps the row under a finger, and the tap (%s)', async (device, options) => {
    const { nurse, news } = await arrive(options)
    const row = rowOf(nurse, ROOM)
    const place = await openOf(row)
    const finger = device === 'tablet' ? await fingerOn(nurse.page) : mouseOn(nurse.page)
    await finger.press(place)
    news.come()
    await expectLoud(nurse)
    expect(await openOf(row)).toEqual(place)
    await finger.lift()
    await nurse.board.dialog.getByRole('heading', { name: ROOM }).waitFor()
  })

  it('keeps the rows where a mouse points, above and below, until it leaves', async () => {
    const { nurse, news } = await arrive({ viewport: { width: 1366, height: 768 } })
    const row = rowOf(nurse, ROOM)
    const place = await openOf(row)
    await nurse.page.mouse.move(place.x, place.y)
    news.come()
    await expectLoud(nurse)
    expect(await openOf(row)).toEqual(place)
    await nurse.page.mouse.move(1_000, 400)
    await expect.poll(async () => (await openOf(row)).y).toBeGreaterThan(place.y)
    expect((await openOf(rowOf(nurse, EMERGENCY))).y).toBeLessThan((await openOf(row)).y)
  })

  it('keeps the row that has the keyboard’s focus', async () => {
    const { nurse, news } = await arrive({ viewport: { width: 1366, height: 768 } })
    const row = rowOf(nurse, ROOM)
    await rowOf(nurse, OTHER_ROOM).locator('[data-act="open"]').focus()
    await nurse.page.keyboard.press('Shift+Tab')
    const place = await openOf(row)
    news.come()
    await expectLoud(nurse)
    expect(await openOf(row)).toEqual(place)
    await nurse.page.keyboard.press('Enter')
    await nurse.board.dialog.getByRole('heading', { name: ROOM }).waitFor()
  })

  it('keeps the place of what is over: the tap meets the request at which it was aimed', async () => {
    const { nurse, bedside, news } = await arrive(TABLET, {
      async meanwhile({ board }) {
        await board.open(BED)
        await board.press('Cancel request')
        await board.press('Asked by mistake')
      },
    })
    const row = rowOf(nurse, OTHER_ROOM)
    const place = await openOf(row)
    const finger = await fingerOn(nurse.page)
    await finger.press(place)
    news.come()
    await rowOf(nurse, ROOM).waitFor({ state: 'detached' })
    expect(await openOf(row)).toEqual(place)
    await finger.lift()
    await nurse.board.dialog.getByRole('heading', { name: OTHER_ROOM }).waitFor()
    await bedside.board.press('Done')
  })

  it('says why a claim was refused although its row went elsewhere meanwhile', async () => {
    const { nurse, news } = await arrive(TABLET)
    nurse.expects(answered(409))
    const { promise: refused, resolve: refuse } = pending<void>()
    await nurse.page.route('**/claim', async (route) => {
      await refused
      await route.fulfill({ status: 409, json: { error: ALREADY_CLAIMED } })
    })
    const finger = await fingerOn(nurse.page)
    await finger.press(await openOf(rowOf(nurse, ROOM)))
    news.come()
    const arrived = nurse.page.locator('.queue-arrived')
    await arrived.locator('[data-act="claim"]').tap()
    await arrived.waitFor({ state: 'detached' })
    const row = rowOf(nurse, EMERGENCY)
    expect(await row.locator('[data-act="claim"]').isDisabled()).toBe(true)
    refuse()
    await row.getByText('Another nurse has already claimed this.').waitFor()
  })

  it('leaves the keyboard at the request at which it was when its row goes elsewhere', async () => {
    const { nurse, news } = await arrive({ viewport: { width: 1366, height: 768 } })
    const { x, y } = await openOf(rowOf(nurse, ROOM))
    await nurse.page.mouse.move(x, y)
    news.come()
    const arrived = nurse.page.locator('.queue-arrived')
    await arrived.locator('[data-act="claim"]').focus()
    await nurse.page.mouse.move(1_000, 400)
    await arrived.waitFor({ state: 'detached' })
    expect(await rowOf(nurse, EMERGENCY).locator('[data-act="claim"]:focus').count()).toBe(1)
  })

  it('shows it below the nurse’s own calls on a small screen, where no button of theirs is covered', async () => {
    const { nurse, news } = await arrive(tabletOf(768, 700), {
      async before(nurse) {
        await rowOf(nurse, OTHER_ROOM).locator('[data-act="claim"]').tap()
        await nurse.board.read('Is this the patient?')
        await nurse.board.close()
        await nurse.page.locator('[data-own]').waitFor()
      },
    })
    const own = nurse.page.locator('[data-own]')
    // As on a page with more requests than fit.
    await nurse.page.addStyleTag({ content: '.queue-body { min-height: 60rem }' })
    await nurse.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight / 3))
    await nurse.page.locator('.queue-body [data-queue-request]').first().evaluate(touchLow)
    news.come()
    await expectLoud(nurse)
    await nurse.page.locator('.queue-arrived[data-side="upper"]').waitFor()
    expect(await own.evaluate(isUncovered)).toBe(true)
  })

  /** The emergency is in view, and nothing covers it. */
  async function expectLoud(nurse: Person): Promise<void> {
    const row = rowOf(nurse, EMERGENCY)
    await row.waitFor()
    await expect.poll(() => row.evaluate(isUncovered)).toBe(true)
  }

  /** A nurse before a queue of two, who has not heard yet of what happened then: an emergency. */
  async function arrive(options: object, { before, meanwhile = askForEmergency }: Story = {}) {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    for (const bed of OTHER_BEDS.slice(0, 2)) {
      await bedside.board.ask(bed, 'Routine')
      await bedside.board.read('Received')
      await bedside.board.press('Done')
    }
    const news = heldNews()
    const nurse = await floor.people.enter(floor.origin, 'virtual', { ...options, before: news.route })
    await rowOf(nurse, OTHER_ROOM).waitFor()
    await settled(rowOf(nurse, ROOM))
    onTestFinished(async () => {
      await endOpenRequests(floor.origin)
      await Promise.all([bedside.leave(), nurse.leave()])
    })
    await before?.(nurse)
    news.hold()
    await meanwhile(bedside)
    return { nurse, bedside, news }
  }
})

interface Story {
  /** What the nurse does before they hear of nothing more. */
  readonly before?: (nurse: Person) => Promise<void>
  /** What another nurse does then. */
  readonly meanwhile?: (bedside: Person) => Promise<void>
}

async function askForEmergency({ board }: Person): Promise<void> {
  await board.ask(BED_2, 'Emergency')
  await board.read('Received')
}

/** Runs in the page: a finger that touched a row at the end of the window. */
function touchLow(row: Element): void {
  const at = { bubbles: true, pointerType: 'touch', clientY: window.innerHeight - 20 }
  row.dispatchEvent(new PointerEvent('pointerdown', at))
}

const openOf = (row: Locator): Promise<Point> => centreOf(row.locator('[data-act="open"]'))

/** Runs in the page. */
function isUncovered(row: Element): boolean {
  const { left, top, width, height } = row.getBoundingClientRect()
  return row.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Keeps back what the server says over sockets, so that a test decides when a page hears of it. */
function heldNews() {
  const held: [WebSocketRoute, string | Buffer][] = []
  let holding = false
  return {
    route: (page: Page) =>
      page.routeWebSocket(/socket\.io/, (route) => {
        route.connectToServer().onMessage((message) => {
          if (holding) held.push([route, message])
          else route.send(message)
        })
      }),
    hold: () => {
      holding = true
    },
    come: () => {
      holding = false
      for (const [route, message] of held.splice(0)) route.send(message)
    },
  }
}

const boxOf = async (card: Locator) => (await card.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
async function centreOf(card: Locator): Promise<Point> {
  const { x, y, width, height } = await boxOf(card)
  return { x: x + width / 2, y: y + height / 2 }
}
const mouseOn = ({ mouse }: Page) => ({
  press: async ({ x, y }: Point) => {
    await mouse.move(x, y)
    await mouse.down()
  },
  lift: () => mouse.up(),
})

async function fingerOn(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchEnd', touchPoints: Point[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  return { press: (at: Point) => touch('touchStart', [at]), lift: () => touch('touchEnd', []) }
}

/** Runs in the page. Not every browser anchors the scroll. */
function scrollDown({ to, anchors }: { to: number; anchors: boolean }): void {
  if (!anchors) {
    document.documentElement.style.setProperty('overflow-anchor', 'none')
    CSS.supports = () => false
  }
  window.scrollTo(0, to)
}
