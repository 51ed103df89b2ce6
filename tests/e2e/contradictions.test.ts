import { describe, expect, test } from 'vitest'
import { seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

/** Other devices at two beds than Solo names there. */
const CSV = [
  'building,floor,room,bed,department,device_serial,phone',
  'hospital,floor 2,431,bed 2,emergency department,OTHER-7,',
  'hospital,floor 2,425,bed 1,emergency department,OTHER-8,',
].join('\n')
const [FIRST] = OTHER_BEDS
const DISAGREE = /Teladoc and the board disagree\./
/** Solo is asked about quiet beds one after the other. */
const LOOKED_WITHIN_MS = 60_000

describe('What Solo says otherwise', () => {
  const floor = hospitalFloor()

  test('is marked at the beds, counted for those who can have it put right, and kept from the wall', async () => {
    const carl = await floor.people.enter(floor.origin, 'charge')
    const bea = await floor.people.enter(floor.origin, 'bedside')
    const wall = await floor.people.enter(floor.origin, 'display')
    const banner = carl.page.getByRole('status').filter({ hasText: 'Teladoc and the board disagree about' })
    expect(await banner.count()).toBe(0)

    const ada = await floor.people.enter(floor.origin, 'admin')
    await ada.page.goto(`${floor.origin}/admin/layout`)
    await ada.page
      .getByLabel('File of beds')
      .setInputFiles({ name: 'beds.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
    await ada.page.getByRole('region', { name: 'Changed' }).waitFor()
    await ada.page.getByRole('button', { name: 'Write these changes' }).click()
    await ada.page.getByText(/^Done:.*2 changed/).waitFor()
    // Asking there makes Solo be asked at once.
    for (const bed of [FIRST, BED_2]) {
      await bea.board.ask(bed, 'Routine')
      await bea.board.read('Received')
      await bea.board.press('Done')
    }

    for (const { board } of [carl, bea]) {
      await board.expectBed(BED_2, DISAGREE, LOOKED_WITHIN_MS)
      await board.expectBed(FIRST, DISAGREE, LOOKED_WITHIN_MS)
    }
    await banner.getByText('Teladoc and the board disagree about 2 beds.').waitFor()
    expect(await bea.page.getByText('Teladoc and the board disagree about').count()).toBe(0)
    expect(await wall.board.bed(FIRST).getAttribute('aria-label')).not.toMatch(DISAGREE)
    expect(await seriousViolations(carl.page)).toEqual([])

    // One after the other, in the order of the floor.
    const next = banner.getByRole('button', { name: 'Look at the next' })
    expect(await tooSmallToHit(banner)).toEqual([])
    await next.click()
    await carl.board.read('425 bed 1')
    await carl.board.read(/Teladoc names device \S+ here, the layout OTHER-8/)
    expect(await seriousViolations(carl.page)).toEqual([])
    await carl.board.close()
    await next.click()
    await carl.board.read('431 bed 2')
    await carl.board.read(/Teladoc names device 123457 here, the layout OTHER-7/)
    await carl.board.close()

    await ada.page.goto(`${floor.origin}/board`)
    await ada.page.getByText('Teladoc and the board disagree about 2 beds.').waitFor()
    await carl.page.setViewportSize({ width: 390, height: 844 })
    expect(await tooWide(carl.page)).toBeLessThanOrEqual(0)
  }, 240_000)
})
