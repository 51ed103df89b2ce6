import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectUsable } from '../support/accessibility'
import { BED_2 } from '../support/board-page'
import { flashesFor } from '../support/flashes'
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

  it('flashes in the rhythm of its priority, all in step, and not at all where less motion is wanted', async () => {
    const look = async (scene: string, options: BrowserContextOptions) => {
      const { page, leave } = await floor.people.arrive(options)
      await page.clock.install()
      await page.goto(`${floor.origin}/gallery?scene=${scene}`)
      await page.locator('[data-flash]').first().waitFor()
      const flashes = await flashesFor(page, 10_000)
      // One that runs by itself costs 60 frames a second.
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
      await leave()
      return flashes
    }
    for (const scene of ['boardFull', 'boardElsewhere', 'wallElsewhere']) {
      const flashes = await look(scene, MOTION)
      // IEC 60601-1-8: high priority 1.4 to 2.8 Hz, medium 0.4 to 0.8 Hz.
      for (const [priority, least, most] of [
        ['emergency', 1.4, 2.8],
        ['urgent', 0.4, 0.8],
      ] as const) {
        const changes = flashes
          .filter((flash) => flash.priority === priority)
          .map(({ colours }) => colours.length - 1)
        const [first = 0] = changes
        expect(first / 2 / 10).toBeGreaterThanOrEqual(least)
        expect(first / 2 / 10).toBeLessThanOrEqual(most)
        expect(new Set(changes), `${scene}, ${priority}`).toEqual(new Set([first]))
      }
    }
    for (const flashes of [
      await look('boardFull', { reducedMotion: 'reduce' }),
      await look('boardStale', MOTION),
      await look('wallStale', MOTION),
    ]) {
      expect(flashes.length).toBeGreaterThan(0)
      expect(flashes.filter(({ colours }) => colours.length > 1)).toEqual([])
    }
  })
})
