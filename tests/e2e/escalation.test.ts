import { describe, expect, it } from 'vitest'
import { expectUsable } from '../support/accessibility'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { ownFloor } from '../support/hospital-floor'
import type { Person } from '../support/people'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const
const [ELSEWHERE, THIRD] = OTHER_BEDS

describe('a request that no nurse claims', () => {
  // Claims of urgent requests return after a second (and the time a join may take).
  const floor = ownFloor(async () => ({ env: { CLAIM_RETURNS_AFTER: '600,1,600' } }))

  const column = ({ page }: Person, name: string) => page.getByRole('region', { name })
  const openEditor = async (person: Person) => {
    await person.page.goto(`${floor.origin}/escalation`)
    await column(person, 'Emergency').waitFor()
  }

  it('calls more people by the path that the charge nurse has edited, until a nurse claims it', async () => {
    const carmen = await floor.people.enter(floor.origin, 'charge')
    await openEditor(carmen)
    const emergency = column(carmen, 'Emergency')
    await emergency.getByText('Lantern’s default').waitFor()
    const [charge, everybody] = [
      emergency.getByLabel(/Step 2: minutes/),
      emergency.getByLabel(/Step 3: minutes/),
    ]
    await everybody.fill('0:02')
    await emergency.getByText('Must be later than the step before.').waitFor()
    expect(await emergency.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await charge.fill('0:01')
    await emergency.getByText('After 0:02').waitFor()
    await emergency.getByRole('button', { name: 'Save' }).click()
    await carmen.page.getByText('Emergency: saved.').waitFor()
    await emergency.getByText('Set for the whole building by Carmen Ortiz, RN', { exact: false }).waitFor()

    const wall = await floor.people.enter(floor.origin, 'display')
    const victor = await floor.people.enter(floor.origin, 'virtual')
    const bea = await floor.people.enter(floor.origin, 'bedside')
    await bea.board.ask(BED_2, 'Emergency')
    for (const { board } of [wall, victor, bea]) await board.expectBed(BED_2, 'Everybody is called')
    await wall.page.getByText('Everybody is called', { exact: false }).first().waitFor()
    await victor.board.open(BED_2)
    await victor.board.read('Everybody is called.')
    await victor.board.press('Claim')
    for (const { board } of [wall, victor, bea]) {
      await board.expectBed(BED_2, /claimed by Victor/)
      await board.expectBed(BED_2, /^((?!called).)*$/)
    }
    await victor.board.press('Release')
    for (const { board } of [wall, bea]) await board.expectBed(BED_2, 'Everybody is called')

    await openEditor(carmen)
    await carmen.page.getByLabel('Unit').selectOption('emergency department')
    await emergency.getByText('As in the whole building').waitFor()
    await carmen.page.getByLabel('Unit').selectOption('')
    await emergency.getByRole('button', { name: 'Back to the default' }).click()
    await emergency.getByText('Lantern’s default').waitFor()
    await carmen.page.getByRole('button', { name: 'Undo' }).click()
    await emergency.getByText('After 0:02').waitFor()
  })

  it('has paths that a second editor cannot overwrite unseen', async () => {
    const carmen = await floor.people.enter(floor.origin, 'charge')
    const aiko = await floor.people.enter(floor.origin, 'admin')
    carmen.expects(/status of 409/)
    for (const person of [carmen, aiko]) await openEditor(person)
    for (const [person, time] of [
      [aiko, '14:00'],
      [carmen, '13:00'],
    ] as const) {
      await column(person, 'Routine')
        .getByLabel(/Step 4: minutes/)
        .fill(time)
      await column(person, 'Routine').getByRole('button', { name: 'Save' }).click()
      if (person === aiko) await aiko.page.getByText('Routine: saved.').waitFor()
    }
    const told = column(carmen, 'Routine').getByRole('alert')
    await told
      .getByText(/Aiko Tanaka has changed this path, so yours was not saved.*14:00 everybody/i)
      .waitFor()
    await column(carmen, 'Routine').getByRole('button', { name: 'Save mine instead' }).click()
    await carmen.page.getByText('Routine: saved.').waitFor()
    expect(
      await column(carmen, 'Routine')
        .getByLabel(/Step 4: minutes/)
        .inputValue(),
    ).toBe('13:00')
  })

  it('is flagged until a nurse covers the unit', async () => {
    const carmen = await floor.people.enter(floor.origin, 'charge')
    const wall = await floor.people.enter(floor.origin, 'display')
    const bea = await floor.people.enter(floor.origin, 'bedside')
    const victor = await floor.people.enter(floor.origin, 'virtual')
    await carmen.page.getByText('No virtual nurse covers this building now.').waitFor()
    await wall.page.getByText('No virtual nurse covers this building').waitFor()
    await bea.board.open(ELSEWHERE)
    await bea.board.read(/No virtual nurse covers this unit now: also call/)

    await victor.page.getByRole('button', { name: /^Coverage/ }).click()
    await victor.board.dialog.getByRole('checkbox', { name: /emergency department/i }).check()
    await victor.board.press('Cover 1 unit')
    await bea.board.dialog.getByText(/No virtual nurse covers this unit/).waitFor({ state: 'detached' })
    await carmen.page.getByText(/No virtual nurse covers: (?!.*emergency department)/).waitFor()
    await victor.page.getByRole('button', { name: /^Coverage/ }).click()
    await victor.board.read(/You cover 1 unit until/)
    await victor.board.press('End my shift')
    await carmen.page.getByText('No virtual nurse covers this building now.').waitFor()
    await bea.board.read(/No virtual nurse covers this unit now: also call/)
  })

  it('comes back to the queue, marked, when its claimant does not join', async () => {
    const bea = await floor.people.enter(floor.origin, 'bedside')
    const victor = await floor.people.enter(floor.origin, 'virtual')
    const carmen = await floor.people.enter(floor.origin, 'charge')
    await bea.board.ask(THIRD, 'Urgent')
    await bea.board.read('Received')
    await victor.board.open(THIRD)
    await victor.board.press('Claim')
    await victor.board.read(/Join within|Time is up/)
    await victor.board.read('Back in the queue: Victor Adeyemi, RN did not join.')
    await carmen.board.expectBed(THIRD, 'Back in the queue: Victor Adeyemi, RN did not join.')
    await carmen.page
      .getByRole('complementary', { name: 'Queue' })
      .getByText('Back in the queue: Victor Adeyemi, RN did not join')
      .waitFor()
  })

  it('has its paths on pages that every user can read and hit', async () => {
    const carmen = await floor.people.enter(floor.origin, 'charge')
    const { page, board } = carmen
    await page.getByRole('button', { name: /^Coverage/ }).click()
    await board.dialog.getByRole('checkbox').first().waitFor()
    await expectUsable(page, SIZES)
    await openEditor(carmen)
    await column(carmen, 'Urgent').getByRole('combobox').last().selectOption('charge')
    await column(carmen, 'Urgent').getByText('The last step must call everybody.').waitFor()
    await expectUsable(page, SIZES, page.getByRole('main'))
  })
})
