import { describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/admin'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { pending } from '../support/pending'
import { answered, type Person } from '../support/people'

describe('two virtual nurses', () => {
  const floor = hospitalFloor()

  it('claim at the same moment: one gets the request, the other reads who has it', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const victor = await floor.people.enter(floor.origin, 'virtual')
    const vera = await floor.people.enter(floor.origin, 'vera', { password: PASSWORD })
    await bedside.board.ask(BED_2, 'Emergency')
    const both = [victor, vera]
    const gate = await holdClaims(both)
    for (const nurse of both) {
      await nurse.board.expectBed(BED_2, 'waiting')
      await nurse.board.open(BED_2)
      await nurse.board.press('Claim')
      nurse.expects(answered(409))
    }
    await gate.bothTapped
    gate.open()

    const won = both.map((nurse) => nurse.board.dialog.getByText('Is this the patient?'))
    await expect
      .poll(async () => (await Promise.all(won.map((one) => one.count()))).toSorted())
      .toEqual([0, 1])
    const victorWon = (await won[0]?.count()) === 1
    const loser = victorWon ? vera : victor
    const winner = victorWon ? 'Victor Adeyemi, RN' : 'Vera Second'
    const refusal = loser.board.dialog.getByRole('alert')
    await refusal.getByText(new RegExp(`^Claimed by ${winner} \\d+ s ago$`)).waitFor()
    expect(await loser.board.dialog.getByRole('button', { name: /claim|join/i }).count()).toBe(0)
    for (const person of [bedside, victor, vera]) {
      await person.board.expectBed(BED_2, `claimed by ${winner}.`)
    }
  })

  it('join too late: the tab closes, and the dialog says who has the request now', async () => {
    const [place] = OTHER_BEDS
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const victor = await floor.people.enter(floor.origin, 'virtual')
    const vera = await floor.people.enter(floor.origin, 'vera', { password: PASSWORD })
    const charge = await floor.people.enter(floor.origin, 'charge')
    await bedside.board.ask(place, 'Urgent')
    await victor.board.open(place)
    await victor.board.press('Claim')
    const { promise: others, resolve: join } = pending<void>()
    await victor.page.route('**/join', async (route) => {
      await others
      await route.continue()
    })
    const opened = victor.page.context().waitForEvent('page')
    await victor.board.press('Yes, join the call')
    const tab = await opened
    await charge.board.open(place)
    await charge.board.press('Release')
    await vera.board.open(place)
    await vera.board.press('Claim')
    await victor.board.expectBed(place, 'claimed by Vera Second.')
    victor.expects(answered(409))
    const closed = tab.waitForEvent('close')
    join()
    await closed
    await victor.board.dialog.getByRole('alert').getByText('Vera Second has this request.').waitFor()
    // What was refused to an earlier claim says nothing about the next one.
    await charge.board.press('Release')
    await victor.board.press('Claim')
    await victor.board.dialog.getByText('Is this the patient?').waitFor()
    expect(await victor.board.dialog.getByRole('alert').count()).toBe(0)
  })
})

/** Holds back the claims of all `nurses` until each has tapped. */
async function holdClaims(nurses: readonly Person[]) {
  const { promise: opened, resolve: open } = pending<void>()
  const taps = nurses.map(
    ({ page }) =>
      new Promise<void>((tapped) => {
        void page.route('**/claim', async (route) => {
          tapped()
          await opened
          await route.continue()
        })
      }),
  )
  return { open, bothTapped: Promise.all(taps) }
}
