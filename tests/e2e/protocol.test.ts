import type { Page, WebSocketRoute } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/accessibility'
import { hospitalFloor } from '../support/hospital-floor'
import type { Person } from '../support/people'

const OLD_PAGE = 'This page is from an older version of Lantern'
const OLD_SERVER = 'The server is being updated.'

/** Says, in place of the page, another protocol version in the handshake of its sockets, until it is stopped. */
async function speakAs(page: Page, handshake: object) {
  const stance = { active: true }
  await page.routeWebSocket(/socket\.io/, (route: WebSocketRoute) => {
    const server = route.connectToServer()
    route.onMessage((message) => {
      // Engine.IO's message, Socket.IO's CONNECT with its `auth`.
      const isHandshake = typeof message === 'string' && message.startsWith('40')
      server.send(isHandshake && stance.active ? `40${JSON.stringify(handshake)}` : message)
    })
  })
  return () => {
    stance.active = false
  }
}

describe('a page of another protocol version than its server', () => {
  const floor = hospitalFloor()

  async function signIn({ page }: Person, username: string): Promise<void> {
    await page.goto(`${floor.origin}/sign-in`)
    await page.getByLabel('Username').fill(username)
    await page.getByLabel('Password').fill('lantern')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL(/\/(board|wall)$/)
  }

  it('says that it is from an older version, and is current again once it is reloaded', async () => {
    const nurse = await floor.people.arrive()
    const stop = await speakAs(nurse.page, { protocol: 0 })
    await signIn(nurse, 'virtual')
    await nurse.page.getByRole('alert').getByText(OLD_PAGE).waitFor()
    expect(await seriousViolations(nurse.page)).toEqual([])
    // Not before the page is left: an old page that is understood again at its next attempt needs no reload.
    nurse.page.once('framenavigated', stop)
    await nurse.page.getByRole('button', { name: 'Reload this page' }).click()
    await nurse.board.live()
    expect(await nurse.page.getByText(OLD_PAGE).count()).toBe(0)
    await nurse.leave()
  })

  it('says it in Spanish', async () => {
    const nurse = await floor.people.arrive({ locale: 'es-ES' })
    await speakAs(nurse.page, { protocol: 0 })
    // Without a timer: it is said as soon as the server refuses the page.
    await nurse.page.clock.pauseAt(Date.now())
    await nurse.page.goto(`${floor.origin}/sign-in`)
    await nurse.page.locator('input[name=username]').fill('virtual')
    await nurse.page.locator('input[name=password]').fill('lantern')
    await nurse.page.locator('input[name=password]').press('Enter')
    await nurse.page.getByText('Esta página es de una versión anterior de Lantern').waitFor()
    await nurse.page.getByRole('button', { name: 'Recargar esta página' }).waitFor()
    await nurse.leave()
  })

  it('says that the server is being updated, and continues by itself', async () => {
    const nurse = await floor.people.arrive()
    const stop = await speakAs(nurse.page, { protocol: 1_000, oldestServer: 1_000 })
    await signIn(nurse, 'virtual')
    await nurse.page.getByRole('alert').getByText(OLD_SERVER).waitFor()
    stop()
    await nurse.board.live()
    expect(await nurse.page.getByText(OLD_SERVER).count()).toBe(0)
    await nurse.leave()
  })

  it('loads itself again on a wall, where no one presses anything', async () => {
    const wall = await floor.people.arrive({ viewport: { width: 1920, height: 1080 } })
    let boards = 0
    const stop = await speakAs(wall.page, { protocol: 0 })
    wall.page.on('domcontentloaded', () => {
      if (new URL(wall.page.url()).pathname !== '/wall') return
      boards += 1
      if (boards === 2) stop()
    })
    await signIn(wall, 'display')
    await expect.poll(() => boards).toBe(2)
    await wall.board.live()
    await wall.leave()
  })
})
