import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { BoardEvent } from '@/lib/board/types'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

describe('an event', () => {
  const floor = hospitalFloor()

  it('changes the card of its own bed only', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    let named: () => readonly string[] = () => []
    const virtual = await floor.people.enter(floor.origin, 'virtual', {
      before: async (page) => {
        named = hearEvents(page)
      },
    })
    await bedside.board.ask(OTHER_BEDS[0], 'Routine')
    await bedside.board.read('Received')
    await bedside.board.press('Done')
    await virtual.board.expectBed(OTHER_BEDS[0], 'waiting')
    const before = named().length
    await expect
      .poll(() =>
        virtual.page
          .locator('.plan')
          .getByLabel(/checked with Teladoc/)
          .count(),
      )
      .toBe(0)

    const changes = await watchCards(virtual.page)
    await bedside.board.ask(BED_2, 'Urgent')
    await bedside.board.read('Received')
    await bedside.board.press('Done')
    await virtual.board.expectBed(BED_2, 'waiting')
    await virtual.board.open(BED_2)
    await virtual.board.press('Claim')
    await virtual.board.press('Complete')
    await virtual.board.press('Yes, complete')
    await virtual.board.press('Done')
    await virtual.board.expectQuiet(BED_2)

    const changed = await changes()
    expect(changed).toContain(await virtual.board.bed(BED_2).getAttribute('data-bed'))
    // Meanwhile the server may have news of another bed, such as that its device still answers: an event of its own.
    await expect.poll(() => changed.filter((bed) => !named().slice(before).includes(bed))).toEqual([])
  })
})

/** Returns the ids of the beds whose events the page has been sent, from its next load on. */
function hearEvents(page: Page): () => readonly string[] {
  const PREFIX = '42["board:event",'
  const beds: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      const text = String(payload)
      // The server sends this type (lib/realtime/events.ts).
      if (text.startsWith(PREFIX)) beds.push((JSON.parse(text.slice(2)) as [string, BoardEvent])[1].bed.id)
    }),
  )
  return () => beds
}

/** Records changes of cards from now on, other than of running times; returns the ids of the beds whose cards changed. */
async function watchCards(page: Page): Promise<() => Promise<string[]>> {
  const watch = await page.evaluateHandle(() => {
    const changed = new Set<string>()
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        if (!element?.isConnected || element.closest('[role="timer"]')) continue
        const bed = element.closest('[data-bed]')?.getAttribute('data-bed')
        changed.add(bed ?? `outside of any card: ${element.className}`)
      }
    })
    const plan = document.querySelector('.plan')
    if (!plan) throw new Error('There is no board.')
    observer.observe(plan, { subtree: true, childList: true, attributes: true, characterData: true })
    return { changed }
  })
  return () => watch.evaluate(({ changed }) => [...changed])
}
