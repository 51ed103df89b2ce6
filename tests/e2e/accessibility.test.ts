import { describe, expect, it } from 'vitest'
import { expectUsable } from '../support/accessibility'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { MOTION, type Person } from '../support/people'
import { focused, tabTo } from '../support/tab-to'

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const
/** A bed for each priority. */
const [FIRST, SECOND, THIRD] = ['floor 2, 428 bed 1', 'floor 2, 429 bed 1', 'floor 3, 301 bed 2'] as const
const FLASHING = ['floor 2, 425 bed 1', 'floor 2, 427 bed 1'] as const

describe('everything on the screen', () => {
  const floor = hospitalFloor()

  const look = ({ page }: Person) => expectUsable(page, SIZES)

  it('can be read, reached and hit by every user', async () => {
    const stranger = await floor.people.arrive()
    await stranger.page.goto(`${floor.origin}/sign-in`)
    await look(stranger)
    await stranger.leave()

    const wall = await floor.people.enter(floor.origin, 'display')
    const virtual = await floor.people.enter(floor.origin, 'virtual')
    const { board } = virtual
    await look(virtual)
    await board.showBoard()
    await board.open(FIRST)
    await look(virtual)
    await board.press('Emergency')
    await board.read('Received')
    await look(virtual)
    await board.press('Done')
    await board.ask(SECOND, 'Urgent')
    await board.read('Received')
    await board.press('Done')
    await board.ask(THIRD, 'Routine')
    await board.read('Received')
    await board.press('Done')
    await look(virtual)
    await look(wall)

    await board.open(FIRST)
    await look(virtual)
    await board.press('Claim')
    await board.read('Is this the patient?')
    await look(virtual)
    await board.press('Cancel request')
    await board.read('Why cancel?')
    await look(virtual)
    await board.press('Handled at the bedside')
    await board.read('Cancelled')
    await look(virtual)
    await board.press('Done')
    await (await board.search('431')).first().waitFor()
    await look(virtual)
    await virtual.leave()
    await wall.leave()
  })

  it('can be done by keyboard only', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const { page, board } = bedside
    await tabTo(bedside.page, `${BED_2}.`)
    await page.keyboard.press('Enter')
    await board.dialog.waitFor()
    await tabTo(bedside.page, 'Urgent')
    await page.keyboard.press('Enter')
    await board.read('Received')
    await page.keyboard.press('Escape')
    await board.dialog.waitFor({ state: 'hidden' })
    await board.expectBed(BED_2, 'Urgent, waiting.')
    // The focus is back where it was before the dialog.
    await expect.poll(() => focused(bedside.page)).toContain(BED_2)
    await page.keyboard.press('Enter')
    await tabTo(bedside.page, 'Cancel request')
    await page.keyboard.press('Enter')
    await tabTo(bedside.page, 'Asked by mistake')
    await page.keyboard.press('Enter')
    await board.read('Cancelled')
    await bedside.leave()
  })

  it('flashes in the rhythm of its priority, and not at all where less motion is wanted', async () => {
    const seeing = await floor.people.enter(floor.origin, 'bedside', MOTION)
    const sensitive = await floor.people.enter(floor.origin, 'virtual', { reducedMotion: 'reduce' })
    await seeing.board.ask(FLASHING[0], 'Emergency')
    await seeing.board.read('Received')
    await seeing.board.press('Done')
    await seeing.board.ask(FLASHING[1], 'Urgent')
    await seeing.board.read('Received')
    await seeing.board.press('Done')
    for (const { board } of [seeing, sensitive]) {
      await board.expectBed(FLASHING[0], 'waiting')
      await board.expectBed(FLASHING[1], 'waiting')
    }
    // IEC 60601-1-8: high priority 1.4 to 2.8 Hz, medium 0.4 to 0.8 Hz.
    const [high = 0] = await rhythm(seeing, FLASHING[0])
    expect(high).toBeGreaterThanOrEqual(1.4)
    expect(high).toBeLessThanOrEqual(2.8)
    const [medium = 0] = await rhythm(seeing, FLASHING[1])
    expect(medium).toBeGreaterThanOrEqual(0.4)
    expect(medium).toBeLessThanOrEqual(0.8)
    expect(await changeInStep(seeing)).toBe(true)
    expect(await rhythm(sensitive, FLASHING[0])).toEqual([])
    expect(await rhythm(sensitive, FLASHING[1])).toEqual([])
  })
})

/**
 * Returns how often (Hz) a bed's card flashes: one number for each of its animations. One that runs by itself would cost 60 frames a
 * second.
 */
const rhythm = ({ board }: Person, place: string): Promise<number[]> =>
  board.bed(place).evaluate((card) =>
    card
      .getAnimations()
      .filter(({ playState }) => playState === 'paused')
      .map(({ effect }) => 1_000 / Number(effect?.getComputedTiming().duration)),
  )

/** Waits until the card with the slow flash changes its colour. Returns whether the one with the fast flash does in the same frame. */
async function changeInStep({ page, board }: Person): Promise<boolean> {
  const [fast, slow] = await Promise.all(FLASHING.map((place) => board.bed(place).elementHandle()))
  return page.evaluate(
    (cards) =>
      new Promise<boolean>((resolve) => {
        const colours = () => cards.map((card) => card && getComputedStyle(card).backgroundColor)
        let before: (string | null | undefined)[] = colours()
        const look = () => {
          const [slowNow, fastNow] = colours()
          if (slowNow !== before[0]) return resolve(fastNow !== before[1])
          before = [slowNow, fastNow]
          requestAnimationFrame(look)
        }
        look()
      }),
    [slow, fast],
  )
}
