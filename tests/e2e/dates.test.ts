import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CoverageOverview } from '@/lib/board/coverage'
import { darkViolations, seriousViolations, tooWide } from '../support/accessibility'
import { BED_2 } from '../support/board-page'
import { datesSaid } from '../support/dates-said'
import { hospitalFloor } from '../support/hospital-floor'
import { hydrated } from '../support/hydrated'
import { signInAt } from '../support/nurse-client'

const DESK = { width: 1366, height: 768 }
/** Screens of the gallery, with how many dates they say at least: walls and devices at beds say times only. */
const SCENES = [
  ['wallFull', 0],
  ['wallStale', 0],
  ['bedsideReceived', 0],
  ['openedCharts', 6],
  ['auditPatient', 7],
  ['auditUnusual', 4],
] as const
const READERS = [
  { language: 'en', locale: 'en-US', patient: /^Patient/, born: 'Mar 28, 2024', lost: '6.4%' },
  { language: 'es', locale: 'es', patient: /^Paciente/, born: '28 mar 2024', lost: '6,4 %' },
] as const

describe('dates, times and numbers', () => {
  const floor = hospitalFloor()

  /** A chart opens to a nurse who covers the bed's unit. */
  const shift = async (method: 'PUT' | 'DELETE') => {
    const nurse = await signInAt(floor.origin, 'charge')
    // The route answers with this type.
    const { buildings } = (await nurse.call('/api/coverage')).body as CoverageOverview
    const units = [{ buildingId: buildings[0]?.id, unit: 'emergency department' }]
    const { status } = await nurse.call('/api/coverage', {
      method,
      ...(method === 'PUT' && { body: { units, hours: 8 } }),
    })
    expect(status).toBe(200)
  }
  beforeAll(() => shift('PUT'))
  afterAll(() => shift('DELETE'))

  it.each(READERS)(
    'are those of the page’s language, in 24 hours ($locale)',
    async ({ language, locale, patient, born, lost }) => {
      const nurse = await floor.people.enter(floor.origin, 'charge', { locale, viewport: DESK })
      const { page, board } = nurse
      /** Reads the screen; returns how many dates it says. */
      const read = async (screen: string, part?: string): Promise<number> => {
        const { right, wrong } = await datesSaid(page, language)
        expect(wrong, screen).toEqual([])
        expect(await seriousViolations(page, part), screen).toEqual([])
        expect(await darkViolations(page, part), `${screen}, dark`).toEqual([])
        expect(await tooWide(page), screen).toBeLessThanOrEqual(0)
        return right.length
      }
      await read('board')
      await board.open(BED_2)
      await board.dialog.getByText(born).first().waitFor()
      await board.dialog.getByRole('tab', { name: patient }).click()
      await board.dialog.getByRole('tabpanel').getByText(born).first().waitFor()
      expect(await read('chart', '[role="dialog"]')).toBeGreaterThan(0)

      await open(page, '/appointments')
      // The day that is shown is one of the days with a name, and stands next to it.
      expect(await read('appointments')).toBeGreaterThan(0)
      await open(page, '/reports')
      // Below each field stands its day, because the field speaks the browser's language.
      expect(await read('reports')).toBeGreaterThanOrEqual(2)
      await open(page, '/account')
      await page
        .getByText(/127\.0\.0\.1/)
        .first()
        .waitFor()
      // Where the nurse is signed in: since when, and when last.
      expect(await read('account')).toBeGreaterThan(0)
      await open(page, '/call-quality')
      await read('call quality')

      await page.goto(`${floor.origin}/gallery?scene=callQuality`)
      await page.getByRole('table').waitFor()
      expect(await read('call quality of a full ward')).toBeGreaterThan(3)
      expect((await page.getByRole('table').textContent())?.replace(/\s/gu, ' ')).toContain(lost)
      for (const [scene, dates] of SCENES) {
        await page.goto(`${floor.origin}/gallery?scene=${scene}`)
        await page.locator('[data-live]').waitFor()
        expect(await read(scene), scene).toBeGreaterThanOrEqual(dates)
      }
      await nurse.leave()
    },
  )

  async function open(page: Page, path: string): Promise<void> {
    await page.goto(floor.origin + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await hydrated(page.getByRole('main'))
  }
})
