import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { BED_2 } from '../support/board-page'
import { endOpenRequests } from '../support/end-requests'
import { hospitalFloor } from '../support/hospital-floor'
import { hydrated } from '../support/hydrated'
import type { Person } from '../support/people'
import { tabTo } from '../support/tab-to'

const ICU = 'intensive care unit'
/** On another floor than BED_2. */
const BED_UP = 'floor 3, 301 bed 1'
const BED_DOWN = 'floor 1, 101 bed 1'

describe('a view of the board', () => {
  const floor = hospitalFloor()
  const enter = (who: string, options = {}) => floor.people.enter(floor.origin, who, options)

  const bar = ({ page }: Person) => page.getByRole('region', { name: 'What this view shows' })
  const filterButton = ({ page }: Person) => page.getByRole('button', { name: /^Filter/ })
  const openFilter = async (person: Person) => {
    await filterButton(person).click()
    await person.board.dialog.getByRole('heading', { name: 'Filter beds' }).waitFor()
  }
  const shown = (page: Page) => page.locator('.plan [data-bed]').count()
  const chip = ({ board }: Person, name: string) => board.dialog.getByRole('button', { name, exact: true })
  const query = ({ page }: Person) => new URL(page.url()).searchParams

  it('is chosen by tap, is in the address, and is undone by the back button', async () => {
    const vera = await enter('virtual')
    const all = await shown(vera.page)
    await openFilter(vera)
    await chip(vera, 'floor 2').click()
    await expect.poll(() => query(vera).getAll('floor')).toEqual(['floor 2'])
    await expect.poll(() => vera.board.bed(BED_DOWN).count()).toBe(0)
    await chip(vera, 'Device offline').click()
    await expect.poll(() => query(vera).getAll('status')).toEqual(['offline'])
    expect(await seriousViolations(vera.page)).toEqual([])
    expect(await tooSmallToHit(vera.board.dialog)).toEqual([])
    await chip(vera, 'Device offline').click()
    await vera.board.press('Done')
    await bar(vera)
      .getByText(/^\d+ of \d+ beds shown$/)
      .waitFor()
    expect(await seriousViolations(vera.page)).toEqual([])

    // All choices of one visit to the menu are one step.
    await vera.page.goBack()
    await expect.poll(() => shown(vera.page)).toBe(all)
    expect(await bar(vera).count()).toBe(0)
    await vera.page.goForward()
    await expect.poll(() => vera.board.bed(BED_DOWN).count()).toBe(0)
    await bar(vera).getByRole('button', { name: 'Show all beds' }).click()
    await expect.poll(() => shown(vera.page)).toBe(all)
    await vera.leave()
  })

  it('is chosen by keyboard only', async () => {
    const vera = await enter('virtual')
    await filterButton(vera).focus()
    await vera.page.keyboard.press('Enter')
    await vera.board.dialog.waitFor()
    await tabTo(vera.page, 'floor 3')
    await vera.page.keyboard.press('Space')
    await expect.poll(() => chip(vera, 'floor 3').getAttribute('aria-pressed')).toBe('true')
    await vera.board.close()
    await expect.poll(() => vera.board.bed(BED_2).count()).toBe(0)
    // The dialog gives the focus back once it has gone.
    await expect
      .poll(() => vera.page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe('Filter: some beds are hidden')
    await vera.leave()
  })

  it('never silently hides an emergency, and shows and hides beds as they change', async () => {
    const carl = await enter('charge')
    const vera = await enter('virtual')
    await carl.page.goto(
      `${floor.origin}/board?building=hospital&floor=floor+3&status=waiting&status=nonsense`,
    )
    await carl.board.live()
    await carl.page.getByText('No bed matches this view').waitFor()
    await bar(carl).getByText('Not known here, and left out of this view: “nonsense”').waitFor()
    await bar(carl).getByText('No one is waiting outside this view').waitFor()

    await vera.board.ask(BED_2, 'Emergency')
    await bar(carl).getByText('1 request waiting outside this view, 1 emergency').waitFor()
    expect(await carl.board.bed(BED_2).count()).toBe(0)
    // The queue is of all beds, and so is the count next to the building.
    await carl.page.locator('[data-queue-request]').first().waitFor()
    await carl.page
      .getByRole('navigation', { name: 'Buildings' })
      .getByText(/1 waiting, 1 emergency/)
      .waitFor()
    await vera.board.close()

    await vera.board.ask(BED_UP, 'Routine')
    await carl.board.expectBed(BED_UP, /Routine/)
    await vera.board.press('Undo')
    await carl.board.bed(BED_UP).waitFor({ state: 'detached' })
    await vera.board.close()

    await bar(carl).getByRole('button', { name: 'Show all beds' }).click()
    await carl.board.expectBed(BED_2, /Emergency/)
    await vera.leave()
    await carl.leave()
  })

  it('is bookmarked: its address is enough to show the same to another person', async () => {
    const vera = await enter('virtual')
    await openFilter(vera)
    await chip(vera, ICU).click()
    await expect.poll(() => query(vera).get('department')).toBe(ICU)
    await vera.board.press('Done')
    const count = await shown(vera.page)
    const carl = await enter('charge')
    await carl.page.goto(vera.page.url())
    await carl.board.live()
    await bar(carl).waitFor()
    expect(await shown(carl.page)).toBe(count)
    expect(count).toBeGreaterThan(0)
    await vera.leave()
    await carl.leave()
  })

  it('is saved under a name, found at another workstation, deleted and brought back', async () => {
    const here = await enter('virtual')
    await openFilter(here)
    await chip(here, 'floor 2').click()
    await here.board.dialog.getByLabel('Name of this view').fill('My floor')
    await here.board.press('Save view')
    await here.board.read('“My floor” is saved.')

    const there = await enter('virtual', { viewport: { width: 390, height: 844 } })
    await openFilter(there)
    await there.board.press('My floor')
    await expect.poll(() => query(there).getAll('floor')).toEqual(['floor 2'])
    await bar(there).waitFor()
    expect(await tooWide(there.page)).toBeLessThanOrEqual(0)
    expect(await tooSmallToHit(there.page.getByRole('main'))).toEqual([])

    await openFilter(there)
    await there.board.press('Delete My floor')
    await there.board.read('“My floor” is deleted.')
    await there.board.press('Undo')
    await there.board.dialog.getByRole('button', { name: 'My floor', exact: true }).waitFor()
    await there.board.press('Rename My floor')
    await there.page.keyboard.press('ControlOrMeta+A')
    await there.page.keyboard.type('Second floor')
    await there.page.keyboard.press('Enter')
    await there.board.dialog.getByRole('button', { name: 'Second floor', exact: true }).waitFor()
    expect(await seriousViolations(there.page)).toEqual([])
    await there.leave()
    await here.leave()
  })

  it('asks a workstation for its unit once, also after “not now”, and not while an emergency waits', async () => {
    await endOpenRequests(floor.origin)
    const vera = await enter('virtual')
    const bea = await enter('bedside')
    const question = bea.page.getByRole('region', { name: 'Which unit is this workstation on?' })
    await question.waitFor()
    await vera.board.ask(BED_2, 'Emergency')
    await question.waitFor({ state: 'detached' })
    await vera.board.press('Undo')
    await vera.board.close()
    await bea.board.expectQuiet(BED_2)
    // It came and went once: with the next load only it comes again.
    expect(await question.count()).toBe(0)
    await bea.page.reload()
    await question.waitFor()
    await hydrated(filterButton(bea))
    await question.getByRole('button', { name: /^Not now/ }).click()
    await question.waitFor({ state: 'detached' })
    await bea.page.reload()
    await bea.board.live()
    await hydrated(filterButton(bea))
    await openFilter(bea)
    await bea.board.read('No unit was chosen for this workstation.')
    expect(await question.count()).toBe(0)
    await bea.board.press('Choose its unit')
    await bea.board.dialog
      .getByRole('button', { name: new RegExp(ICU, 'i') })
      .last()
      .click()
    await expect.poll(() => query(bea).get('department')).toBe(ICU)
    await bea.leave()
    await vera.leave()
  })

  it('explains the marks on its beds on the card, in the dialog of a bed, and in a legend', async () => {
    const bea = await enter('bedside')
    // A request at the bed makes the server ask Solo about its device at once.
    await bea.board.ask(BED_DOWN, 'Routine')
    await bea.board.press('Undo')
    await bea.board.close()
    await bea.board.expectBed(BED_DOWN, /No request\. Device ready\. Reported at \d\d:\d\d\.$/)
    const card = bea.board.bed(BED_DOWN)
    await card.getByTitle(/^Device ready\. Reported at \d\d:\d\d\.$/).waitFor()
    await bea.board.open(BED_DOWN)
    await bea.board.read(/^Device ready, reported/)
    await bea.board.close()
    await openFilter(bea)
    await bea.board.press('Marks on the beds')
    await bea.board.read('Device ready for a call')
    expect(await seriousViolations(bea.page)).toEqual([])
    await bea.leave()
  })

  it('opens a bedside workstation on its unit, for each nurse who signs in there, and can be changed', async () => {
    const bea = await enter('bedside')
    const question = bea.page.getByRole('region', { name: 'Which unit is this workstation on?' })
    await question.waitFor()
    expect(await seriousViolations(bea.page)).toEqual([])
    expect(await tooSmallToHit(question)).toEqual([])
    // The question does not block a nurse who needs help now.
    await bea.board.open(BED_2)
    await bea.board.close()
    await question.getByRole('button', { name: new RegExp(ICU, 'i') }).click()
    await expect.poll(() => query(bea).get('department')).toBe(ICU)
    await question.waitFor({ state: 'detached' })

    await bea.page.goto(`${floor.origin}/board`)
    await bea.board.live()
    expect(query(bea).get('department')).toBe(ICU)
    await bar(bea).waitFor()
    expect(await question.count()).toBe(0)

    await openFilter(bea)
    await bea.board.read(`This workstation opens on ${ICU}.`)
    await bea.board.press('Choose its unit')
    await question.getByRole('button', { name: /^All beds/ }).click()
    await bea.page.goto(`${floor.origin}/board`)
    await bea.board.live()
    expect(await bar(bea).count()).toBe(0)
    expect(await question.count()).toBe(0)
    await bea.leave()
  })

  it('shows only one unit on a wall that an administrator assigns to it', async () => {
    const wall = await floor.people.arrive({ viewport: { width: 1920, height: 1080 } })
    await wall.page.goto(`${floor.origin}/display`)
    await wall.page.locator('[data-code]').waitFor()
    const admin = await enter('admin')
    await admin.page.goto(`${floor.origin}/admin/displays`)
    const code = (await wall.page.locator('[data-code]').getAttribute('data-code')) ?? ''
    await admin.page.getByLabel('Code on the screen').fill(code)
    await admin.page.getByLabel('Name', { exact: true }).fill('ICU wall')
    await admin.page.getByLabel('Unit', { exact: true }).selectOption(ICU)
    const snapshot = wall.page.waitForResponse((answer) => answer.url().includes('/api/board'))
    await admin.page.getByRole('button', { name: 'Pair the screen' }).click()
    const { beds, unit } = await (await snapshot).json()
    expect(unit).toBe(ICU)
    expect(new Set(beds.map(({ department }: { department: string }) => department))).toEqual(new Set([ICU]))
    await wall.board.live()
    await wall.page.getByText(`${ICU} only`).waitFor()
    expect(await shown(wall.page)).toBe(beds.length)
    expect(await seriousViolations(wall.page)).toEqual([])

    const card = admin.page.getByRole('listitem').filter({ hasText: 'ICU wall' })
    await card.getByText(ICU).waitFor()
    await card.getByRole('button', { name: 'Change ICU wall' }).click()
    await admin.board.dialog.getByLabel('Unit', { exact: true }).selectOption('')
    await admin.board.press('Save')
    await expect.poll(() => wall.page.getByText(`${ICU} only`).count()).toBe(0)
    // The wall reloads, and the test must not close it in the middle of that.
    await wall.board.live()
    await wall.leave()
    await admin.leave()
  })
})
