import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { tooSmallToTouch, tooWide, withoutWords } from '../support/accessibility'
import { OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'

const BED = OTHER_BEDS[0]

describe.each([
  [1024, 768],
  [768, 1024],
])('a station tablet of %d × %d', (width, height) => {
  const floor = hospitalFloor()
  const tablet = () =>
    floor.people.enter(floor.origin, 'charge', {
      viewport: { width, height },
      hasTouch: true,
      isMobile: true,
    })
  const named = (page: Page | Locator, name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' })

  it('asks, claims and completes by touch alone', async () => {
    const { page, board, leave } = await tablet()
    const press = (name: string | RegExp) => named(board.dialog, name).tap()
    // No mouse and no keyboard: what waits for a pointer to hover would never come.
    expect(
      await page.evaluate(() => [matchMedia('(hover: hover)').matches, navigator.maxTouchPoints > 0]),
    ).toEqual([false, true])
    await board.bed(BED).tap()
    await press('Urgent')
    await board.read('Received')
    await press('Done')
    await board.expectBed(BED, 'Urgent, waiting')
    await board.bed(BED).tap()
    await press('Claim')
    await board.expectBed(BED, 'claimed')
    await press('Complete')
    await press('Yes, complete')
    await press('Done')
    await board.expectQuiet(BED)
    await leave()
  })

  it('has nothing on its board, bed, search and menus that a finger would miss', async () => {
    const { page, board, leave } = await tablet()
    const fits = async (part: Locator) => {
      expect(await tooSmallToTouch(part)).toEqual([])
      expect(await tooWide(page)).toBeLessThanOrEqual(0)
    }
    await fits(page.locator('body'))
    await board.bed(BED).tap()
    await board.read('Urgent')
    await fits(board.dialog)
    await named(board.dialog, 'Urgent').tap()
    await board.read('Received')
    await fits(board.dialog)
    await named(board.dialog, 'Done').tap()
    await board.bed(BED).tap()
    await named(board.dialog, 'Claim').waitFor()
    await fits(board.dialog)
    await named(board.dialog, 'Cancel request').tap()
    await fits(board.dialog)
    await named(board.dialog, 'Asked by mistake').tap()
    await board.read('Cancelled')
    await named(board.dialog, 'Done').tap()

    for (const name of ['Search', 'Sound of this display'] as const) {
      await page.getByRole('button', { name }).first().tap()
      await board.dialog.waitFor()
      await fits(board.dialog)
      await named(board.dialog, 'Close').tap()
      await board.dialog.waitFor({ state: 'hidden' })
    }
    await leave()
  })

  it('names what is a picture alone, and says the name while a finger rests on it', async () => {
    const { page, leave } = await tablet()
    const pictures = await withoutWords(page.locator('body'))
    expect(pictures.filter(({ name }) => name === '')).toEqual([])
    const touch = await page.context().newCDPSession(page)
    for (const { name } of pictures) {
      const button = page.getByLabel(name, { exact: true }).first()
      const box = await button.boundingBox()
      if (!box) throw new Error(`${name} is not to be seen.`)
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
      await expect
        .poll(() => button.evaluate((element) => getComputedStyle(element, '::after').content))
        .toBe(JSON.stringify(name))
      // Slid off: nothing is pressed.
      await touch.send('Input.dispatchTouchEvent', { type: 'touchCancel', touchPoints: [] })
    }
    await leave()
  })

  it('can be installed, and keeps its offline page', async () => {
    const { page, leave } = await tablet()
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')
      return link && (await fetch(link.href)).json()
    })
    expect(manifest).toMatchObject({ name: 'Lantern', display: 'standalone', start_url: '/board' })
    expect(manifest.icons.map(({ sizes }: { sizes: string }) => sizes)).toEqual(
      expect.arrayContaining(['192x192', '512x512']),
    )
    await expect
      .poll(() =>
        page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.scriptURL),
      )
      .toBe(`${floor.origin}/sw.js`)
    await leave()
  })
})
