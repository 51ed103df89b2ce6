import { describe, expect, it } from 'vitest'
import { claimOnly, joinClaimed, linksAtBed2 } from '../support/bed-call'
import { BED_2 } from '../support/board-page'
import { callPage, FAKE_DEVICES } from '../support/call-page'
import { startCutLine } from '../support/cut-line'
import { type HospitalFloor, hospitalFloor } from '../support/hospital-floor'
import { SERVER_GONE } from '../support/people'
import { freePort } from '../support/ports'
import { startTurnServer, type TurnServer } from '../support/turn-server'

const BREAK_MS = 10_000
/** What a beep of the fake microphone exceeds by far, and silence does not reach. */
const AUDIBLE = 0.01

describe('a call from the board to its end', () => {
  const floor = hospitalFloor(async () => ({}), { args: FAKE_DEVICES })

  it('is seen and heard on both sides, and followed on a third screen', async () => {
    const { nurse, bed, charge } = await meet(floor)
    await nurse.expectFrames('patient', 20)
    await bed.expectFrames('provider', 20)
    expect(await nurse.loudness('patient')).toBeGreaterThan(AUDIBLE)
    expect(await bed.loudness('provider')).toBeGreaterThan(AUDIBLE)
    await charge.board.expectBed(BED_2, /in a call with Victor Adeyemi, RN/)

    await nurse.press('Mute')
    await bed.read('Microphone off')
    expect(await bed.loudness('provider')).toBeLessThan(AUDIBLE)
    await nurse.press('Unmute')
    await bed.page.getByText('Microphone off').waitFor({ state: 'hidden' })
    expect(await bed.loudness('provider')).toBeGreaterThan(AUDIBLE)

    await nurse.press('Share screen')
    await bed.read('Shares the screen')
    await bed.expectFrames('provider', 5)
    await nurse.press('Stop sharing')
    await bed.page.getByText('Shares the screen').waitFor({ state: 'hidden' })
    await bed.expectFrames('provider', 10)

    await nurse.press('Stop camera')
    await bed.page.locator('[data-member="provider"]').getByRole('img', { name: 'Camera off' }).waitFor()
    await nurse.press('Start camera')
    await bed.expectFrames('provider', 10)

    await nurse.press('Hang up')
    await nurse.read('You left the call')
    await bed.read('The call is over')
    await charge.board.expectQuiet(BED_2, 30_000)
  })
})

describe('a call through a TURN server alone', () => {
  let turn: TurnServer
  let line: Awaited<ReturnType<typeof startCutLine>>
  const floor = hospitalFloor(
    async () => {
      turn = await startTurnServer()
      line = await startCutLine()
      const port = await freePort()
      line.lead(port)
      return {
        port,
        env: {
          NEXTAUTH_URL: line.url,
          TURN_URLS: turn.url,
          TURN_SECRET: turn.secret,
          CALLS_RELAY_ONLY: '1',
        },
      }
    },
    { args: FAKE_DEVICES },
  )

  it('is relayed, and survives ten seconds without any network', async () => {
    const { nurse, bed, charge, people } = await meet(floor)
    await nurse.expectFrames('patient', 20)
    await bed.expectFrames('provider', 20)
    expect(turn.allocations()).toBeGreaterThanOrEqual(2)

    for (const person of people) person.expects(...SERVER_GONE)
    turn.freeze()
    await line.cut()
    await nurse.read('The connection to Lantern is broken. It is being made again.')
    // The break is the subject: nothing else happens in it that could be waited for.
    await new Promise((resolve) => setTimeout(resolve, BREAK_MS))
    const stood = await nurse.frames('patient')
    turn.thaw()
    await line.mend()
    await expect.poll(() => nurse.frames('patient'), { timeout: 30_000 }).toBeGreaterThan(stood + 20)
    await bed.expectFrames('provider', 20)
    await charge.board.live(30_000)
    await charge.board.expectBed(BED_2, /in a call with Victor Adeyemi, RN/)
    await nurse.press('Hang up')
    await bed.read('The call is over')
    await charge.board.expectQuiet(BED_2, 30_000)
  })
})

/** Help is asked for at bed 2, claimed, and joined; the bedside joins by the patient's link; the charge nurse looks on. */
async function meet(floor: HospitalFloor) {
  const { origin } = floor
  const bedside = await floor.people.enter(origin, 'bedside')
  const charge = await floor.people.enter(origin, 'charge')
  const virtual = await floor.people.enter(origin, 'virtual')
  await bedside.board.ask(BED_2, 'Urgent')
  await bedside.board.read('Received')
  await bedside.board.press('Done')
  await claimOnly(virtual)
  const nurse = await joinClaimed(virtual)
  await nurse.read('Nobody has joined at the bed yet.')
  const tablet = await floor.people.arrive({ viewport: { width: 1024, height: 768 } })
  await tablet.page.goto((await linksAtBed2(floor)).patient)
  const bed = callPage(tablet.page)
  await bed.press('Join the call')
  return { nurse, bed, charge, people: [bedside, charge, virtual, tablet] }
}
