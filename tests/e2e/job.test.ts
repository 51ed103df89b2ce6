import { describe, expect, it } from 'vitest'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { type Overhearing, overhear } from '../support/wall-listener'

describe('a request, from the first tap to the end', () => {
  const floor = hospitalFloor()

  it('is made, seen, claimed, joined and completed, and the wall shows it without a name', async () => {
    let overheard: Overhearing | undefined
    let control: Overhearing | undefined
    const wall = await floor.people.enter(floor.origin, 'display', {
      viewport: { width: 1920, height: 1080 },
      before: async (page) => {
        overheard = await overhear(page)
      },
    })
    const bedside = await floor.people.enter(floor.origin, 'bedside', {
      before: async (page) => {
        control = await overhear(page)
      },
    })
    const virtual = await floor.people.enter(floor.origin, 'virtual')

    await bedside.board.ask(BED_2, 'Urgent')
    await bedside.board.read('Received')
    await bedside.board.read(/Teladoc confirmed at \d\d:\d\d:\d\d/)
    await virtual.board.expectBed(BED_2, 'Urgent, waiting.')
    await wall.board.expectBed(BED_2, 'Urgent, waiting.')
    await wall.page.getByText('431·2').first().waitFor()
    await bedside.board.press('Done')

    const queue = virtual.page.getByRole('complementary', { name: 'Queue' })
    await queue.getByRole('button', { name: 'Claim' }).click()
    await virtual.board.read('Claimed')
    await bedside.board.expectBed(BED_2, 'claimed by Victor Adeyemi, RN.')
    await wall.board.expectBed(BED_2, 'claimed by Victor Adeyemi, RN.')

    const identity = virtual.board.dialog.getByRole('region', { name: 'Join the call' })
    await identity.getByText('Yura A Lukashik').waitFor()
    expect(await identity.getByRole('definition').allTextContents()).toEqual([
      'Yura A Lukashik',
      '1234',
      'Mar 28, 2024',
    ])
    const opened = virtual.page.context().waitForEvent('page')
    await virtual.board.press('Yes, join the call')
    const call = await opened
    await call.waitForURL(/\/videocalls\//)
    await call.getByText('No one has joined at the bed yet.').waitFor()
    expect(await call.evaluate(() => window.opener)).toBeNull()
    await call.close()
    await bedside.board.expectBed(BED_2, 'in a call with Victor Adeyemi, RN.')
    await wall.board.expectBed(BED_2, 'in a call with Victor Adeyemi, RN.')

    await virtual.board.press('Complete')
    await virtual.board.press('Yes, complete')
    await virtual.board.read('Completed')
    await virtual.board.press('Done')
    for (const person of [bedside, virtual, wall]) await person.board.expectQuiet(BED_2)

    const everything = await overheard?.everything()
    expect(everything?.some((text) => text.includes('Victor Adeyemi'))).toBe(true)
    expect(overheard?.patientsIn(everything ?? [])).toEqual([])
    // The same recorder does hear tones where there are some.
    expect(control?.patientsIn((await control?.everything()) ?? [])).toEqual(
      expect.arrayContaining(['Lukashik', '1234', '2024-03-28']),
    )
  })
})
