import { describe, expect, test } from 'vitest'
import { seriousViolations } from '../support/accessibility'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

const [ASKED] = OTHER_BEDS

describe('A patient who is moved', () => {
  const floor = hospitalFloor()

  test('takes the request along on every screen, and is moved back by one tap', async () => {
    const bea = await floor.people.enter(floor.origin, 'bedside')
    const carl = await floor.people.enter(floor.origin, 'charge')
    await bea.board.ask(ASKED, 'Urgent')
    await bea.board.read('Received')
    await bea.board.press('Done')
    await carl.board.expectBed(ASKED, /waiting/)
    await carl.board.open(ASKED)

    await bea.board.open(ASKED)
    await bea.board.press('Move patient…')
    await bea.page.getByLabel(/to which bed/).fill('free')
    await bea.board.read(/No bed has that name/)
    await bea.page.getByLabel(/to which bed/).fill('')
    const free = bea.board.dialog.getByRole('listitem').filter({ hasText: 'Free' }).first()
    const name = (await free.locator('span span span').first().textContent()) ?? ''
    const level = ((await free.locator('span span span').nth(1).textContent()) ?? '').replace(' · ', '')
    const to = `${level}, ${name}`
    expect(await seriousViolations(bea.page)).toEqual([])
    await free.getByRole('button').click()
    await bea.board.read(`moves from 425 bed 1 to ${name}.`)
    await bea.board.read(/Confirm two identifiers/)
    await bea.board.read(/MRN/)
    expect(await seriousViolations(bea.page)).toEqual([])
    await bea.board.press('Yes, move')
    await bea.board.read('Moved')

    // The nurse who had the request open reads where it went.
    await carl.board.read(`Moved to ${name}`)
    await carl.board.press(`Go to ${name}`)
    await carl.board.read('Waiting')
    await carl.board.close()
    await carl.board.expectBed(to, /waiting/)
    await carl.board.expectQuiet(ASKED)

    await bea.board.press('Undo')
    await bea.board.read('Moved back')
    await carl.board.expectBed(ASKED, /waiting/)
    await carl.board.expectQuiet(to)
  })

  test('changes places with the patient in the other bed, after a confirmation that names both', async () => {
    const bea = await floor.people.enter(floor.origin, 'bedside')
    const vera = await floor.people.enter(floor.origin, 'virtual')
    const [, other] = OTHER_BEDS
    await bea.board.ask(BED_2, 'Urgent')
    await bea.board.read('Received')
    await bea.board.close()
    await bea.board.open(other)
    const before = await bea.board.dialog.getByText(/^MRN/).first().textContent()
    await bea.board.press('Move patient…')
    // By the bed or by who lies there: each bed says who does, and what is asked there.
    await bea.page.getByLabel(/to which bed/).fill('lukashik')
    const target = bea.board.dialog.getByRole('listitem').getByRole('button')
    expect(await target.count()).toBe(1)
    await expect
      .poll(() => target.textContent())
      .toMatch(/^431 bed 2 · floor 2Yura A LukashikUrgent · Waiting\d+:\d\dSwap$/)
    await target.click()
    const who = (await bea.board.dialog.getByText(/moves from/).textContent()) ?? ''
    expect(who).toMatch(
      /^.+ moves from 427 bed 1 to 431 bed 2, and Yura A Lukashik from 431 bed 2 to 427 bed 1\.$/,
    )
    await bea.board.read(/Are these the two patients/)
    await bea.board.press('Yes, swap them')
    await bea.board.read('Swapped')
    await bea.board.close()
    await vera.board.open(BED_2)
    await vera.board.read(before ?? '')
    await bea.board.open(BED_2)
    await bea.board.press('Move patient…')
    await bea.page.getByLabel(/to which bed/).fill('427 bed 1')
    await bea.board.dialog.getByRole('listitem').getByRole('button').first().click()
    await bea.board.press('Yes, swap them')
    await bea.board.read('Swapped')
  })
})
