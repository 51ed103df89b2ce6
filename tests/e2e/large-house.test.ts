import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '../support/admin'
import { type LargeHouse, openLargeHouse } from '../support/large-house'
import { signInAt } from '../support/nurse-client'
import { gatherPeople, signIn } from '../support/people'
import { countRenders } from '../support/render-counter'

const BEDS = 1_000
const REQUESTS = 100
/** So many cards at most may be rendered without a tap in between: about 20 ms of a small computer's time. */
const CARDS_AT_ONCE = 60

describe(`a house of ${BEDS} beds, in which ${REQUESTS} wait`, () => {
  const people = gatherPeople()
  let house: LargeHouse
  beforeAll(async () => {
    house = await openLargeHouse({ beds: BEDS, requests: REQUESTS })
  })

  /** Opens a live board, and counts what is rendered for it. */
  const enter = async (username: string) => {
    const person = await people.arrive()
    const counter = await countRenders(person.page)
    await person.page.goto(`${house.lantern.origin}/sign-in`)
    await signIn(person.page, username, PASSWORD)
    await person.board.live()
    return { person, counter }
  }
  const open = (index: number) => {
    const found = house.open[index]
    if (!found) throw new Error(`There are ${house.open.length} requests.`)
    return found
  }

  it('renders only the bed of an event on a board', async () => {
    const { person, counter } = await enter('victor')
    await expect.poll(() => person.page.locator('.plan [data-bed]').count()).toBe(BEDS)
    expect(await person.page.locator('.plan [data-call]').count()).toBe(REQUESTS)
    await expect.poll(() => person.page.locator('[data-queue-request]').count()).toBe(REQUESTS)
    const first = await counter.take()
    // The first board renders each bed, or the counter counts nothing.
    expect(new Set(first.cards).size).toBe(BEDS)
    expect(new Set(first.rows).size).toBe(REQUESTS)
    expect(first.cardsAtOnce).toBeLessThanOrEqual(CARDS_AT_ONCE)
    expect(await laidOut(person.page)).toBeLessThan(BEDS / 2)

    const carla = await signInAt(house.lantern.origin, 'carla', PASSWORD)
    for (const index of [0, 41, 99]) {
      const { id, bedId, place } = open(index)
      await counter.take()
      await carla.insist(`/api/assistance-requests/${id}/claim`, { method: 'POST' })
      await person.board.expectBed(place, 'claimed by Carla Charge')
      // The queue renders separately, and already lists the request among the claimed ones.
      const claim = person.page.locator(`[data-queue-request="${id}"] [data-act="claim"]`)
      await claim.waitFor({ state: 'detached' })
      expect(await counter.take()).toMatchObject({ cards: [bedId], rows: [bedId], floors: 0, rooms: 0 })
    }
    await person.leave()
  })

  it('does not render the queue for an event without a request', async () => {
    const { person, counter } = await enter('victor')
    await expect.poll(() => person.page.locator('[data-queue-request]').count()).toBe(REQUESTS)
    await expect.poll(() => person.page.locator('.plan [data-bed]').count()).toBe(BEDS)
    const [from, to, asking] = [house.quiet[3], house.quiet[500], open(60)]
    if (!from || !to) throw new Error('In a house of this size there is a quiet bed.')
    const carla = await signInAt(house.lantern.origin, 'carla', PASSWORD)
    const patientAt = (bedId: string) => person.page.locator(`.plan [data-bed="${bedId}"] .bed-patient`)
    const [lying, other] = [
      await patientAt(from.bedId).textContent(),
      await patientAt(to.bedId).textContent(),
    ]
    await counter.take()
    const moved = await carla.insist(`/api/beds/${from.bedId}/move`, {
      method: 'POST',
      body: { to: to.bedId, mrn: from.mrn, otherMrn: to.mrn, request: null, otherRequest: null },
    })
    expect(moved.status).toBe(200)
    await expect.poll(() => patientAt(to.bedId).textContent()).toBe(lying)
    await expect.poll(() => patientAt(from.bedId).textContent()).toBe(other)
    // The queue receives events by its own socket: once it shows this claim, it has received the move.
    await carla.insist(`/api/assistance-requests/${asking.id}/claim`, { method: 'POST' })
    const claim = person.page.locator(`[data-queue-request="${asking.id}"] [data-act="claim"]`)
    await claim.waitFor({ state: 'detached' })
    await person.board.expectBed(asking.place, 'claimed by Carla Charge')
    const { cards, rows, floors, rooms } = await counter.take()
    expect({ rows, floors, rooms }).toEqual({ rows: [asking.bedId], floors: 0, rooms: 0 })
    expect([...cards].sort()).toEqual([from.bedId, to.bedId, asking.bedId].sort())
    await person.leave()
  })

  it('renders only the bed of an event on a wall', async () => {
    const { person, counter } = await enter('wall')
    const { page, board } = person
    const shown = await page.locator('.plan [data-bed]').count()
    expect(shown).toBeGreaterThan(10)
    expect((await counter.take()).cardsAtOnce).toBeLessThanOrEqual(CARDS_AT_ONCE)
    const onPage = new Set(
      await page.locator('.plan [data-call]').evaluateAll((beds) => beds.map((bed) => bed.dataset.bed)),
    )
    const at = house.open.find(({ bedId }) => onPage.has(bedId))
    if (!at) throw new Error('A wall shows the page where a request waits.')
    const carla = await signInAt(house.lantern.origin, 'carla', PASSWORD)
    await counter.take()
    await carla.insist(`/api/assistance-requests/${at.id}/claim`, { method: 'POST' })
    await board.expectBed(at.place, 'claimed by Carla Charge')
    const { cards, floors, rooms } = await counter.take()
    expect(cards).toEqual([at.bedId])
    expect([floors, rooms]).toEqual([0, 0])
    await person.leave()
  })
})

/** Counts the beds that the browser lays out and paints: those near the visible part. */
const laidOut = (page: Page): Promise<number> =>
  page
    .locator('.plan [data-bed]')
    .evaluateAll((beds) => beds.filter((bed) => bed.checkVisibility({ contentVisibilityAuto: true })).length)
