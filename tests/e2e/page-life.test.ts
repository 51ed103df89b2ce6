import type { Page, WebSocket } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

/** Runs before the page loads: counts the locks that keep its screen awake. */
const countLocks = (page: Page) =>
  page.addInitScript(() => {
    const held = new Set<WakeLockSentinel>()
    const request = navigator.wakeLock.request.bind(navigator.wakeLock)
    navigator.wakeLock.request = async (type) => {
      const lock = await request(type)
      held.add(lock)
      return lock
    }
    Object.assign(window, { locksHeld: () => [...held].filter(({ released }) => !released).length })
  })

const locksHeld = (page: Page) => page.evaluate<number>('window.locksHeld()')

describe('the life of a page', () => {
  const floor = hospitalFloor()

  it('of a wall keeps its screen awake, and a board that a nurse sits at does not', async () => {
    const options = {
      permissions: ['screen-wake-lock'],
      before: async (page: Page) => void (await countLocks(page)),
    }
    const wall = await floor.people.enter(floor.origin, 'display', options)
    const nurse = await floor.people.enter(floor.origin, 'virtual', options)
    await expect.poll(() => locksHeld(wall.page)).toBe(1)
    expect(await locksHeld(nurse.page)).toBe(0)
  })

  it('that is left and shown again begins with the board as it is then', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const sockets: WebSocket[] = []
    const before = async (page: Page) => void page.on('websocket', (socket) => void sockets.push(socket))
    const nurse = await floor.people.enter(floor.origin, 'virtual', { before })
    const becomes = (event: 'pagehide' | 'pageshow') =>
      nurse.page.evaluate(
        (type) => void window.dispatchEvent(new PageTransitionEvent(type, { persisted: true })),
        event,
      )
    await becomes('pagehide')
    await expect.poll(() => sockets.filter((socket) => !socket.isClosed())).toEqual([])
    await bedside.board.ask(BED_2, 'Urgent')
    await bedside.board.read('Received')
    await nurse.board.expectQuiet(BED_2)
    await becomes('pageshow')
    await nurse.board.expectBed(BED_2, 'Urgent, waiting.')
  })
})
