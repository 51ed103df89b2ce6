import { beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/admin'
import { type LargeHouse, openLargeHouse } from '../support/large-house'
import { signInAt } from '../support/nurse-client'
import { gatherPeople, signIn } from '../support/people'
import { countRenders } from '../support/render-counter'

const BEDS = 1_000
const REQUESTS = 100
const LONG_MS = 240_000
const PATIENCE_MS = 60_000

describe(`a house of ${BEDS} beds, in which ${REQUESTS} wait`, () => {
  const people = gatherPeople()
  let house: LargeHouse
  beforeAll(async () => {
    house = await openLargeHouse({ beds: BEDS, requests: REQUESTS })
  }, LONG_MS)

  /** Somebody before a live board, and what has been rendered for that. */
  const enter = async (username: string) => {
    const person = await people.arrive()
    const counter = await countRenders(person.page)
    await person.page.goto(`${house.lantern.origin}/sign-in`)
    await signIn(person.page, username, PASSWORD)
    await person.board.live(PATIENCE_MS)
    return { person, counter }
  }
  const open = (index: number) => {
    const found = house.open[index]
    if (!found) throw new Error(`There are ${house.open.length} requests.`)
    return found
  }

  it(
    'renders on a board the one bed that an event concerns',
    async () => {
      const { person, counter } = await enter('victor')
      await expect
        .poll(() => person.page.locator('.plan [data-bed]').count(), { timeout: PATIENCE_MS })
        .toBe(BEDS)
      expect(await person.page.locator('.plan [data-call]').count()).toBe(REQUESTS)
      await expect
        .poll(() => person.page.locator('[data-queue-request]').count(), { timeout: PATIENCE_MS })
        .toBe(REQUESTS)
      // The first board renders each bed, or the counter counts nothing.
      expect(new Set((await counter.take()).cards).size).toBe(BEDS)

      const carla = await signInAt(house.lantern.origin, 'carla', PASSWORD)
      for (const index of [0, 41, 99]) {
        const { id, bedId, place } = open(index)
        await counter.take()
        await carla.insist(`/api/assistance-requests/${id}/claim`, { method: 'POST' })
        await person.board.expectBed(place, 'claimed by Carla Charge', PATIENCE_MS)
        // The queue follows on its own, and has it among those in hand by now.
        const claim = person.page.locator(`[data-queue-request="${id}"] [data-act="claim"]`)
        await claim.waitFor({ state: 'detached', timeout: PATIENCE_MS })
        const { cards, floors, rooms } = await counter.take()
        expect({ cards, floors, rooms }).toEqual({ cards: [bedId], floors: 0, rooms: 0 })
      }
      await person.leave()
    },
    LONG_MS,
  )

  it(
    'renders on a wall the one bed that an event concerns',
    async () => {
      const { person, counter } = await enter('wall')
      const { page, board } = person
      const shown = await page.locator('.plan [data-bed]').count()
      expect(shown).toBeGreaterThan(10)
      const onPage = new Set(
        await page.locator('.plan [data-call]').evaluateAll((beds) => beds.map((bed) => bed.dataset.bed)),
      )
      const at = house.open.find(({ bedId }) => onPage.has(bedId))
      if (!at) throw new Error('A wall shows the page where somebody waits.')
      const carla = await signInAt(house.lantern.origin, 'carla', PASSWORD)
      await counter.take()
      await carla.insist(`/api/assistance-requests/${at.id}/claim`, { method: 'POST' })
      await board.expectBed(at.place, 'claimed by Carla Charge', PATIENCE_MS)
      const { cards, floors, rooms } = await counter.take()
      expect(cards).toEqual([at.bedId])
      expect([floors, rooms]).toEqual([0, 0])
      await person.leave()
    },
    LONG_MS,
  )
})
