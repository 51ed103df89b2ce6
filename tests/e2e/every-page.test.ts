import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations, tooWide } from '../support/accessibility'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { answered } from '../support/people'

const LONG_MS = 240_000

/** Every page, by who may open it, and what shows that it is there. */
const PAGES = {
  virtual: [['/appointments', 'h1']],
  charge: [
    ['/appointments', 'h1'],
    ['/reports', 'h1'],
    ['/call-quality', 'h1'],
    ['/escalation', 'h1'],
    ['/contacts', 'h1'],
  ],
  admin: [
    ['/admin/displays', 'h1'],
    ['/call-quality', 'h1'],
    ['/admin/layout', 'h1'],
    ['/escalation', 'h1'],
  ],
  bedside: [['/contacts', 'h1']],
  display: [],
} as const

/** Every dialog of the header, by the name of its button; those of several roles are the same for each. */
const DIALOGS = {
  virtual: ['Coverage'],
  charge: ['Search', 'Filter', 'Coverage', 'Sound of this display', 'Keyboard shortcuts'],
  admin: [],
  bedside: [],
  display: ['Sound of this display'],
} as const

const ROLES = ['virtual', 'charge', 'admin', 'bedside', 'display'] as const

describe('WCAG 2.2 AA', () => {
  const floor = hospitalFloor()

  const holds = async (page: Page, what: string) => {
    expect(await seriousViolations(page), what).toEqual([])
    expect(await tooWide(page), what).toBeLessThanOrEqual(0)
  }

  it('holds before signing in', async () => {
    const stranger = await floor.people.arrive()
    stranger.expects(answered(404))
    for (const path of [
      '/sign-in',
      '/sign-in?ended=expired',
      '/display',
      '/bedside/123457',
      '/offline',
      '/nothing-here',
    ]) {
      await stranger.page.goto(floor.origin + path)
      await stranger.page.locator('h1, h2').first().waitFor()
      await holds(stranger.page, path)
    }
    await stranger.leave()
  })

  it.each(ROLES)(
    'holds on every page and in every dialog of %s',
    async (role) => {
      const person = await floor.people.enter(floor.origin, role)
      const { page, board } = person
      await holds(page, 'the board')
      for (const name of DIALOGS[role]) {
        await page.getByRole('button', { name }).first().click()
        await board.dialog.waitFor()
        await holds(page, name)
        await board.close()
      }
      if (role !== 'display') {
        await board.open(BED_2)
        await holds(page, 'a bed')
        const patient = board.dialog.getByRole('tab', { name: 'Patient' })
        if ((await patient.count()) > 0) {
          await patient.click()
          await board.dialog.getByRole('tabpanel').waitFor()
          await holds(page, 'a patient')
        }
        await board.close()
      }
      for (const [path, ready] of PAGES[role]) {
        await page.goto(floor.origin + path)
        await page.locator(ready).first().waitFor()
        await holds(page, path)
      }
      await person.leave()
    },
    LONG_MS,
  )
})
