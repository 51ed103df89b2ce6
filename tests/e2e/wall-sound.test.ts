import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OTHER_BEDS } from '../support/board-page'
import { savePath } from '../support/escalation-path'
import { hospitalFloor } from '../support/hospital-floor'
import { codeOn, enterDisplays, pair } from '../support/pairing'
import { gatherPeople, MOTION, type Person } from '../support/people'
import { BANNER, listen, soundsFor, TAP_FIRST, toldOfBanner, tones } from '../support/tones'

const HD = { viewport: { width: 1920, height: 1080 }, ...MOTION }
const [HERE, NEXT_DOOR] = OTHER_BEDS
const WEST = 'west pavilion'
const WEST_BED = 'floor 1, 151 bed 1'

describe('the sound of a paired wall', () => {
  const floor = hospitalFloor(TAP_FIRST)
  /** At screens that may sound from the start: no banner moves their beds. */
  const nurses = gatherPeople()

  const putBack: (() => Promise<void>)[] = []
  beforeAll(async () => {
    // By the default path a wall is called only after half a minute.
    for (const building of ['', WEST]) {
      const steps = [{ afterSeconds: 0, reach: 'everybody' }] as const
      putBack.push(await savePath(floor.origin, 'emergency', steps, building))
    }
  })
  afterAll(async () => {
    for (const back of putBack) await back()
  })

  /** Screens that an administrator has paired, by name, without a password; no one has touched them. */
  async function pairWalls(...names: readonly string[]): Promise<Person[]> {
    const admin = await enterDisplays(floor)
    const walls: Person[] = []
    for (const name of names) {
      const wall = await floor.people.arrive(HD)
      await listen(wall.page)
      await wall.page.goto(`${floor.origin}/display`)
      await pair(admin, await codeOn(wall), name)
      await wall.page.waitForURL('**/wall')
      await wall.board.live()
      walls.push(wall)
    }
    await admin.leave()
    return walls
  }
  /** The one tap, anywhere, that the browser needs to allow sound. */
  const touch = ({ page }: Person) => page.mouse.click(5, 5)

  it('lasts until the request is claimed; a muted wall still flashes', async () => {
    const [loud, muted] = await pairWalls('Loud', 'Muted')
    if (!loud || !muted) throw new Error('Two were paired.')
    await touch(loud)
    await muted.page.getByRole('button', { name: 'Sound of this display' }).click()
    await muted.board.dialog.getByLabel('Mute this display').check()
    await muted.board.close()
    const nurse = await nurses.enter(floor.origin, 'virtual')
    await nurse.board.ask(HERE, 'Emergency')
    await nurse.board.read('Received')

    await expect.poll(async () => (await tones(loud.page)).length).toBeGreaterThanOrEqual(20)
    const heard = await tones(loud.page)
    // An emergency sounds again every 10 s.
    expect((heard[10]?.from ?? Number.NaN) - (heard[0]?.from ?? Number.NaN)).toBeLessThanOrEqual(10)
    for (const { board, page } of [loud, muted]) {
      await board.expectBed(HERE, 'Emergency, waiting')
      await page.getByRole('paragraph').getByText('Emergency', { exact: true }).waitFor()
    }
    expect(await light(muted)).toEqual(await light(loud))
    expect(await tones(muted.page)).toEqual([])

    await nurse.board.press('Done')
    await nurse.board.open(HERE)
    await nurse.board.press('Claim')
    await loud.board.expectBed(HERE, 'claimed')
    expect(await soundsFor(loud.page)).toBeLessThanOrEqual(0.1)
    const before = (await tones(loud.page)).length
    await nurse.board.press('Complete')
    await nurse.board.press('Yes, complete')
    await nurse.board.press('Done')
    await nurse.board.ask(NEXT_DOOR, 'Emergency')
    // If the claimed one had gone on, its pulses would come between.
    await expect.poll(async () => (await tones(loud.page)).length).toBe(before + 10)
    await nurse.board.press('Undo')
    await nurse.board.read('Cancelled')
    for (const person of [loud, muted, nurse]) await person.leave()
  })

  it('is the same for an emergency in another building, until it is claimed there', async () => {
    const [wall] = await pairWalls('Elsewhere')
    if (!wall) throw new Error('One was paired.')
    await touch(wall)
    const nurse = await nurses.enter(floor.origin, 'virtual')
    const buildings = nurse.page.getByRole('navigation', { name: 'Buildings' })
    await buildings.getByRole('button', { name: WEST }).click()
    await nurse.board.ask(WEST_BED, 'Emergency')
    await nurse.board.read('Received')
    await wall.page.getByText('In another building').waitFor()
    await expect.poll(async () => (await tones(wall.page)).length).toBeGreaterThanOrEqual(20)
    const heard = await tones(wall.page)
    expect((heard[10]?.from ?? Number.NaN) - (heard[0]?.from ?? Number.NaN)).toBeLessThanOrEqual(10)

    await nurse.board.press('Done')
    await nurse.board.open(WEST_BED)
    await nurse.board.press('Claim')
    await wall.page.getByText('In another building').waitFor({ state: 'hidden' })
    expect(await soundsFor(wall.page)).toBeLessThanOrEqual(0.1)
    await nurse.board.press('Complete')
    await nurse.board.press('Yes, complete')
    for (const person of [wall, nurse]) await person.leave()
  })

  it('is requested by a banner on a wall that no one has touched, until one tap', async () => {
    const [paired] = await pairWalls('Untouched')
    if (!paired) throw new Error('One was paired.')
    // A wall that was paired long ago and is switched on in the morning.
    const page = await paired.page.context().newPage()
    await listen(page)
    const told = await toldOfBanner(page)
    await page.goto(`${floor.origin}/board`, { waitUntil: 'commit' })
    await told()
    await page.getByRole('button', { name: 'Turn sound on' }).click()
    await page.getByText(BANNER).waitFor({ state: 'hidden' })
    const nurse = await nurses.enter(floor.origin, 'virtual')
    await nurse.board.ask(HERE, 'Emergency')
    await expect.poll(async () => (await tones(page)).length).toBeGreaterThanOrEqual(10)
    await nurse.board.press('Undo')
    await nurse.board.read('Cancelled')
    for (const person of [paired, nurse]) await person.leave()
  })
})

/** The style of the calling bed, whatever the phase of its flashing. */
const light = ({ board }: Person) =>
  board.bed(HERE).evaluate((card) => {
    const { visibility } = getComputedStyle(card)
    return { rhythm: card.getAttribute('data-flash'), visibility, className: card.className }
  })
