import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { PASSWORD } from '../support/admin'
import { boardPage } from '../support/board-page'
import { launchChromium } from '../support/chromium'
import { openLargeHouse } from '../support/large-house'
import { type NurseClient, signInAt } from '../support/nurse-client'
import { signIn } from '../support/people'

const BEDS = 1_000
const REQUESTS = 100
const EVENTS = 200
const PATIENCE_MS = 60_000
/** From this length on (ms) a browser calls a task long, and a person notices it. */
const LONG_MS = 50

/** A task of the page's own thread; times in ms. */
interface Task {
  readonly startTime: number
  readonly duration: number
}

it(`streams events to ${BEDS} beds without a long task`, async () => {
  const house = await openLargeHouse({ beds: BEDS, requests: REQUESTS })
  const nurse = await signInAt(house.lantern.origin, 'carla', PASSWORD)
  const chromium = await launchChromium()
  const lines: string[] = []
  let longest = 0
  for (const username of ['victor', 'wall']) {
    const context = await chromium.browser.newContext({ viewport: { width: 1920, height: 1080 } })
    const page = await context.newPage()
    await page.goto(`${house.lantern.origin}/sign-in`)
    await signIn(page, username, PASSWORD)
    await boardPage(page).live(PATIENCE_MS)
    // With everything in the browser's cache: what is measured is the rendering.
    await page.addInitScript(listen)
    await page.reload()
    await boardPage(page).live(PATIENCE_MS)
    await settled(page)
    const loading = await take(page)
    const unit = await page.evaluate(work)
    await take(page)
    for (let made = 0; made < EVENTS; made += 2) {
      await claimAndRelease(nurse, house.open[made % house.open.length]?.id ?? '')
    }
    await settled(page)
    const streaming = await take(page)
    const worst = Math.max(0, ...streaming.map(({ duration }) => duration))
    longest = Math.max(longest, worst)
    lines.push(
      `  ${username.padEnd(8)} loading: ${words(loading)}; ${EVENTS} events: ${words(streaming)}` +
        `; in times of sorting 100,000 numbers: x${(worst / unit).toFixed(1)}`,
    )
    await context.close()
  }
  console.log(
    [`${BEDS} beds, ${REQUESTS} waiting, long tasks (${LONG_MS} ms and more):`, ...lines].join('\n'),
  )
  expect(longest).toBeLessThanOrEqual(LONG_MS)
})

const words = (tasks: readonly Task[]): string =>
  tasks.length === 0
    ? 'none'
    : `${tasks.length}, the longest ${Math.max(...tasks.map(({ duration }) => duration)).toFixed(0)} ms`

/** Runs in the page, before anything of it does. */
function listen(): void {
  const tasks: Task[] = []
  Object.assign(window, { longTasks: tasks })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration })
  }).observe({ type: 'longtask', buffered: true })
}

/** The long tasks since the last call. */
const take = (page: Page): Promise<Task[]> =>
  page.evaluate(() => (window as unknown as { longTasks: Task[] }).longTasks.splice(0))

/** Two frames and an idle moment: what has come by now is on the screen. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve())))
      }),
  )

/** How fast this browser is here and now, in ms. */
function work(): number {
  const numbers = Array.from({ length: 100_000 }, (_, index) => (index * 7_919) % 100_003)
  const at = performance.now()
  numbers.sort((a, b) => a - b)
  return performance.now() - at
}

async function claimAndRelease(nurse: NurseClient, id: string): Promise<void> {
  for (const act of ['claim', 'release']) {
    await nurse.insist(`/api/assistance-requests/${id}/${act}`, { method: 'POST' })
  }
}
