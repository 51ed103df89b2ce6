import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { claimOnly, joinClaimed, linksAtBed2 } from '../support/bed-call'
import { BED_2 } from '../support/board-page'
import { type CallPage, callPage, FAKE_DEVICES } from '../support/call-page'
import { type CutLine, startCutLine } from '../support/cut-line'
import { type HospitalFloor, ownFloor } from '../support/hospital-floor'
import { type MediaLine, mediaLineBetween } from '../support/media-line'
import { PATIENT_BED, PLACES_KEPT } from '../support/patient-bed'
import { SERVER_GONE } from '../support/people'
import { freePort } from '../support/ports'
import { shareRed } from '../support/shared-screen'
import { startTurnServer, type TurnServer } from '../support/turn-server'

const BREAK_MS = 10_000
/** A volume that a beep of the fake microphone exceeds by far, and silence does not reach. */
const AUDIBLE = 0.01
const IN_CALL = /in a call with Victor Adeyemi, RN/

describe('a call from the board to its end', () => {
  let line: CutLine
  const floor = ownFloor(
    async () => {
      const led = await ledLine()
      line = led.line
      return led.start
    },
    { args: FAKE_DEVICES },
  )

  it('is seen and heard on both sides, survives a break, and is followed on a third screen', async () => {
    const call = await meet(floor)
    const { nurse, bed, charge } = call
    await nurse.expectFrames('patient', 10)
    await bed.expectFrames('provider', 10)
    expect(await nurse.loudness('patient')).toBeGreaterThan(AUDIBLE)
    expect(await bed.loudness('provider')).toBeGreaterThan(AUDIBLE)
    await charge.board.expectBed(BED_2, IN_CALL)

    await enlarges(nurse)
    const enlarged = await nurse.scale('patient')
    await breakOff(call, line, call.media)
    expect(await nurse.scale('patient')).toBe(enlarged)
    await nurse.press('Whole picture')
    await expect.poll(() => nurse.scale('patient')).toBe(1)
    expect(await bed.page.getByRole('group', { name: 'Camera at the bed' }).count()).toBe(0)

    await nurse.press('Mute')
    await bed.read('Microphone off')
    await expect.poll(() => bed.loudness('provider')).toBeLessThan(AUDIBLE)
    await nurse.press('Unmute')
    await bed.page.getByText('Microphone off').waitFor({ state: 'hidden' })
    await expect.poll(() => bed.loudness('provider')).toBeGreaterThan(AUDIBLE)

    await nurse.press('Share screen')
    await bed.read('Shares the screen')
    await bed.expectFrames('provider', 5)
    await expect.poll(() => isRed(bed)).toBe(true)
    await nurse.press('Stop sharing')
    await bed.page.getByText('Shares the screen').waitFor({ state: 'hidden' })
    await expect.poll(() => isRed(bed)).toBe(false)
    await bed.expectFrames('provider', 10)

    await nurse.press('Stop camera')
    await bed.page.locator('[data-member="provider"]').getByRole('img', { name: 'Camera off' }).waitFor()
    await nurse.press('Start camera')
    await bed.expectFrames('provider', 10)

    await bed.press('Hang up')
    await bed.read('You left the call')
    await nurse.read('The bed has hung up.')
    await nurse.read('No one else is in the call')
    await bed.page.reload()
    await bed.press('Join the call')
    await nurse.expectFrames('patient', 10)
    await nurse.read(/In the call for 0:0/)

    await charge.board.expectBed(BED_2, IN_CALL)
    await nurse.press('Hang up')
    await bed.read('The call is over')
    await nurse.read('You left the call')
    const { virtual } = call
    await virtual.board.read('The call is over. How did it end?')
    await charge.board.expectBed(BED_2, /claimed by Victor Adeyemi, RN/)
    await virtual.board.press('Needs someone at the bed')
    await charge.board.expectBed(BED_2, /Victor Adeyemi, RN says that someone is needed at the bed/)
    await virtual.board.press(/^Undo/)
    await charge.board.expectBed(BED_2, /claimed by Victor Adeyemi, RN/)
    await virtual.board.press('Completed')
    await charge.board.expectQuiet(BED_2)
    await virtual.board.press(/^Undo/)
    await virtual.board.press('Completed')
    await charge.board.expectQuiet(BED_2)
  })
})

describe('a call through a TURN server only', () => {
  let turn: TurnServer
  let line: CutLine
  const floor = ownFloor(
    async () => {
      turn = await startTurnServer()
      const led = await ledLine()
      line = led.line
      const { url: TURN_URLS, secret: TURN_SECRET } = turn
      return { ...led.start, env: { ...led.start.env, TURN_URLS, TURN_SECRET, CALLS_RELAY_ONLY: '1' } }
    },
    { args: FAKE_DEVICES },
  )

  it('is relayed, and survives ten seconds without any network', async () => {
    const call = await meet(floor)
    const { nurse, bed, charge } = call
    await nurse.expectFrames('patient', 10)
    await bed.expectFrames('provider', 10)
    expect(turn.allocations()).toBeGreaterThanOrEqual(2)
    await breakOff(call, line, { cut: async () => turn.freeze(), mend: async () => turn.thaw() })
    await nurse.press('Hang up')
    await bed.read('The call is over')
    await call.virtual.board.press('Completed')
    await charge.board.expectQuiet(BED_2)
  })
})

/** Enlarges the bedside's picture by button, key, wheel, pinch and drag, and never beyond its edge. */
async function enlarges({ page, press, scale }: CallPage): Promise<void> {
  const tile = page.locator('[data-member="patient"]')
  const box = await tile.boundingBox()
  if (!box) throw new Error('The tile is not on the screen.')
  const [x, y] = [box.x + box.width * 0.7, box.y + box.height * 0.5]
  await press('Enlarge')
  await expect.poll(() => scale('patient')).toBe(1.5)
  await page.keyboard.press('+')
  await expect.poll(() => scale('patient')).toBe(2.25)
  await page.keyboard.press('0')
  await expect.poll(() => scale('patient')).toBe(1)
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, -300)
  await expect.poll(() => scale('patient')).toBeCloseTo(Math.exp(0.6), 3)
  for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, -300)
  await expect.poll(() => scale('patient')).toBe(8)
  await page.mouse.down()
  await page.mouse.move(x + 5_000, y + 5_000, { steps: 2 })
  await page.mouse.up()
  const shown = await tile.locator('video').boundingBox()
  // The left upper corner of the picture, which fills its element but for the bars that `contain` leaves.
  expect(shown?.x).toBeLessThanOrEqual(box.x + 1)
  await press('Whole picture')
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', spread: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: spread === 0 ? [] : [-spread, spread].map((by, id) => ({ x: x + by / 2, y, id })),
    })
  await touch('touchStart', 100)
  await touch('touchMove', 200)
  await touch('touchMove', 300)
  await touch('touchEnd', 0)
  await expect.poll(() => scale('patient')).toBeCloseTo(3, 1)
  await session.detach()
}

const isRed = async (page: CallPage): Promise<boolean> => {
  const [red = 0, green = 0] = await page.colour('provider')
  return red > 150 && green < 100
}

/** Returns settings of a Lantern that browsers reach through a connection that a test can cut, and that connection. */
async function ledLine() {
  const line = await startCutLine()
  const port = await freePort()
  line.lead(port)
  return { line, start: { port, env: { NEXTAUTH_URL: line.url, ...PLACES_KEPT } } }
}

type Call = Awaited<ReturnType<typeof meet>>

/** A nurse asks for help at bed 2; another claims and joins; the bedside joins by the patient's link; the charge nurse watches. */
async function meet(floor: HospitalFloor) {
  const { origin } = floor
  const bedside = await floor.people.enter(origin, 'bedside')
  const charge = await floor.people.enter(origin, 'charge')
  const virtual = await floor.people.enter(origin, 'virtual')
  await bedside.board.ask(BED_2, 'Urgent')
  await bedside.board.read('Received')
  await bedside.board.press('Done')
  await charge.board.expectBed(BED_2, /Urgent.*, waiting/)
  await claimOnly(virtual)
  await charge.board.expectBed(BED_2, /claimed by Victor Adeyemi, RN/)
  const nurse = await joinClaimed(virtual)
  await nurse.read('No one has joined at the bed yet.')
  await nurse.page.evaluate(shareRed)
  const tablet = await floor.people.arrive({ viewport: { width: 1024, height: 768 } })
  await tablet.page.addInitScript(...PATIENT_BED)
  await tablet.page.goto((await linksAtBed2(floor)).patient)
  const bed = callPage(tablet.page)
  const media = await mediaLineBetween(nurse.page, bed.page)
  await bed.press('Join the call')
  return { nurse, bed, charge, virtual, media, people: [bedside, charge, virtual, tablet] }
}

/** Cuts media and Lantern's own connections for ten seconds, and expects the same call to go on. */
async function breakOff(
  { nurse, bed, charge, people }: Call,
  line: CutLine,
  media: MediaLine,
): Promise<void> {
  for (const person of people) person.expects(...SERVER_GONE)
  const frames = () => Promise.all([nurse.frames('patient'), bed.frames('provider')])
  await media.cut()
  await line.cut()
  for (const { read } of [nurse, bed]) await read('The connection to Lantern is lost. Reconnecting…')
  // The test is about the break itself: there is no event in it to wait for.
  await setTimeout(BREAK_MS / 2)
  const stood = await frames()
  await setTimeout(BREAK_MS / 2)
  for (const [side, now] of (await frames()).entries()) {
    // A browser may count the last picture again when its connection closes.
    expect(now - (stood[side] ?? Number.NaN)).toBeLessThanOrEqual(1)
  }
  await media.mend()
  await line.mend()
  await nurse.expectFrames('patient', 10)
  await bed.expectFrames('provider', 10)
  expect(await nurse.loudness('patient')).toBeGreaterThan(AUDIBLE)
  expect(await bed.loudness('provider')).toBeGreaterThan(AUDIBLE)
  await charge.board.live()
  await charge.board.expectBed(BED_2, IN_CALL)
}
