import { describe, it } from 'vitest'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

/** It tries again every 10 s; this is patience, not a promise. */
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
      // A browser's fault in the middle of a change, once: what is more urgent scrolls the queue to its beginning.
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
