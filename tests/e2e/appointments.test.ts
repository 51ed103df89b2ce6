import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectUsable } from '../support/accessibility'
import { hospitalFloor } from '../support/hospital-floor'
import { answered, type Person } from '../support/people'
import { focused, tabTo } from '../support/tab-to'

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const

describe('appointments', () => {
  const floor = hospitalFloor()

  it('are booked, moved and cancelled by keyboard only', async () => {
    const { page } = await openPage('virtual')
    await tabTo(page, 'Who is it for?')
    await page.keyboard.type('lukashik 431')
    await page.getByRole('option', { name: /^431 bed 2/ }).waitFor()
    await page.keyboard.press('Enter')
    // The focus moves to the patient, named by two identifiers.
    await expect.poll(() => focused(page)).toBe('Yura A Lukashik')
    await page.getByText('MRN 1234 · born Mar 28, 2024').waitFor()
    // The typed text may be an MRN: it must not end up in the browser's history.
    expect(new URL(page.url()).search).toMatch(/^\?bed=[0-9a-f-]{36}$/)

    await tabTo(page, 'Waiting room')
    await page.keyboard.type('GreatRoom')
    await tabTo(page, 'Reason')
    await page.keyboard.type('Second look at the pump')
    await tabTo(page, 'Next day')
    await page.keyboard.press('Enter')
    await slots(page).first().waitFor()
    await tabTo(page, 'Morning')
    await page.keyboard.press('ArrowRight')
    const [first, second] = await twoSlots(page)
    await tabTo(page, first)
    await page.keyboard.press('ArrowRight')
    const bar = page.getByRole('button', { name: 'Book', exact: true }).locator('xpath=../..')
    expect(await bar.textContent()).toMatch(
      new RegExp(`, ${second}–\\d\\d:\\d\\dGreatRoom · Yura A Lukashik, MRN 1234, 431 bed 2`),
    )
    await tabTo(page, 'Book')
    await page.keyboard.press('Enter')
    await heading(page, 'Booked').waitFor()
    await expect.poll(() => focused(page)).toBe('Booked')

    const rows = list(page).getByRole('listitem')
    await expect.poll(() => rows.allTextContents()).toMatchObject([expect.stringContaining('Scheduled')])
    expect(await rows.textContent()).toContain(`${second}–`)
    await tabTo(page, 'Move Yura A Lukashik')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await slots(dialog).first().waitFor()
    expect(await dialog.getByRole('radio', { name: second, exact: true }).count()).toBe(0)
    await tabTo(page, 'Move')
    await page.keyboard.press('Enter')
    await dialog.getByText('First choose one of the free slots above.').waitFor()
    await tabTo(page, 'Morning')
    await page.keyboard.press('ArrowRight')
    const [moved] = await twoSlots(dialog)
    await tabTo(page, moved)
    await page.keyboard.press('Space')
    await tabTo(page, 'Move to')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(() => rows.textContent()).toContain(`${moved}–`)

    await tabTo(page, 'Cancel Yura A Lukashik')
    await page.keyboard.press('Enter')
    // The safe button is under the thumb.
    await expect.poll(() => focused(page)).toBe('Keep it')
    await tabTo(page, 'Cancel the appointment')
    await page.keyboard.press('Enter')
    await dialog.getByText('Its slot is free again.').waitFor()
    await expect.poll(() => focused(page)).toBe('Done')
    await page.keyboard.press('Enter')
    await expect.poll(() => rows.textContent()).toContain('Cancelled')
    await rows.getByRole('button', { name: /^Book again/ }).click()
    await page.getByText('MRN 1234 · born Mar 28, 2024').waitFor()
    expect(await page.getByLabel('Reason').inputValue()).toBe('Second look at the pump')
    expect(await page.getByLabel('Waiting room').inputValue()).toBe('GreatRoom')
  })

  it('go to one of two nurses who want the same slot; the other reads so and is offered the free slots', async () => {
    const virtual = await openPage('virtual')
    const charge = await openPage('charge')
    let slot = ''
    for (const { page } of [virtual, charge]) {
      await choose(page, 'my waiting room')
      slot ||= (await twoSlots(page))[0]
      await page.locator('label').filter({ hasText: slot }).click()
    }
    await book(virtual.page)
    await heading(virtual.page, 'Booked').waitFor()
    await book(charge.page)
    await charge.page.getByText('This slot is no longer free. Choose another one.').waitFor()
    charge.expects(answered(409))
    await charge.page.locator('label').filter({ hasText: slot }).waitFor({ state: 'hidden' })
    expect(await charge.page.getByRole('button', { name: 'Book', exact: true }).count()).toBe(0)
    // Once the appointment is cancelled, its slot is free for the other nurse.
    await virtual.page.getByRole('button', { name: 'Undo: cancel it' }).click()
    await heading(virtual.page, 'Cancelled').waitFor()
    await charge.page.getByRole('button', { name: 'Next day' }).first().click()
    await charge.page.getByRole('button', { name: 'Previous day' }).first().click()
    await charge.page.locator('label').filter({ hasText: slot }).click()
    await book(charge.page)
    await heading(charge.page, 'Booked').waitFor()
  })

  it('are not for a bedside nurse or a wall: they are sent back to their board and their wall', async () => {
    for (const [username, home] of [
      ['bedside', '**/board'],
      ['display', '**/wall'],
    ] as const) {
      const { page, board, leave } = await floor.people.enter(floor.origin, username)
      await page.goto(`${floor.origin}/appointments`)
      await page.waitForURL(home)
      await board.live()
      expect(await page.getByRole('link', { name: 'Appointments' }).count()).toBe(0)
      await leave()
    }
  })

  it('can be read, reached and hit by every user', async () => {
    const person = await openPage('charge')
    const { page } = person
    await look(page)
    await choose(page, 'Default Waiting Room Name 2')
    await slots(page).first().locator('xpath=..').click()
    await look(page)
    await book(page)
    await heading(page, 'Booked').waitFor()
    await page.getByRole('button', { name: /^Move/ }).first().waitFor()
    await look(page)
    await page.getByRole('button', { name: /^Move/ }).first().click()
    await slots(page.getByRole('dialog')).first().waitFor()
    await look(page)
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /^Cancel/ })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await look(page)
    await person.leave()
  })

  async function openPage(username: string): Promise<Person> {
    const person = await floor.people.enter(floor.origin, username)
    await person.page.getByRole('link', { name: 'Appointments' }).click()
    await person.page.getByRole('heading', { name: 'Appointments', level: 1 }).waitFor()
    await person.page.getByLabel('Who is it for?').waitFor()
    return person
  }
})

const slots = (within: Page | Locator) => within.getByRole('radio', { name: /^\d\d:\d\d$/ })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const list = (page: Page) => page.getByRole('region', { name: 'Booked in Lantern' })
const book = (page: Page) => page.getByRole('button', { name: 'Book', exact: true }).click()

async function twoSlots(within: Page | Locator): Promise<[string, string]> {
  await slots(within).nth(1).waitFor()
  const [first, second] = await slots(within).evaluateAll((all) =>
    all.map((one) => one.parentElement?.textContent ?? ''),
  )
  return [first ?? '', second ?? '']
}

/** The patient of the reference's bed, tomorrow morning in that room. */
async function choose(page: Page, room: string): Promise<void> {
  await page.getByLabel('Who is it for?').fill('431 bed 2')
  await page.getByRole('option', { name: /^431 bed 2/ }).click()
  await page.getByLabel('Waiting room').selectOption(room)
  await page.getByLabel('Reason').fill('Second look')
  await page.getByRole('button', { name: 'Next day' }).first().click()
  await page.getByRole('radio', { name: /^Morning/ }).waitFor()
  await slots(page).nth(1).waitFor()
}

async function look(page: Page): Promise<void> {
  await expectUsable(page, SIZES, page.getByRole('main'))
  await page.setViewportSize({ width: 1440, height: 900 })
}
