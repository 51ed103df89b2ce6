import { describe, expect, it } from 'vitest'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { loseLaterCode } from '../support/later-code'

/** The page retries every 10 s; a test waits longer than that. */

describe('a screen whose page fails', () => {
  const floor = hospitalFloor()

  it('says so, and comes back by itself, also where no code that it has yet to load is there', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    const outdated = await floor.people.enter(floor.origin, 'virtual', { before: loseLaterCode })
    const nurses = [nurse, outdated]
    await bedside.board.ask(OTHER_BEDS[0], 'Routine')
    for (const one of nurses) {
      one.expects(/./)
      await one.board.expectBed(OTHER_BEDS[0], 'Routine')
      await one.page.evaluate(failOnce)
    }
    // A live region that comes with its words is not read.
    for (const live of ['assertive', 'polite'])
      expect(await outdated.page.locator(`.sr-only > [aria-live="${live}"]`).count()).toBe(1)
    await bedside.board.press('Done')
    await bedside.board.ask(BED_2, 'Urgent')
    await nurse.page.getByRole('heading', { name: 'Lantern has stopped working on this screen' }).waitFor()
    for (const { page, board } of nurses) {
      await page.waitForFunction(() => !('isOld' in window))
      await board.bed(BED_2).waitFor()
      await board.expectBed(BED_2, 'Urgent')
      await board.live()
    }
  })
})

/** Runs in the page: one fault of the browser in the middle of a change. A more urgent request scrolls the queue to its beginning. */
function failOnce(): void {
  const { scrollTo } = Element.prototype
  Object.assign(window, { isOld: true })
  Element.prototype.scrollTo = () => {
    Element.prototype.scrollTo = scrollTo
    throw new Error('A fault of the test')
  }
}
