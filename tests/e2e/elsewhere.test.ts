import { describe, expect, it } from 'vitest'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { callSolo } from '../support/solo-book'

const AT_BED_2 = { building: 'hospital', floor: 'floor 2', room: '431', bed: 'bed 2' }

describe('a request on the vendor’s own devices', () => {
  const floor = hospitalFloor()
  const solo = (method: string, path: string, body?: object) => callSolo(floor.lantern, method, path, body)

  it('is on every screen when it is made, claimed and ended there, and when its device comes online', async () => {
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

  it('does not end one that was asked in Lantern, which is sent again and says so', async () => {
    const bea = await floor.people.enter(floor.origin, 'bedside')
    const wall = await floor.people.enter(floor.origin, 'display')
    await bea.board.ask(BED_2, 'Emergency')
    await wall.board.expectBed(BED_2, 'Emergency, waiting.')
    await bea.board.close()
    await solo('DELETE', 'v1/request-assistance', AT_BED_2)
    await bea.board.open(BED_2)
    await bea.board.read(/^Teladoc lost this call at .* Lantern sent it again/)
    await wall.board.expectBed(BED_2, 'Emergency, waiting.')
    expect(await solo('GET', `v1/request-assistance?${new URLSearchParams(AT_BED_2)}`)).toMatchObject({
      finishedAt: null,
    })
  })
})
