import { beforeAll, describe, expect, it } from 'vitest'
import type { BoardSnapshot } from '@/lib/board/types'
import { expectUsable } from '../support/accessibility'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { expectNothingClipped } from '../support/clipped-text'
import { hospitalFloor } from '../support/hospital-floor'
import { signInAt } from '../support/nurse-client'
import type { Person } from '../support/people'
import { SCREEN_SIZES } from '../support/screen-sizes'

const PHONE = { width: 390, height: 844 }
const MANY = 40

const queueOf = ({ page }: Person) => page.getByRole('complementary', { name: 'Queue' })
const rowsOf = (person: Person) => queueOf(person).locator('[data-queue-request]')

describe('the queue on a phone', () => {
  const floor = hospitalFloor()

  it('comes before the board, and shows the most urgent request first, wherever the nurse has scrolled', async () => {
    const bedside = await floor.people.enter(floor.origin, 'bedside')
    const nurse = await floor.people.enter(floor.origin, 'virtual', { viewport: PHONE })
    for (const bed of OTHER_BEDS) {
      await bedside.board.ask(bed, 'Routine')
      await bedside.board.read('Received')
      await bedside.board.press('Done')
    }
    await rowsOf(nurse).filter({ hasText: '427 bed 1' }).scrollIntoViewIfNeeded()
    expect(await nurse.board.bed(BED_2).isVisible()).toBe(false)
    await bedside.board.ask(BED_2, 'Emergency')

    const first = rowsOf(nurse).filter({ hasText: '431 bed 2' })
    await first.waitFor()
    expect(await rowsOf(nurse).first().getAttribute('data-priority')).toBe('emergency')
    await expect.poll(() => isInView(nurse, first)).toBe(true)
    await first.getByRole('button', { name: 'Claim' }).click()
    await nurse.board.read('Is this the patient?')
    await nurse.board.close()
    await nurse.board.showBoard()
    await nurse.board.expectBed(BED_2, 'claimed')
    expect(await rowsOf(nurse).last().isVisible()).toBe(false)
  })
})

describe('a queue of 40', () => {
  const floor = hospitalFloor()
  let nurse: Person
  beforeAll(async () => {
    const bedside = await signInAt(floor.origin, 'bedside')
    // The route's own shape.
    const { building, beds } = (await bedside.call('/api/board')).body as BoardSnapshot
    for (const [index, { floor, room, label }] of beds.slice(0, MANY).entries()) {
      const priority = index % 8 === 0 ? 'emergency' : index % 3 === 0 ? 'urgent' : 'routine'
      const locator = { building: building.name, floor, room, bed: label }
      const body = { locator, reason: 'fall-risk', priority }
      await bedside.call('/api/assistance-requests', { method: 'POST', body })
    }
    nurse = await floor.people.enter(floor.origin, 'virtual')
  })

  it('can be read, reached and hit by every user', async () => {
    await expect.poll(() => rowsOf(nurse).count()).toBe(MANY)
    await expectUsable(nurse.page, [PHONE, { width: 1440, height: 900 }], rowsOf(nurse).first())
  })

  it('cuts off no text and keeps its emergencies in sight, at every size, light and dark', async () => {
    await expect.poll(() => rowsOf(nurse).count()).toBe(MANY)
    for (const colorScheme of ['light', 'dark'] as const) {
      await nurse.page.emulateMedia({ colorScheme })
      for (const size of SCREEN_SIZES) {
        await nurse.page.setViewportSize(size)
        const at = `${size.width}x${size.height}, ${colorScheme}`
        await expectNothingClipped(rowsOf(nurse), at, { marksAllowed: false })
        await rowsOf(nurse).last().scrollIntoViewIfNeeded()
        const emergency = rowsOf(nurse).and(nurse.page.locator('[data-priority="emergency"]')).first()
        expect(await isInView(nurse, emergency), at).toBe(true)
      }
    }
  })
})

async function isInView({ page }: Person, row: ReturnType<typeof rowsOf>): Promise<boolean> {
  const box = await row.boundingBox()
  const size = page.viewportSize()
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height
}
