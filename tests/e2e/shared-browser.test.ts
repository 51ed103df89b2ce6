import { describe, expect, it } from 'vitest'
import { boardPage, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { answered, signIn } from '../support/people'

const BEA = 'Bea Larsson, RN'
const VICTOR = 'Victor Adeyemi, RN'

describe('two nurses at one workstation', () => {
  const floor = hospitalFloor()

  it('leave no page of the first open once the second has signed in', async () => {
    const station = await floor.people.enter(floor.origin, 'bedside', { ownSession: true })
    // The board of the first nurse and her appointments or reports: what she left open.
    const left = await station.page.context().newPage()
    await left.goto(`${floor.origin}/escalation`)
    await left.goto(`${floor.origin}/board`)
    await boardPage(left).live()
    await left.getByText(BEA).first().waitFor()

    await station.page.goto(`${floor.origin}/sign-in`)
    await signIn(station.page, 'virtual', 'lantern')
    await station.board.live()
    await left.getByText(VICTOR).first().waitFor()
    await boardPage(left).live()
    for (const page of [station.page, left]) expect(await page.getByText(BEA).count()).toBe(0)
    await left.close()
    await station.leave()
  })

  it('never act under each other’s name, also where the first page heard of nothing', async () => {
    const station = await floor.people.enter(floor.origin, 'charge', { ownSession: true })
    station.expects(answered(409))
    const left = await station.page.context().newPage()
    // Its socket is dead, so no one tells it that its session has ended.
    let deaf = false
    await left.routeWebSocket(/socket\.io/, (route) => {
      const server = route.connectToServer()
      server.onMessage((message) => {
        if (!deaf) route.send(message)
      })
      server.onClose(() => {})
    })
    await left.goto(`${floor.origin}/board`)
    await boardPage(left).live()
    deaf = true

    await station.page.goto(`${floor.origin}/sign-in`)
    await signIn(station.page, 'virtual', 'lantern')
    await station.board.live()
    await boardPage(left).ask(OTHER_BEDS[1], 'Routine')
    await left.getByText(VICTOR).first().waitFor()
    // What the first nurse asked for is not lost: the second is asked about it.
    await left
      .getByRole('alert')
      .getByText(/^NOT SENT: routine, floor 2, 427 bed 1/)
      .waitFor()
    await station.board.expectQuiet(OTHER_BEDS[1])
    await left.close()
    await station.leave()
  })
})
