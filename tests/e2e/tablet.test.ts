import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations, tooWide } from '../support/accessibility'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { chooseOwnUnit } from '../support/own-units'
import type { Person } from '../support/people'
import { SESSION_ENDED } from '../support/session-ends'
import { shownByHover, tabletOf, wrongForFingers } from '../support/touch'

const [HERE, NEXT_DOOR] = OTHER_BEDS

type Held = readonly [width: number, height: number]
const LANDSCAPE: Held = [1024, 768]
const PORTRAIT: Held = [768, 1024]

/** Actions of a finger at a tablet. */
const fingerAt = ({ page, board }: Person) => ({
  tap: (name: string | RegExp, part: Locator = board.dialog) =>
    part.getByRole('button', { name, exact: typeof name === 'string' }).tap(),
  tapBed: async (bed: string) => {
    await board.bed(bed).tap()
    await board.dialog.waitFor()
  },
  closed: () => board.dialog.waitFor({ state: 'hidden' }),
  /** Expects that fingers can reach every control in that part of the screen, with the tablet upright and turned by 90°. */
  fits: async (part: Locator) => {
    const held = page.viewportSize()
    for (const [width, height] of [PORTRAIT, LANDSCAPE]) {
      await page.setViewportSize({ width, height })
      const at = `${width}x${height}`
      expect(await wrongForFingers(part), at).toEqual([])
      expect(await tooWide(page), at).toBeLessThanOrEqual(0)
    }
    if (held) await page.setViewportSize(held)
  },
})

describe('a station tablet', () => {
  const floor = hospitalFloor()

  const enter = (who: string) => floor.people.enter(floor.origin, who)
  const enterByTouch = (held: Held) =>
    floor.people.enter(floor.origin, 'charge', { ...tabletOf(...held), ownSession: true })

  it('signs in, finds a bed, asks for help there, follows the request and cancels it, by finger only', async () => {
    const tablet = await floor.people.arrive(tabletOf(...LANDSCAPE))
    const bea = await enter('bedside')
    const victor = await enter('virtual')
    const { page, board } = tablet
    const { tap, tapBed, closed, fits } = fingerAt(tablet)
    await page.goto(`${floor.origin}/sign-in`)
    expect(
      await page.evaluate(() => [matchMedia('(hover: hover)').matches, navigator.maxTouchPoints > 0]),
    ).toEqual([false, true])
    await fits(page.locator('body'))
    await page.getByLabel('Username').tap()
    // As the keyboard on the screen types.
    await page.keyboard.insertText('charge')
    await page.getByLabel('Password').tap()
    await page.keyboard.insertText('lantern')
    await tap('Sign in', page.getByRole('main'))
    await board.live()
    await fits(page.locator('body'))
    expect(await shownByHover(page)).toEqual([])
    expect(await seriousViolations(page)).toEqual([])

    await tap('Search', page.locator('header'))
    await board.dialog.getByRole('combobox').tap()
    await page.keyboard.insertText('431 bed 2')
    const found = board.dialog.getByRole('option')
    await found.first().waitFor()
    await fits(board.dialog)
    await found.filter({ hasText: '431 bed 2' }).tap()
    await board.dialog.getByRole('heading', { name: '431 bed 2' }).waitFor()
    await board.read('Urgent')
    await fits(board.dialog)
    await board.dialog.getByText('Fall risk', { exact: true }).tap()
    await tap('Urgent')
    await board.read('Received')
    await fits(board.dialog)
    await tap('Done')
    await closed()
    await board.expectBed(BED_2, 'Urgent: fall risk, waiting')

    await victor.board.open(BED_2)
    await victor.board.press('Claim')
    await board.expectBed(BED_2, 'claimed by Victor Adeyemi, RN')
    await tapBed(BED_2)
    await board.read(/Claimed by Victor Adeyemi, RN/)
    await fits(board.dialog)
    await victor.board.press('Release')
    await victor.board.close()
    await board.dialog.getByRole('button', { name: 'Claim', exact: true }).waitFor()
    await tap('Cancel request')
    await board.read('Why cancel?')
    await fits(board.dialog)
    await tap('Asked by mistake')
    await board.read('Cancelled')
    await fits(board.dialog)
    await tap('Done')
    await closed()
    for (const person of [tablet, bea]) await person.board.expectQuiet(BED_2)
    for (const person of [tablet, bea, victor]) await person.leave()
  })

  it('claims, releases, joins and completes by finger only', async () => {
    const tablet = await enterByTouch(PORTRAIT)
    const bea = await enter('bedside')
    const { page, board } = tablet
    const { tap, tapBed, closed, fits } = fingerAt(tablet)
    const queue = page.getByRole('complementary', { name: 'Queue' })
    const own = page.getByRole('region', { name: 'Your calls' })
    await bea.board.ask(NEXT_DOOR, 'Routine')
    await bea.board.read('Received')
    await bea.board.press('Done')
    await bea.board.ask(HERE, 'Emergency')
    await bea.board.read('Received')
    const first = queue.getByRole('listitem').filter({ hasText: '425 bed 1' })
    await queue.getByRole('listitem').filter({ hasText: '427 bed 1' }).waitFor()
    await fits(queue)
    await tap('Claim', first)
    await board.read('Is this the patient?')
    await fits(board.dialog)
    expect(await seriousViolations(page)).toEqual([])
    await tap('Close')
    await closed()
    await bea.board.expectBed(HERE, 'claimed by Carmen Ortiz, RN')
    await fits(page.locator('body'))
    await tap('Release', own)
    await own.waitFor({ state: 'detached' })
    await bea.board.expectBed(HERE, 'Emergency, waiting')

    await tap('Board', page.locator('body'))
    await tapBed(HERE)
    await fits(board.dialog)
    await tap('Claim')
    await board.read('Is this the patient?')
    const opened = page.context().waitForEvent('page')
    await tap('Yes, join the call')
    const call = await opened
    await call.waitForURL(/\/videocalls\//)
    await call.close()
    await bea.board.expectBed(HERE, 'in a call with Carmen Ortiz, RN')
    await board.dialog.getByRole('button', { name: 'Complete' }).waitFor()
    await fits(board.dialog)
    await tap('Close')
    await closed()
    await tap('Complete', own)
    await board.read('Has the patient been helped?')
    await fits(board.dialog)
    await tap('Yes, complete')
    for (const person of [tablet, bea]) await person.board.expectQuiet(HERE)
    await own.waitFor({ state: 'detached' })

    await tapBed(NEXT_DOOR)
    await tap('Cancel request')
    await tap('Asked by mistake')
    await tap('Done')
    await closed()
    for (const person of [tablet, bea]) await person.leave()
  })

  it('opens every menu, filter and page by finger, and closes it again', async () => {
    const tablet = await enterByTouch(LANDSCAPE)
    const { page, board } = tablet
    const { tap, tapBed, closed, fits } = fingerAt(tablet)
    const header = page.locator('header')
    for (const [button, words] of [
      ['Sound of this display', 'Test sound'],
      [/^Coverage/, 'Until the end of a shift of'],
      [/^Language/, 'Español'],
      ['Search', /^Patient’s name or MRN/],
    ] as const) {
      await tap(button, header)
      await board.read(words)
      await fits(board.dialog)
      await tap('Close')
      await closed()
    }

    await tap(/^Filter/, header)
    await board.dialog.getByRole('heading', { name: 'Filter beds' }).waitFor()
    await fits(board.dialog)
    await tap('floor 2')
    await tap('Done')
    await closed()
    const bar = page.getByRole('region', { name: 'What this view shows' })
    await fits(bar)
    expect(await board.bed('floor 1, 101 bed 1').count()).toBe(0)
    await tap('Show all beds', bar)
    await board.bed('floor 1, 101 bed 1').waitFor()

    await chooseOwnUnit(page, floor.origin)
    await tapBed(BED_2)
    await board.dialog.getByRole('tab', { name: 'Patient' }).tap()
    await board.dialog.getByRole('tabpanel', { name: 'Patient' }).getByText('Lukashik').first().waitFor()
    await fits(board.dialog)
    await board.dialog.getByRole('tab', { name: 'Help' }).tap()
    await tap('Move patient…')
    await board.read(/to which bed\?/)
    await fits(board.dialog)
    await tap('Close')
    await closed()

    await tap(/west pavilion/, page.getByRole('navigation', { name: 'Buildings' }))
    await board.bed('floor 1, 151 bed 1').waitFor()
    await tap('Theme: light or dark', header)
    await fits(header)

    for (const [name, title] of [
      ['Appointments', 'Appointments'],
      ['Reports', 'Reports'],
      ['Escalation', 'Escalation'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).tap()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByRole('main').locator('button').first().waitFor()
      await fits(page.locator('body'))
    }
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Board' }).tap()
    await board.live()
    tablet.expects(SESSION_ENDED)
    await tap(/^Sign out/, header)
    await page.getByText('You have signed out.').waitFor()
    expect(new URL(page.url()).search).toBe('?ended=signed-out')
    await tablet.leave()
  })
})
