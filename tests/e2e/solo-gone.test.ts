import { beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/admin'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { gatherPeople } from '../support/people'
import { everAsked, openAtBed2 } from '../support/solo-book'
import { openTenant, type Tenant, UNKNOWN_TO_SOLO } from '../support/tenant'

/** The number that the hospital's table of beds gives for its building. */
const PHONE = '+1 (555) 555-0143'

describe('a hospital whose Solo is killed and started again', () => {
  const people = gatherPeople()
  let tenant: Tenant
  beforeAll(async () => {
    tenant = await openTenant()
  })

  it('has no gallery of states where patients are cared for', async () => {
    expect((await fetch(`${tenant.lantern.origin}/gallery`)).status).toBe(404)
  })

  it('says to who asks at a bed that Solo does not know that it cannot be sent, and who mends it; then the bed says so', async () => {
    const bea = await people.enter(tenant.lantern.origin, 'bea', { password: PASSWORD })
    const { board } = bea
    await board.ask(UNKNOWN_TO_SOLO, 'Urgent')
    await board.read('NOT SENT')
    await board.read(/cannot be sent before an administrator corrects the names/)
    const region = board.dialog.getByRole('region', { name: 'Contradictions' })
    await region.getByText(/^Teladoc does not know this place/).waitFor()
    await region.getByRole('link', { name: PHONE }).waitFor()
    await region.getByText('Tell an administrator: they correct its names on the page “Layout”.').waitFor()
    await board.press('Undo')
    await board.press('Done')
    // No operation of Solo's tells before someone asks; from then on the next nurse reads it first.
    await board.expectBed(UNKNOWN_TO_SOLO, 'Teladoc does not know this place: requests cannot be sent')
    await board.bed(UNKNOWN_TO_SOLO).getByText('Not in Teladoc').waitFor()
    await board.open(UNKNOWN_TO_SOLO)
    await region.getByText(/^Teladoc does not know this place/).waitFor()
  })

  it('shows it on both screens in time, and delivers the request by itself, once', async () => {
    const { origin } = tenant.lantern
    const bea = await people.enter(origin, 'bea', { password: PASSWORD })
    const victor = await people.enter(origin, 'victor', { password: PASSWORD })
    await bea.board.ask(OTHER_BEDS[0], 'Routine')
    await bea.board.read('Received')
    await bea.board.press('Done')

    const question = bea.page.getByRole('region', { name: 'Which unit is this workstation on?' })
    await question.waitFor()

    await tenant.solo.kill('SIGKILL')
    await bea.board.ask(BED_2, 'Urgent')
    await bea.board.read('NOT SENT')
    await bea.board.dialog.getByRole('link', { name: PHONE }).waitFor()
    await victor.board.expectBed(BED_2, 'NOT SENT')
    await victor.board.open(BED_2)
    await victor.board.dialog.getByRole('link', { name: PHONE }).waitFor()
    // A nurse can take it on, and look after the patient by telephone.
    expect(await victor.board.dialog.getByRole('button', { name: 'Claim' }).count()).toBe(1)
    for (const person of [bea, victor]) {
      await person.page
        .getByText(/^Teladoc has not answered since \d\d:\d\d:\d\d\. Requests are saved/)
        .waitFor()
      await person.board.close()
    }
    // The warning needs the room of the question for the workstation's unit.
    await question.waitFor({ state: 'detached' })

    const queue = victor.page.getByRole('complementary', { name: 'Queue' })
    const row = queue.getByRole('listitem').filter({ hasText: '431 bed 2' })
    await row.getByText('NOT SENT').waitFor()
    expect(await row.textContent()).toMatch(/NOT SENT Urgent/)
    await row.getByRole('button', { name: 'Claim' }).waitFor()

    // The rest of the board works: a nurse can claim a request that Solo confirmed, and cancel one that it never received.
    await victor.board.open(OTHER_BEDS[0])
    await victor.board.press('Claim')
    await bea.board.expectBed(OTHER_BEDS[0], 'claimed by Victor Virtual.')
    await victor.board.close()
    await bea.board.ask(OTHER_BEDS[1], 'Routine')
    await bea.board.read('NOT SENT')
    await bea.board.press('Undo')
    await bea.board.press('Done')
    await victor.board.expectQuiet(OTHER_BEDS[1])

    const again = await tenant.startSoloAgain()
    for (const person of [bea, victor]) await person.board.expectBed(BED_2, 'Urgent, waiting.')
    await bea.page.getByText(/^Teladoc has not answered/).waitFor({ state: 'hidden' })
    expect(await openAtBed2(again.origin, tenant.apiKey)).not.toBeNull()

    await victor.board.open(BED_2)
    await victor.board.press('Claim')
    await victor.board.press('Complete')
    await victor.board.press('Yes, complete')
    await bea.board.expectQuiet(BED_2)
    await expect.poll(() => openAtBed2(again.origin, tenant.apiKey)).toBeNull()

    for (const person of [bea, victor]) await person.leave()
    await tenant.lantern.stop()
    await again.stop()
    const asked = await everAsked(again.dataDir)
    expect(asked.filter(({ place }) => place === BED_2)).toEqual([{ place: BED_2, open: false }])
    expect(asked.filter(({ place }) => place === OTHER_BEDS[0])).toHaveLength(1)
    // Solo never received the request that was cancelled before delivery.
    expect(asked).toHaveLength(2)
  })
})
