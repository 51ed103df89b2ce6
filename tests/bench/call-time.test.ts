import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { bookAtBed2, claimOnly, joinClaimed, linksAtBed2 } from '../support/bed-call'
import { BED_2 } from '../support/board-page'
import { answeredAt, markCall, markedAt } from '../support/call-clock'
import { type CallPage, callPage, FAKE_DEVICES } from '../support/call-page'
import { type HospitalFloor, ownFloor } from '../support/hospital-floor'
import type { Person } from '../support/people'
import { median, percentile } from './measure'

const CALLS = 30
/** From the click to the first picture, p95: a nurse waits for what takes longer. */
const MAY_TAKE_MS = 3_000
const PATIENCE_MS = 30_000

const WHOLE = 'click to her first picture'

/** From one moment of a call to another, in ms. */
type Steps = Readonly<Record<string, number>>

describe('the time into a call', () => {
  const floor = ownFloor(async () => ({}), { args: FAKE_DEVICES })
  const watch = async (page: Page) => void (await page.context().addInitScript(markCall))

  it.each([
    ['The nurse clicks Join, the bed waits in the room', bedWaits],
    ['They join at the bed, the nurse waits in the room', nurseWaits],
  ] as const)('%s', async (title, way) => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const virtual = await floor.people.enter(floor.origin, 'virtual', { before: watch })
    const calls: Steps[] = []
    for (let nth = 0; nth < CALLS; nth += 1) {
      await bedside.board.ask(BED_2, 'Urgent')
      await bedside.board.read('Received')
      await bedside.board.press('Done')
      await claimOnly(virtual)
      const tablet = await floor.people.arrive({ viewport: { width: 1024, height: 768 } })
      await watch(tablet.page)
      const { nurse, steps } = await way(floor, virtual, tablet)
      calls.push(steps)
      await nurse.press('Hang up')
      await callPage(tablet.page).read('The call is over')
      await nurse.page.close()
      await tablet.leave()
      await virtual.board.close()
      await bedside.board.expectQuiet(BED_2, PATIENCE_MS)
    }
    for (const person of [bedside, virtual]) await person.leave()
    console.log([`${title}: ${CALLS} calls, in ms`, ...table(calls)].join('\n'))
    expect(percentile(timesOf(calls, WHOLE), 0.95)).toBeLessThan(MAY_TAKE_MS)
  })
})

interface Measured {
  readonly nurse: CallPage
  readonly steps: Steps
}

/** At the bed they have joined already; the call was booked ahead. */
async function bedWaits(floor: HospitalFloor, virtual: Person, { page }: Person): Promise<Measured> {
  await bookAtBed2(floor)
  await page.goto((await linksAtBed2(floor)).patient)
  const bed = callPage(page)
  await bed.press('Join the call')
  await bed.read('Waiting for the virtual nurse to join.')
  await virtual.page.evaluate(() => performance.clearResourceTimings())
  const nurse = await joinClaimed(virtual)
  const frame = await markedAt(nurse.page, 'frame')
  const pressed = await markedAt(virtual.page, 'press Yes, join the call')
  const linked = await answeredAt(virtual.page, '/join')
  const entered = await markedAt(nurse.page, 'entered')
  const steps = {
    [WHOLE]: frame - pressed,
    '  click to link': linked - pressed,
    '  link to entered': entered - linked,
    '  entered to first picture': frame - entered,
  }
  return { nurse, steps }
}

/** She is in it already; they join at the bed, where the page asks first. */
async function nurseWaits(floor: HospitalFloor, virtual: Person, { page }: Person): Promise<Measured> {
  const nurse = await joinClaimed(virtual)
  await nurse.read('No one has joined at the bed yet.')
  await page.goto((await linksAtBed2(floor)).patient)
  await callPage(page).press('Join the call')
  const frame = await markedAt(nurse.page, 'frame')
  const pressed = await markedAt(page, 'press Join the call')
  const entered = await markedAt(page, 'entered')
  const steps = {
    [WHOLE]: frame - pressed,
    '  click to entered': entered - pressed,
    '  entered to first picture': frame - entered,
  }
  return { nurse, steps }
}

const timesOf = (calls: readonly Steps[], name: string) => calls.map((steps) => steps[name] ?? Number.NaN)

function table(calls: readonly Steps[]): string[] {
  const row = (name: string, ...cells: readonly (number | string)[]) =>
    `  ${name.padEnd(30)}${cells.map((cell) => (typeof cell === 'string' ? cell : cell.toFixed(0)).padStart(9)).join('')}`
  const steps = Object.keys(calls[0] ?? {}).map((name) => {
    const times = timesOf(calls, name)
    return row(name, median(times), percentile(times, 0.95), Math.max(...times))
  })
  return [row('', 'median', 'p95', 'longest'), ...steps]
}
