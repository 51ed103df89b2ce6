import { describe, expect, it } from 'vitest'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { startLantern } from '../support/lantern-process'
import { answered, SERVER_GONE } from '../support/people'
import { everAsked } from '../support/solo-book'

const PHONE = '+1 (555) 555-0143'
const OUTAGE_MS = 240_000
/** Without news for 10 s a board is stale; the rest is the pulse before, and the tick that notices. */
const GREY_WITHIN_MS = 13_000

describe('Lantern itself killed and started again', () => {
  const floor = hospitalFloor()

  it(
    'greys every board, loses nothing, and comes back by itself',
    async () => {
      const { origin, lantern } = floor
      const bedside = await floor.people.enter(origin, 'bedside')
      const virtual = await floor.people.enter(origin, 'virtual')
      const wall = await floor.people.enter(origin, 'display')
      const everybody = [bedside, virtual, wall]
      for (const person of everybody) person.expects(...SERVER_GONE, answered(503))
      await bedside.board.ask(BED_2, 'Urgent')
      await bedside.board.read('Received')
      await bedside.board.press('Done')
      for (const person of everybody) await person.board.expectBed(BED_2, 'Urgent, waiting.')

      await lantern.kill('SIGKILL')
      await bedside.board.ask(OTHER_BEDS[0], 'Emergency')
      await bedside.board.read('NOT SENT', 5_000)
      await bedside.board.dialog.getByRole('link', { name: PHONE }).waitFor()
      await bedside.board.close()
      const reminder = bedside.page.getByText(`NOT SENT: emergency, ${OTHER_BEDS[0]}. Call ${PHONE}`)
      await reminder.waitFor()

      await Promise.all(
        everybody.map(async ({ page, board }) => {
          await page.locator('main[data-stale="true"]').waitFor({ timeout: GREY_WITHIN_MS })
          await page.getByText(/^No news since \d\d:\d\d:\d\d — this board may be out of date/).waitFor()
          await board.expectBed(BED_2, 'Urgent, waiting.')
          expect(await board.bed(BED_2).evaluate((card) => card.getAnimations().length)).toBe(0)
        }),
      )
      await reminder.waitFor()

      const port = Number(new URL(origin).port)
      const again = await startLantern({ port, dataDir: lantern.dataDir, readyWithinMs: 90_000 })
      for (const person of everybody) {
        await person.board.live(60_000)
        await person.board.expectBed(OTHER_BEDS[0], 'Emergency, waiting.', 30_000)
        await person.board.expectBed(BED_2, 'Urgent, waiting.')
        await person.page.locator('main[data-stale="false"]').waitFor()
      }
      await reminder.waitFor({ state: 'hidden' })

      await virtual.board.open(OTHER_BEDS[0])
      await virtual.board.press('Claim')
      await bedside.board.expectBed(OTHER_BEDS[0], 'claimed by Victor Adeyemi, RN.')
      for (const person of everybody) await person.leave()
      await again.stop()
      const asked = await everAsked(lantern.dataDir)
      expect(asked.map(({ place }) => place).toSorted()).toEqual([OTHER_BEDS[0], BED_2].toSorted())
    },
    OUTAGE_MS,
  )
})
