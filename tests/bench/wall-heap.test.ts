import type { CDPSession } from 'playwright-core'
import { expect, it } from 'vitest'
import { boardPage } from '../support/board-page'
import { launchChromium } from '../support/chromium'
import { startLantern } from '../support/lantern-process'
import { type NurseClient, signInAt } from '../support/nurse-client'
import { signIn } from '../support/people'
import { startSocketLine } from './socket-line'

/** Rounds of about six events each: asked, confirmed, claimed, given back, claimed, completed. */
const ROUNDS = 400
const OUTAGES = 20
/** Of the same, before the first measure: what is compiled and kept once is no growth. */
const WARM_UP_OUTAGES = 5
const LANES = 4
const MAY_GROW = 1.1
const PATIENCE_MS = 60_000

interface Measured {
  readonly heapMb: number
  readonly nodes: number
  readonly listeners: number
}

it('a wall’s memory does not grow by an hour’s events and outages', async () => {
  const lantern = await startLantern({ readyWithinMs: 90_000 })
  const line = await startSocketLine(lantern.origin)
  const chromium = await launchChromium()
  const context = await chromium.browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  await page.goto(`${line.origin}/sign-in`)
  await signIn(page, 'display', 'lantern')
  const wall = boardPage(page)
  await wall.live(PATIENCE_MS)
  const devtools = await context.newCDPSession(page)
  const nurse = await signInAt(lantern.origin, 'virtual')
  const beds = await bedsOf(nurse)

  const settled = async () => {
    await wall.live(PATIENCE_MS)
    await expect
      .poll(() => page.locator('.plan .bed[data-call], .plan .bed[data-calm]').count(), {
        timeout: PATIENCE_MS,
      })
      .toBe(0)
  }
  const go = async (outages: number) => {
    for (let outage = 0; outage < outages; outage += 1) {
      const ms = outage % 4 === 0 ? 3_000 : 300
      await Promise.all([work(nurse, beds, ROUNDS / OUTAGES), line.breakOff(ms)])
    }
    await settled()
  }
  await go(WARM_UP_OUTAGES)
  const before = await measure(devtools)

  const startedAt = performance.now()
  const events = await seqOf(nurse)
  await go(OUTAGES / 2)
  const halfway = await measure(devtools)
  await go(OUTAGES / 2)
  const after = await measure(devtools)
  const handled = (await seqOf(nurse)) - events
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0)
  console.log(
    [
      `A wall through ${handled} events and ${OUTAGES} outages in ${seconds} s, after collection:`,
      `  before  ${words(before)}`,
      `  halfway ${words(halfway)}`,
      `  after   ${words(after)}  x${(after.heapMb / before.heapMb).toFixed(3)}`,
    ].join('\n'),
  )
  expect(handled).toBeGreaterThan(2_000)
  expect(after.heapMb / before.heapMb).toBeLessThan(MAY_GROW)
  expect(after.nodes / before.nodes).toBeLessThan(MAY_GROW)
  expect(after.listeners / before.listeners).toBeLessThan(MAY_GROW)
  await line.close()
})

const words = ({ heapMb, nodes, listeners }: Measured): string =>
  `${heapMb.toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`

/** What the page holds once all that can go has gone. */
async function measure(devtools: CDPSession): Promise<Measured> {
  for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  return { heapMb: usedSize / 1_048_576, nodes, listeners: jsEventListeners }
}

interface Place {
  readonly building: string
  readonly floor: string
  readonly room: string
  readonly bed: string
}

async function board(nurse: NurseClient) {
  const { body } = await nurse.insist('/api/board?building=hospital')
  return body as { seq: number; beds: { floor: string; room: string; label: string; occupied: boolean }[] }
}

const seqOf = async (nurse: NurseClient): Promise<number> => (await board(nurse)).seq

const bedsOf = async (nurse: NurseClient): Promise<readonly Place[]> =>
  (await board(nurse)).beds
    .filter(({ occupied }) => occupied)
    .map(({ floor, room, label }) => ({ building: 'hospital', floor, room, bed: label }))

/** Asks, claims, gives back, claims and completes, `rounds` times, in several rooms at once. */
async function work(nurse: NurseClient, beds: readonly Place[], rounds: number): Promise<void> {
  const post = (path: string, body?: unknown) => nurse.insist(path, { method: 'POST', body })
  let left = rounds
  const lane = async (from: number) => {
    for (let at = from; left > 0; at += LANES) {
      left -= 1
      const locator = beds[at % (beds.length - (beds.length % LANES))]
      const priority = (['urgent', 'emergency', 'routine'] as const)[at % 3]
      const made = await post('/api/assistance-requests', { locator, reason: 'fall-risk', priority })
      const { id } = made.body as { id: string }
      const path = `/api/assistance-requests/${id}`
      await until(() => post(`${path}/claim`))
      await post(`${path}/release`)
      await post(`${path}/claim`)
      await post(`${path}/complete`)
    }
  }
  await Promise.all(Array.from({ length: LANES }, (_, index) => lane(index)))
}

/** A request is claimed once Solo has confirmed it; asked again until then. */
async function until(claim: () => Promise<{ status: number }>): Promise<void> {
  while ((await claim()).status !== 200);
}
