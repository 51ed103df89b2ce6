import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { PASSWORD } from '../support/admin'
import { OTHER_BEDS } from '../support/board-page'
import { behindOthers, notices } from '../support/desktop-notifications'
import { hospitalFloor } from '../support/hospital-floor'
import { MOTION, type Person } from '../support/people'
import { listen, tones } from '../support/tones'

const WEST_BED = 'floor 1, 151 bed 1'
const HERE = OTHER_BEDS[0]

const queueOf = ({ page }: Person) => page.getByRole('complementary', { name: 'Queue' })
const ownOf = ({ page }: Person) => page.getByRole('region', { name: 'Your calls' })
const rowOf = (person: Person, words: string) =>
  queueOf(person).getByRole('listitem').filter({ hasText: words })

describe('the queue of all buildings', () => {
  const floor = hospitalFloor()

  async function show({ page, board }: Person, building: RegExp, bed: string) {
    await page.getByRole('navigation', { name: 'Buildings' }).getByRole('button', { name: building }).click()
    await board.bed(bed).waitFor()
  }
  async function ask(person: Person, bed: string, priority: 'Urgent' | 'Emergency' | 'Routine') {
    await person.board.ask(bed, priority)
    await person.board.read('Received')
    await person.board.press('Done')
  }
  async function complete({ board }: Person) {
    await board.read('Is this the patient?')
    await board.press('Complete')
    await board.press('Yes, complete')
    await board.press('Done')
  }

  it('lists the requests of another building, works by keyboard only, and keeps the nurse’s own call in view', async () => {
    const [here, west] = [
      await floor.people.enter(floor.origin, 'bedside'),
      await floor.people.enter(floor.origin, 'bedside'),
    ]
    await show(west, /west pavilion/, WEST_BED)
    const victor = await floor.people.enter(floor.origin, 'virtual')
    const vera = await floor.people.enter(floor.origin, 'vera', { password: PASSWORD })
    await ask(here, HERE, 'Routine')
    await ask(west, WEST_BED, 'Urgent')
    for (const nurse of [victor, vera]) {
      const rows = queueOf(nurse)
        .getByRole('listitem')
        .filter({ has: nurse.page.getByRole('timer') })
      await expect.poll(() => rows.count()).toBe(2)
      expect(await rows.first().textContent()).toContain('west pavilion')
      await expect.poll(() => nurse.page.title()).toMatch(/^\(2\) /)
    }

    // A key claims only a chosen request, and none while the nurse types.
    await victor.page.keyboard.press('c')
    await victor.page.keyboard.press('/')
    await victor.board.dialog.waitFor()
    await victor.page.keyboard.type('jc')
    await victor.board.close()
    expect(await ownOf(victor).count()).toBe(0)
    await victor.page.keyboard.press('j')
    await victor.page.keyboard.press('c')
    await victor.board.read('Is this the patient?')
    await victor.board.expectBed(WEST_BED, 'claimed by Victor')
    await victor.board.close()
    await ownOf(victor).getByText('151 bed 1').waitFor()

    // Vera sees who claims it, without ever having shown that building.
    await rowOf(vera, '151 bed 1').filter({ hasText: 'Victor Adeyemi' }).waitFor()
    expect(await ownOf(vera).count()).toBe(0)

    await show(victor, /hospital/, HERE)
    await ownOf(victor).getByText('west pavilion').waitFor()
    for (const viewport of [
      { width: 1440, height: 500 },
      { width: 390, height: 844 },
    ]) {
      await victor.page.setViewportSize(viewport)
      await victor.page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
      await expect.poll(() => inView(victor.page)).toBe(true)
      expect(await tooWide(victor.page)).toBeLessThanOrEqual(0)
      expect(await seriousViolations(victor.page)).toEqual([])
      expect(await tooSmallToHit(ownOf(victor))).toEqual([])
    }
    await victor.page.setViewportSize({ width: 1440, height: 900 })

    await victor.page.keyboard.press('x')
    await victor.board.read('Has the patient been helped?')
    await victor.page.keyboard.press('Tab')
    await victor.page.keyboard.press('Tab')
    await victor.page.keyboard.press('Tab')
    expect(await victor.page.evaluate(() => document.activeElement?.textContent)).toBe('Yes, complete')
    await victor.page.keyboard.press('Enter')
    await expect.poll(() => ownOf(victor).count()).toBe(0)
    await expect.poll(() => rowOf(vera, '151 bed 1').count()).toBe(0)
    await vera.page.keyboard.press('j')
    await vera.page.keyboard.press('c')
    await vera.board.read('Is this the patient?')
    await vera.board.close()
    await vera.page.keyboard.press('r')
    await expect.poll(() => ownOf(vera).count()).toBe(0)
    await rowOf(victor, '425 bed 1').getByRole('button', { name: 'Claim' }).waitFor()
    await here.board.open(HERE)
    await here.board.press('Cancel request')
    await here.board.press('Asked by mistake')
    await here.board.press('Done')
  })

  it('is as loud for an emergency in another building as for one that is shown', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const victor = await floor.people.enter(floor.origin, 'virtual', {
      ...MOTION,
      before: (page) => listen(page),
    })
    const banner = victor.page.getByRole('region', { name: 'Emergencies in other buildings' })
    const heard = () => tones(victor.page)
    await ask(bedside, HERE, 'Emergency')
    await victor.board.expectBed(HERE, 'Emergency, waiting')
    await expect.poll(async () => (await heard()).length).toBeGreaterThanOrEqual(10)
    const here = await victor.board.bed(HERE).evaluate(flashOf)
    const own = (await heard()).slice(0, 10).map(({ hz }) => hz)
    expect(await banner.count()).toBe(0)
    await bedside.board.open(HERE)
    await bedside.board.press('Cancel request')
    await bedside.board.press('Asked by mistake')
    await bedside.board.press('Done')
    await victor.board.expectQuiet(HERE)

    await show(bedside, /west pavilion/, WEST_BED)
    const before = (await heard()).length
    await ask(bedside, WEST_BED, 'Emergency')
    await banner.getByText('Emergency: 151 bed 1, west pavilion.').waitFor()
    expect(await banner.locator('[data-flash]').evaluate(flashOf)).toEqual(here)
    await expect.poll(async () => (await heard()).length).toBeGreaterThanOrEqual(before + 10)
    expect((await heard()).slice(before, before + 10).map(({ hz }) => hz)).toEqual(own)
    for (const viewport of [
      { width: 390, height: 844 },
      { width: 1440, height: 900 },
    ]) {
      await victor.page.setViewportSize(viewport)
      expect(await tooWide(victor.page)).toBeLessThanOrEqual(0)
      expect(await tooSmallToHit(banner)).toEqual([])
    }
    await banner.getByRole('button', { name: 'Open this bed' }).click()
    await victor.board.press('Claim')
    await complete(victor)
    await expect.poll(() => banner.count()).toBe(0)
  })

  it('shows its shortcuts by key and by button', async () => {
    const { page, board } = await floor.people.enter(floor.origin, 'virtual')
    await page.keyboard.press('?')
    await board.read('Claim it')
    expect(await seriousViolations(page)).toEqual([])
    await board.close()
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await board.read('Release your call')
    await board.close()
  })

  it('changes only the row of an event’s bed', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    // A routine request looks the same for five minutes, an urgent one for one only.
    await ask(bedside, OTHER_BEDS[0], 'Routine')
    await ask(bedside, OTHER_BEDS[1], 'Urgent')
    await rowOf(nurse, '427 bed 1').getByRole('button', { name: 'Claim' }).waitFor()
    const changes = await watchRows(nurse.page)
    await bedside.board.open(OTHER_BEDS[1])
    await bedside.board.press('Cancel request')
    await bedside.board.press('Asked by mistake')
    await bedside.board.press('Done')
    await expect.poll(() => rowOf(nurse, '427 bed 1').count()).toBe(0)
    await ask(bedside, OTHER_BEDS[1], 'Urgent')
    await rowOf(nurse, '427 bed 1').getByRole('button', { name: 'Claim' }).waitFor()
    expect((await changes()).filter((words) => words.includes('425 bed 1'))).toEqual([])
    for (const bed of OTHER_BEDS) {
      await bedside.board.open(bed)
      await bedside.board.press('Cancel request')
      await bedside.board.press('Asked by mistake')
      await bedside.board.press('Done')
    }
  })

  it('shows a desktop notification of a call without a patient, and removes it when a nurse claims the call', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual', { before: behindOthers })
    const banner = nurse.page.getByText('Get notices of calls while this window is behind others.')
    await banner.waitFor()
    expect(await notices(nurse.page)).toEqual([])
    await nurse.page.getByRole('button', { name: 'Notify me' }).click()
    await banner.waitFor({ state: 'hidden' })
    await ask(bedside, HERE, 'Emergency')
    await expect
      .poll(() => notices(nurse.page))
      .toEqual([{ title: 'Emergency: 425 bed 1', body: 'hospital', open: true }])
    // The notification stays open: the claim removes it.
    await rowOf(nurse, '425 bed 1').getByRole('button', { name: 'Claim' }).click()
    await expect.poll(async () => (await notices(nurse.page)).map(({ open }) => open)).toEqual([false])
    await complete(nurse)

    await ask(bedside, OTHER_BEDS[1], 'Emergency')
    await expect.poll(async () => (await notices(nurse.page)).length).toBe(2)
    await nurse.page.evaluate(() => window.notices[1]?.click())
    await nurse.board.read('Waiting')
    await nurse.board.press('Claim')
    await complete(nurse)
  })
})

/** Runs in the page: the colour and the rhythm of what flashes, whatever its phase. */
const flashOf = (element: Element) => ({
  rhythm: element.getAttribute('data-flash'),
  color: getComputedStyle(element).color,
})

/** Returns whether the nurse's own call is within the window. */
const inView = (page: Page): Promise<boolean> =>
  page.locator('[data-own]').evaluate((row) => {
    const { top, bottom } = row.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })

/**
 * Records changes of the queue's rows from now on, added and removed rows among them, other than of running times;
 * returns the text of the rows.
 */
async function watchRows(page: Page): Promise<() => Promise<string[]>> {
  const watch = await page.evaluateHandle(() => {
    const changed = new Set<string>()
    const queue = document.querySelector('.queue')
    if (!queue) throw new Error('There is no queue.')
    const row = '[data-queue-request]'
    new MutationObserver((changes) => {
      for (const { target, addedNodes, removedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement
        if (element?.closest('[role="timer"]')) continue
        const rows = [...addedNodes, ...removedNodes].flatMap((node) =>
          node instanceof Element ? [...(node.matches(row) ? [node] : node.querySelectorAll(row))] : [],
        )
        for (const one of [element?.closest(row), ...rows]) {
          if (one?.textContent) changed.add(one.textContent)
        }
      }
    }).observe(queue, { subtree: true, childList: true, attributes: true, characterData: true })
    return { changed }
  })
  return () => watch.evaluate(({ changed }) => [...changed])
}
