import { describe, expect, it } from 'vitest'
import { OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

const PHONE = { width: 390, height: 844 }

describe('the queue on a phone', () => {
  const floor = hospitalFloor()

  it('brings what is most urgent to the front, whatever was there before', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual', { viewport: PHONE })
    const [routine, emergency] = OTHER_BEDS
    await bedside.board.ask(routine, 'Routine')
    const rows = nurse.page.getByRole('complementary', { name: 'Queue' }).getByRole('listitem')
    await rows.filter({ hasText: '425 bed 1' }).waitFor()
    await bedside.board.press('Done')
    await bedside.board.ask(emergency, 'Emergency')

    const first = rows.filter({ hasText: '427 bed 1' })
    await first.waitFor()
    const leftEdge = async () => Math.round((await first.boundingBox())?.x ?? Number.NaN)
    await expect.poll(leftEdge).toBeGreaterThanOrEqual(0)
    await expect.poll(leftEdge).toBeLessThan(PHONE.width / 2)
    await first.getByRole('button', { name: 'Claim' }).click()
    await nurse.board.expectBed(emergency, 'claimed')
  })
})
