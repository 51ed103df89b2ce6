import { describe, expect, it } from 'vitest'
import { BEDSIDE_SCENES, type BedsideSceneName } from '@/components/gallery/bedside-scenes'
import { seriousViolations } from '../support/accessibility'
import { OTHER_BEDS } from '../support/board-page'
import { expectNothingClipped } from '../support/clipped-text'
import { hospitalFloor } from '../support/hospital-floor'
import { expectInView, isUncovered } from '../support/in-view'
import { settled } from '../support/settled'
import { tabletOf } from '../support/touch'

/** Workstations, tablets, a phone, and a workstation at 200 % zoom. */
const SIZES = [
  [1366, 768],
  [1280, 720],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [683, 384],
] as const
const LOCALES = ['en-US', 'es-MX'] as const
const PRIORITIES = /^(Routine|Urgent|Emergency|Rutina|Urgente|Emergencia)$/

/** Devices at beds: the sizes of tablets, a large screen, and one at 200 % zoom. */
const DEVICE_SIZES = [
  [1280, 800],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [1920, 1080],
  [640, 400],
] as const

/** What a device without sound says, once its player knows. */
const NO_SOUND = {
  blocked: /^(Turn sound on|Activar el sonido)$/,
  none: /^(This device cannot play sound|Este dispositivo no puede reproducir sonido)/,
} as const

/** The scenes of a device in which buttons ask or raise, and those buttons. */
const BUTTONS: readonly {
  readonly names: RegExp
  readonly count: number
  readonly scenes: readonly string[]
}[] = [
  {
    names: /^(Ask for help|It is an emergency|Pedir ayuda|Es una emergencia)/,
    count: 2,
    scenes: [
      'bedsideIdle',
      'bedsideStale',
      'bedsideSilent',
      'bedsideSetUp',
      'bedsideBlocked',
      'bedsidePrivate',
      'bedsideWorst',
    ] satisfies BedsideSceneName[],
  },
  {
    names: /^(It is an emergency now|Ahora es una emergencia)$/,
    count: 1,
    scenes: [
      'bedsideNotSent',
      'bedsideReceived',
      'bedsideClaimed',
      'bedsideKnock',
      'bedsideKnockPrivate',
      'bedsideDeclined',
      'bedsideLeft',
    ] satisfies BedsideSceneName[],
  },
]

describe('the buttons that ask for help', () => {
  const floor = hospitalFloor()

  it.each(LOCALES)(
    'are in view on every screen, whether the device at the bed is online or not (%s)',
    async (locale) => {
      const finder = await floor.people.enter(floor.origin, 'bedside')
      const offline = finder.page.locator(
        '.plan [data-bed][aria-label*="Device offline"][aria-label*="No request"]',
      )
      const beds = [
        ['offline', await offline.first().getAttribute('data-bed')],
        ['online', await finder.board.bed(OTHER_BEDS[0]).getAttribute('data-bed')],
      ] as const
      for (const role of ['bedside', 'charge'] as const) {
        const { page, board, leave } = await floor.people.enter(floor.origin, role, { locale })
        for (const [state, id] of beds) {
          // Larger than any card, so that the board shows the bed at once.
          await page.setViewportSize({ width: 1440, height: 900 })
          await page.locator(`.plan [data-bed="${id}"]`).click()
          const buttons = board.dialog.getByRole('button', { name: PRIORITIES })
          for (const [width, height] of SIZES) {
            await page.setViewportSize({ width, height })
            await expectInView(page, buttons, 3, `${role}, ${state}, ${width}x${height}`)
          }
          // One number to call, however many things are wrong here.
          expect(await board.dialog.locator('a[href^="tel:"]').count(), state).toBe(1)
          expect(await seriousViolations(page)).toEqual([])
          // The last reason is reached by keyboard, and is not under the buttons then.
          await board.dialog.getByRole('radio').last().focus()
          expect(await board.dialog.locator('label:has(input:focus)').evaluate(isUncovered), state).toBe(true)
          await board.close()
        }
        await leave()
      }
    },
  )

  it('are in view on a tablet in the hand', async () => {
    const { page, board } = await floor.people.enter(floor.origin, 'charge', tabletOf(1024, 768))
    await page
      .locator('.plan [data-bed][aria-label*="Device offline"][aria-label*="No request"]')
      .first()
      .tap()
    for (const [width, height] of [
      [1024, 768],
      [768, 1024],
    ] as const) {
      await page.setViewportSize({ width, height })
      await expectInView(
        page,
        board.dialog.getByRole('button', { name: PRIORITIES }),
        3,
        `${width}x${height}`,
      )
    }
  })

  it.each(LOCALES)(
    'are in view on the device at a bed, which has no scroll at 1280x800 and cuts off no text, in every state (%s)',
    async (locale) => {
      const { page } = await floor.people.arrive({ locale })
      const screen = page.locator('[data-bedside-screen]')
      for (const [name, { sound }] of Object.entries(BEDSIDE_SCENES)) {
        await page.setViewportSize({ width: 1280, height: 800 })
        await page.goto(`${floor.origin}/gallery?scene=${name}`)
        await screen.waitFor()
        // The player finds out in a moment that it may not sound.
        if (sound !== 'ready') await page.getByText(NO_SOUND[sound]).waitFor()
        await settled(screen)
        const size = await page.evaluate(() => {
          const { scrollWidth, scrollHeight } = document.documentElement
          return [scrollWidth, scrollHeight]
        })
        expect([name, ...size]).toEqual([name, 1280, 800])
        await expectNothingClipped(screen, name)
        const buttons = BUTTONS.find(({ scenes }) => scenes.includes(name))
        if (!buttons) continue
        const shown = page.getByRole('button', { name: buttons.names })
        for (const [width, height] of DEVICE_SIZES) {
          await page.setViewportSize({ width, height })
          await expectInView(page, shown, buttons.count, `${name}, ${width}x${height}`)
        }
      }
    },
  )
})
