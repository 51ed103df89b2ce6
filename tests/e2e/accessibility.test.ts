import { describe, expect, it } from 'vitest'
import { seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import type { Person } from '../support/people'

const SIZES = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const
/** Three beds for each look at everything, so that none depends on how another ended. */
const LOOKS = [
  { colorScheme: 'light', beds: ['floor 2, 428 bed 1', 'floor 2, 429 bed 1', 'floor 3, 301 bed 2'] },
  { colorScheme: 'dark', beds: ['floor 3, 303 bed 1', 'floor 3, 304 bed 1', 'floor 3, 305 bed 1'] },
] as const
const FLASHING = ['floor 2, 425 bed 1', 'floor 2, 427 bed 1'] as const
const LONG_MS = 180_000

describe('everything on the screen', () => {
  const floor = hospitalFloor()

  /** The page as it is now, at every size; the narrowest comes last. */
  async function look({ page, board }: Person): Promise<void> {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      const at = `${size.width}x${size.height}`
      const inDialog = (await board.dialog.count()) > 0
      expect(await tooWide(page), at).toBeLessThanOrEqual(0)
      if (inDialog) expect(await tooSmallToHit(board.dialog), at).toEqual([])
      // A dialog's words, roles and colours are the same at every size.
      if (!inDialog || size === SIZES.at(-1)) expect(await seriousViolations(page), at).toEqual([])
    }
  }

  it.each(LOOKS)(
    'can be read, reached and hit by everybody ($colorScheme)',
    async ({ colorScheme, beds: [first, second, third] }) => {
      const somebody = await floor.people.arrive({ colorScheme })
      await somebody.page.goto(`${floor.origin}/sign-in`)
      await look(somebody)
      await somebody.leave()

      const wall = await floor.people.enter(floor.origin, 'display', { colorScheme })
      const virtual = await floor.people.enter(floor.origin, 'virtual', { colorScheme })
      const { board, page } = virtual
      await board.open(first)
      await look(virtual)
      await board.press('Emergency')
      await board.read('Received')
      await look(virtual)
      await board.press('Done')
      await board.ask(second, 'Urgent')
      await board.read('Received')
      await board.press('Done')
      await board.ask(third, 'Routine')
      await board.read('Received')
      await board.press('Done')
      await look(virtual)
      await look(wall)

      await board.open(first)
      await look(virtual)
      await board.press('Claim')
      await board.read('Is this the patient?')
      await look(virtual)
      await board.press('Cancel request')
      await board.read('Why cancel?')
      await look(virtual)
      await board.press('Handled at the bedside')
      await board.read('Cancelled')
      await look(virtual)
      await board.press('Done')
      for (const place of [second, third]) {
        await board.open(place)
        await board.press('Cancel request')
        await board.press('Handled at the bedside')
        await board.press('Done')
      }
      await page.keyboard.press('/')
      await page.keyboard.type('431')
      await page.keyboard.press('Enter')
      await board.dialog.getByRole('listitem').first().waitFor()
      await look(virtual)
      await virtual.leave()
      await wall.leave()
    },
    LONG_MS,
  )

  it(
    'can be done with the keyboard alone',
    async () => {
      const bedside = await floor.people.enter(floor.origin, 'bedside')
      const { page, board } = bedside
      await tabTo(bedside, `${BED_2}.`)
      await page.keyboard.press('Enter')
      await board.dialog.waitFor()
      await tabTo(bedside, 'Urgent')
      await page.keyboard.press('Enter')
      await board.read('Received')
      await page.keyboard.press('Escape')
      await board.dialog.waitFor({ state: 'hidden' })
      await board.expectBed(BED_2, 'Urgent, waiting.')
      // Whoever closes a dialog goes on where they were.
      await expect.poll(() => focused(bedside)).toContain(BED_2)
      await page.keyboard.press('Enter')
      await tabTo(bedside, 'Cancel request')
      await page.keyboard.press('Enter')
      await tabTo(bedside, 'Asked by mistake')
      await page.keyboard.press('Enter')
      await board.read('Cancelled')
      await bedside.leave()
    },
    LONG_MS,
  )

  it('flashes in the rhythm of its priority, and not at all for whom motion is too much', async () => {
    const seeing = await floor.people.enter(floor.origin, 'bedside')
    const sensitive = await floor.people.enter(floor.origin, 'virtual', { reducedMotion: 'reduce' })
    await seeing.board.ask(FLASHING[0], 'Emergency')
    await seeing.board.read('Received')
    await seeing.board.press('Done')
    await seeing.board.ask(FLASHING[1], 'Urgent')
    await seeing.board.read('Received')
    await seeing.board.press('Done')
    for (const { board } of [seeing, sensitive]) {
      await board.expectBed(FLASHING[0], 'waiting')
      await board.expectBed(FLASHING[1], 'waiting')
    }
    // IEC 60601-1-8: high priority 1.4 to 2.8 Hz, medium 0.4 to 0.8 Hz.
    const [high = 0] = await rhythm(seeing, FLASHING[0])
    expect(high).toBeGreaterThanOrEqual(1.4)
    expect(high).toBeLessThanOrEqual(2.8)
    const [medium = 0] = await rhythm(seeing, FLASHING[1])
    expect(medium).toBeGreaterThanOrEqual(0.4)
    expect(medium).toBeLessThanOrEqual(0.8)
    expect(await rhythm(sensitive, FLASHING[0])).toEqual([])
    expect(await rhythm(sensitive, FLASHING[1])).toEqual([])
  })
})

const focused = ({ page }: Person): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.textContent?.slice(0, 80) ?? ''
  })

/** Presses Tab until what has the focus is called something that starts with `name`. */
async function tabTo(person: Person, name: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < 100) {
    await person.page.keyboard.press('Tab')
    const at = await focused(person)
    if (at.startsWith(name)) return
    passed.push(at)
  }
  throw new Error(`"${name}" was not reached by Tab, which came past ${passed.join(' | ')}`)
}

/** How often (Hz) a bed's card flashes: one number for each animation that runs there. */
const rhythm = ({ board }: Person, place: string): Promise<number[]> =>
  board.bed(place).evaluate((card) =>
    card
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ effect }) => 1_000 / Number(effect?.getComputedTiming().duration)),
  )
