import { describe, expect, test } from 'vitest'
import { tooWide } from '../support/accessibility'
import { expectNothingClipped } from '../support/clipped-text'
import { headerWords } from '../support/header-words'
import { hospitalFloor } from '../support/hospital-floor'
import { SCREEN_SIZES } from '../support/screen-sizes'
import { settled } from '../support/settled'
import { covered, marksInTheWay, ringsOutside } from '../support/wall-tiles'

/** Nothing may be cut off, not even with an ellipsis. */
const WHOLE = { marksAllowed: false }
/** A wall that stands. */
const STANDING = { width: 1080, height: 1920 }

const floor = hospitalFloor()

describe('The header', () => {
  const PEOPLE = ['bedside', 'virtual', 'charge', 'admin'] as const
  const LOCALES = ['en', 'es'] as const

  test.each(LOCALES.flatMap((locale) => PEOPLE.map((who) => ({ locale, who }))))(
    'has words for what $who does, in $locale, of which nothing wraps or is cut off',
    async ({ locale, who }) => {
      const { page, board, leave } = await floor.people.enter(floor.origin, who, { locale })
      const header = page.getByRole('banner')
      for (const path of who === 'charge' ? ['/board', '/reports'] : ['/board']) {
        await page.goto(`${floor.origin}${path}`)
        if (path === '/board') await board.live()
        for (const width of [1024, 1280, 1366, 1440, 1920]) {
          await page.setViewportSize({ width, height: 800 })
          await settled(header)
          const at = `${path} at ${width} px`
          const { wordless, wrapped, covered, rows } = await headerWords(header)
          expect({ wrapped, covered }, at).toEqual({ wrapped: [], covered: [] })
          await expectNothingClipped(header, at, WHOLE)
          expect(await tooWide(page), at).toBeLessThanOrEqual(0)
          expect(
            wordless.filter((name) => width >= 1366 || !RARE.test(name)),
            at,
          ).toEqual([])
          if (width >= 1280) expect(rows, at).toBe(1)
        }
      }
      await leave()
    },
  )

  /** What only an icon shows below 1366 px. */
  const RARE =
    /quality|Llamadas|Displays|Pantallas|Layout|Distribución|Escala|Language|Idioma|Theme|Tema|Microsoft|ccount|uenta|Lock|Bloquear|Priva/
})

describe('The marks of the pages of a wall', () => {
  test.each(['wallPages', 'wallThousand'])(
    'are within their places, apart from each other (%s)',
    async (scene) => {
      const { page, leave } = await floor.people.arrive()
      await page.goto(`${floor.origin}/gallery?scene=${scene}`)
      let seen = 0
      for (const size of [...SCREEN_SIZES, STANDING]) {
        const at = `${size.width} x ${size.height}`
        await page.setViewportSize(size)
        await settled(page.locator('[data-wall-screen]'))
        const marks = page.getByRole('list', { name: 'Pages of the wall' })
        seen += await marks.count()
        expect(await marks.evaluateAll(marksInTheWay), at).toEqual([])
      }
      expect(seen).toBeGreaterThan(2)
      await leave()
    },
  )
})

describe('A wall on which none, ten and forty wait', () => {
  test.each([
    ['wallQuiet', 'en'],
    ['wallOne', 'es'],
    ['wallTen', 'es'],
    ['wallForty', 'es'],
    ['wallNames', 'es'],
    ['wallUnit', 'en'],
    ['wallElsewhere', 'es'],
  ])('cuts off and covers nothing on screens of every size (%s, %s)', async (scene, locale) => {
    const { page, leave } = await floor.people.arrive({ locale })
    await page.goto(`${floor.origin}/gallery?scene=${scene}`)
    for (const size of [...SCREEN_SIZES, STANDING]) {
      const at = `${size.width} x ${size.height}`
      await page.setViewportSize(size)
      await settled(page.locator('[data-wall-screen]'))
      await expectNothingClipped(page.locator('.calls, .no-calls, .bed-label'), at, WHOLE)
      await expectNothingClipped(page.locator('.plan'), at)
      expect(await page.locator('.calls').evaluateAll(covered), at).toEqual([])
      expect(await page.locator('.plan[data-wall]').evaluateAll(ringsOutside), at).toEqual([])
    }
    await leave()
  })
})
