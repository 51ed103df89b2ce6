import type { Page, WebSocketRoute } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { boardPage, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { answered, signIn } from '../support/people'
import { SESSION_ENDED } from '../support/session-ends'

const BEA = 'Bea Larsson, RN'
const CARMEN = 'Carmen Ortiz, RN'
const VICTOR = 'Victor Adeyemi, RN'

describe('two nurses at one workstation', () => {
  const floor = hospitalFloor()

  it('leave no page of the first open once the second has signed in', async () => {
    const station = await floor.people.enter(floor.origin, 'bedside', { ownSession: true })
    station.expects(SESSION_ENDED)
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
    station.expects(SESSION_ENDED)
    const left = await station.page.context().newPage()
    const line = await openOnLine(left)
    line.deafen()

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

  it('see only the second once a page of the first connects again', async () => {
    const station = await floor.people.enter(floor.origin, 'charge', { ownSession: true })
    station.expects(SESSION_ENDED)
    const left = await station.page.context().newPage()
    const line = await openOnLine(left)
    await left.getByRole('link', { name: CARMEN }).waitFor()
    line.deafen()

    await station.page.goto(`${floor.origin}/sign-in`)
    await signIn(station.page, 'virtual', 'lantern')
    await station.board.live()
    expect(await left.getByText(VICTOR).count()).toBe(0)
    await line.cut()
    await left.getByText(VICTOR).first().waitFor()
    await boardPage(left).live()
    expect(await left.getByText(CARMEN).count()).toBe(0)
    await left.close()
    await station.leave()
  })

  /**
   * Opens a board whose sockets a test can make deaf until it loads again, so that no one tells it that its session has ended, and cut.
   * Those that it opens meanwhile are deaf, too, and what it asks or reports by itself has no answer.
   */
  async function openOnLine(page: Page): Promise<{ deafen(): void; cut(): Promise<void> }> {
    const deaf = new Set<WebSocketRoute>()
    const routes: WebSocketRoute[] = []
    let isDeaf = false
    page.on('domcontentloaded', () => {
      isDeaf = false
    })
    await page.routeWebSocket(/socket\.io/, (route) => {
      routes.push(route)
      if (isDeaf) deaf.add(route)
      const server = route.connectToServer()
      server.onMessage((message) => {
        if (!deaf.has(route)) route.send(message)
      })
      server.onClose(() => {})
    })
    await page.route('**/api/**', (route) => {
      const byItself = route.request().method() === 'GET' || route.request().url().endsWith('/session/hand')
      return isDeaf && byItself ? undefined : route.continue()
    })
    await page.goto(`${floor.origin}/board`)
    await boardPage(page).live()
    return {
      deafen: () => {
        isDeaf = true
        for (const route of routes) deaf.add(route)
      },
      cut: async () => {
        isDeaf = false
        for (const route of routes.splice(0)) await route.close()
      },
    }
  }
})
