import { describe, expect, it } from 'vitest'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

describe('asking at a bed that was searched for', () => {
  const floor = hospitalFloor()

  const ways = [
    ['MRN', '1234', 'MRN'],
    ['device serial', '123457', 'Device'],
  ] as const
  it.each(ways)('works by %s, from the keyboard', async (_, typed, matched) => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const found = await bedside.board.search(typed)
    await found.first().waitFor()
    expect(await found.count()).toBe(1)
    expect(await found.textContent()).toBe(`431 bed 2floor 2 · hospital${matched}`)
    // The typed text may be an MRN: it must not end up in the browser's history.
    expect(bedside.page.url()).not.toContain(typed)
    await found.press('Enter')
    await bedside.board.dialog.getByRole('heading', { name: '431 bed 2' }).waitFor()
    await bedside.board.press('Urgent')
    await bedside.board.read('Received')
    await bedside.board.expectBed(BED_2, 'Urgent')
    await bedside.board.press('Undo')
    await bedside.board.expectQuiet(BED_2)
    await bedside.leave()
  })

  it('says so when there is no such bed', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    await bedside.board.search('0000000')
    await bedside.board.read('No bed found.')
  })

  it('finds a bed of the other building, and goes there', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const found = await bedside.board.search('151 bed 1')
    await found.filter({ hasText: '151 bed 1' }).click()
    await bedside.board.dialog.getByRole('heading', { name: '151 bed 1' }).waitFor()
    await bedside.board.close()
    await bedside.board.bed('floor 1, 151 bed 1').waitFor()
    // The focus is on that bed.
    await bedside.page.locator('[data-bed]:focus').getByText('151').first().waitFor()
    expect(await bedside.board.bed(BED_2).count()).toBe(0)
  })
})
