import { describe, expect, it } from 'vitest'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { keptApiKey, openAtBed2 } from '../support/solo-book'

/** Less than the half minute after which the server looks again at what it has closed. */
const CLOSED_WITHIN_MS = 20_000

describe('taking a request back', () => {
  const floor = hospitalFloor()
  const openAtSolo = async () => openAtBed2(floor.origin, await keptApiKey(floor.lantern.dataDir))

  it('is one tap right after sending', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    await bedside.board.ask(BED_2, 'Routine')
    await bedside.board.read('Received')
    await expect.poll(openAtSolo).not.toBeNull()
    await bedside.board.press('Undo')
    await bedside.board.read('Cancelled')
    await bedside.board.read(/^Asked by mistake\. Bea Larsson, RN, \d\d:\d\d:\d\d$/)
    await bedside.board.press('Done')
    await bedside.board.expectQuiet(BED_2)
    await expect.poll(openAtSolo, { timeout: CLOSED_WITHIN_MS }).toBeNull()
    await bedside.leave()
  })

  it('asks why later, and tells the nurse who was about to come', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const virtual = await floor.people.enter(floor.origin, 'virtual')
    await bedside.board.open(BED_2)
    await bedside.board.dialog.getByText('Fall risk').click()
    await bedside.board.press('Emergency')
    await bedside.board.read('Received')
    await bedside.board.press('Done')
    await virtual.board.expectBed(BED_2, 'Emergency: fall risk, waiting.')
    await virtual.board.open(BED_2)
    await virtual.board.press('Claim')
    await virtual.board.read('Is this the patient?')

    await bedside.board.open(BED_2)
    await bedside.board.press('Cancel request')
    await bedside.board.read('Why cancel?')
    await bedside.board.press('Keep the request')
    await bedside.board.press('Cancel request')
    await bedside.board.press('Handled at the bedside')
    await bedside.board.read('Cancelled')
    await virtual.board.read('Cancelled')
    await virtual.board.read(/^Handled at the bedside\. Bea Larsson, RN, /)
    for (const person of [bedside, virtual]) {
      await person.board.press('Done')
      await person.board.expectQuiet(BED_2)
    }
    await virtual.page.getByText('No one is waiting').waitFor()
    await expect.poll(openAtSolo, { timeout: CLOSED_WITHIN_MS }).toBeNull()
  })
})
