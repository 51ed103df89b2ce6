import { describe, expect, it } from 'vitest'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { callSolo } from '../support/solo-book'

const AT_BED_2 = { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' }

describe('a request on the vendor’s own devices', () => {
  const floor = hospitalFloor()

  it('is on every screen when it is made, claimed and ended there, and when its device comes online', async () => {
    const solo = (method: string, path: string, body: object) => callSolo(floor.lantern, method, path, body)
    const bea = await floor.people.enter(floor.origin, 'bedside')
    const victor = await floor.people.enter(floor.origin, 'virtual')
    const wall = await floor.people.enter(floor.origin, 'display')
    const screens = [bea, victor, wall]
    for (const { board } of screens) await board.expectBed(BED_2, 'Device offline.')

    // A quiet bed is polled every 10 s.
    const { id } = await solo('POST', 'v1/request-assistance', AT_BED_2)
    for (const { board } of screens) await board.expectBed(BED_2, 'Urgent: asked elsewhere, waiting.')
    const row = victor.page
      .getByRole('complementary', { name: 'Queue' })
      .getByRole('listitem')
      .filter({ hasText: '431 bed 2' })
    await row.getByText('Asked elsewhere').waitFor()
    await bea.board.open(BED_2)
    await bea.board.read(/^Device offline/)

    await solo('PUT', `embedded/request-assistance/${id}`, { availability: 'online' })
    await bea.board.read(/^Device ready/)
    await solo('PUT', `embedded/request-assistance/${id}`, {
      assignedTo: { firstName: 'Clara', lastName: 'Oswald' },
    })
    for (const { board } of screens) await board.expectBed(BED_2, /claimed by Clara Oswald/)
    expect(await row.getByRole('button', { name: 'Claim' }).count()).toBe(0)

    await solo('PUT', `embedded/request-assistance/${id}`, { finished: true })
    await bea.board.read('Completed')
    for (const { board } of screens) await board.expectBed(BED_2, 'No request. Device ready.')
  })
})
