import { describe, it } from 'vitest'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

/** The page retries every 10 s; a test waits longer than that. */
const PATIENCE_MS = 30_000

describe('a screen whose page fails', () => {
  const floor = hospitalFloor()

  it('says so, and comes back by itself', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    nurse.expects(/./)
    await bedside.board.ask(OTHER_BEDS[0], 'Routine')
    await nurse.board.expectBed(OTHER_BEDS[0], 'Routine')
    await bedside.board.press('Done')
    await nurse.page.evaluate(() => {
      const scrollTo = Element.prototype.scrollTo
      // One fault of the browser in the middle of a change: a more urgent request scrolls the queue to its beginning.
      Element.prototype.scrollTo = () => {
        Element.prototype.scrollTo = scrollTo
        throw new Error('A fault of the test')
      }
    })
    await bedside.board.ask(BED_2, 'Urgent')
    await nurse.page.getByRole('heading', { name: 'Lantern has stopped working on this screen' }).waitFor()
    await nurse.board.bed(BED_2).waitFor({ timeout: PATIENCE_MS })
    await nurse.board.expectBed(BED_2, 'Urgent')
    await nurse.board.live()
  })
})
