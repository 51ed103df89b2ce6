import { describe, expect, it } from 'vitest'
import { boardPage, OTHER_BEDS } from '../support/board-page'
import { warmChromium } from '../support/chromium'
import { hospitalFloor } from '../support/hospital-floor'
import { type Person, signIn } from '../support/people'
import { BANNER, listen, soundsFor, TAP_FIRST, toldOfBanner, tones } from '../support/tones'

/** How long a gloved finger rests on a bed. */
const SLOW_PRESS_MS = 300

describe('the sound of a display', () => {
  const floor = hospitalFloor()

  it('is ten pulses for an emergency, and stops on every display when one of them claims', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const victor = await floor.people.enter(floor.origin, 'virtual', { before: listen })
    const another = await floor.people.enter(floor.origin, 'virtual', { before: listen })
    const nurses = [victor, another]
    await bedside.board.ask(OTHER_BEDS[0], 'Emergency')
    await bedside.board.read('Received')
    await bedside.board.press('Done')
    for (const { page } of nurses) {
      await expect.poll(async () => (await tones(page)).length).toBeGreaterThanOrEqual(10)
      const [first, ...burst] = (await tones(page)).slice(0, 10)
      expect(burst.every(({ hz }) => hz === first?.hz)).toBe(true)
      // Repeatedly, and never further apart than 10 s.
      await expect.poll(async () => (await tones(page)).length).toBeGreaterThanOrEqual(20)
      const again = (await tones(page))[10]
      expect((again?.from ?? Number.NaN) - (first?.from ?? Number.NaN)).toBeLessThanOrEqual(10)
    }
    expect(await bedside.page.getByText(BANNER).count()).toBe(0)

    await victor.board.open(OTHER_BEDS[0])
    await victor.board.press('Claim')
    await victor.board.read('Is this the patient?')
    await victor.board.close()
    for (const { board, page } of nurses) {
      await board.expectBed(OTHER_BEDS[0], 'claimed')
      // Faded, not broken off.
      expect(await soundsFor(page)).toBeLessThanOrEqual(0.1)
    }
    const before = await Promise.all(nurses.map(({ page }) => tones(page)))
    await bedside.board.ask(OTHER_BEDS[1], 'Urgent')
    await bedside.board.read('Received')
    for (const [index, { page }] of nurses.entries()) {
      const heard = before[index]?.length ?? 0
      await expect.poll(async () => (await tones(page)).length).toBeGreaterThan(heard)
      // If the claimed one had gone on, its ten pulses would come between.
      expect((await tones(page)).slice(heard)).toHaveLength(3)
    }
    await bedside.board.press('Done')
    await takeBack(bedside, OTHER_BEDS[1])
  })

  it('stays off where it was muted, after a reload too, with a mark that one tap takes away', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual', { before: listen })
    const { page, board } = nurse
    await page.getByRole('button', { name: 'Sound of this display' }).click()
    await board.dialog.getByLabel('Mute this display').check()
    await board.press('Routine')
    await expect.poll(async () => (await tones(page)).length).toBe(2)
    await board.close()
    await page.reload()
    await board.live()
    const muted = page.getByRole('button', { name: 'Muted' })
    await muted.waitFor()
    await bedside.board.ask(OTHER_BEDS[1], 'Emergency')
    await bedside.board.read('Received')
    await board.expectBed(OTHER_BEDS[1], 'Emergency, waiting')
    expect(await tones(page)).toEqual([])
    await muted.click()
    await expect.poll(async () => (await tones(page)).length).toBe(10)
    expect(await muted.count()).toBe(0)
    await bedside.board.press('Done')
    await takeBack(bedside, OTHER_BEDS[1])
  })

  it('asks for one tap when the browser blocks it, and no more after that', async () => {
    const { browser } = await warmChromium(TAP_FIRST.args)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const first = await context.newPage()
    await first.goto(`${floor.origin}/sign-in`)
    await signIn(first, 'virtual', 'lantern')
    await boardPage(first).live()
    // A tab that no one has touched.
    const page = await context.newPage()
    await listen(page)
    const told = await toldOfBanner(page)
    await page.goto(`${floor.origin}/board`, { waitUntil: 'commit' })
    await told()
    const banner = page.getByText(BANNER)
    await page.getByRole('button', { name: 'Turn sound on' }).click()
    await banner.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Sound of this display' }).click()
    await boardPage(page).press('Urgent')
    await expect.poll(async () => (await tones(page)).length).toBe(3)

    // The first tap is for a bed: the banner above it goes, and the tap is not lost.
    const second = await context.newPage()
    const toldAgain = await toldOfBanner(second)
    await second.goto(`${floor.origin}/board`, { waitUntil: 'commit' })
    await toldAgain()
    await boardPage(second).bed(OTHER_BEDS[0]).click({ delay: SLOW_PRESS_MS })
    await second.getByRole('dialog').waitFor()
    await second.getByText(BANNER).waitFor({ state: 'hidden' })
    await context.close()
  })
})

async function takeBack({ board }: Person, bed: string): Promise<void> {
  await board.open(bed)
  await board.press('Cancel request')
  await board.press('Asked by mistake')
  await board.read('Cancelled')
  await board.press('Done')
}
