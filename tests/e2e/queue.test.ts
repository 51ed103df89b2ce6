import { describe, expect, it } from 'vitest'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

const PHONE = { width: 390, height: 844 }

describe('the queue on a phone', () => {
  const floor = hospitalFloor()

  it('moves the most urgent request to the front, whatever was there before', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual', { viewport: PHONE })
    const rows = nurse.page.getByRole('complementary', { name: 'Queue' }).getByRole('listitem')
    for (const bed of OTHER_BEDS) {
      await bedside.board.ask(bed, 'Routine')
      await bedside.board.read('Received')
      await bedside.board.press('Done')
    }
    // The nurse scrolls to the later requests.
    await rows.filter({ hasText: '427 bed 1' }).evaluate((row) => row.scrollIntoView({ inline: 'end' }))
    await expect
      .poll(async () => (await rows.filter({ hasText: '425 bed 1' }).boundingBox())?.x)
      .toBeLessThan(0)
    await bedside.board.ask(BED_2, 'Emergency')

    const first = rows.filter({ hasText: '431 bed 2' })
    await first.waitFor()
    const leftEdge = async () => Math.round((await first.boundingBox())?.x ?? Number.NaN)
    await expect.poll(leftEdge).toBeGreaterThanOrEqual(0)
    await expect.poll(leftEdge).toBeLessThan(PHONE.width / 2)
    await first.getByRole('button', { name: 'Claim' }).click()
    await nurse.board.expectBed(BED_2, 'claimed')
  })
})
