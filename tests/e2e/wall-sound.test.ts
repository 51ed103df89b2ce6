import { beforeAll, describe, expect, it } from 'vitest'
import { OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { startLantern } from '../support/lantern-process'
import { signInAt } from '../support/nurse-client'
import { codeOn, enterDisplays, pair } from '../support/pairing'
import { answered, type Person, SERVER_GONE } from '../support/people'
import { BANNER, listen, soundsFor, toldOfBanner, tones } from '../support/tones'

const HD = { viewport: { width: 1920, height: 1080 } }
const LONG_MS = 240_000
/** A display is stale after 10 s. */
const STALE_MS = 15_000
const [HERE, NEXT_DOOR] = OTHER_BEDS

describe('the sound of a paired wall', () => {
  const floor = hospitalFloor(undefined, {
    args: ['--autoplay-policy=document-user-activation-required'],
  })

  // By the default path a wall is called only after a minute.
  beforeAll(async () => {
    const admin = await signInAt(floor.origin, 'admin')
    const { body } = await admin.call('/api/escalation')
    const { building } = body as { building: { id: string } }
    const steps = [{ afterSeconds: 0, reach: 'everybody' }]
    const path = { building: building.id, unit: '', priority: 'emergency', version: null, steps }
    expect(await admin.call('/api/escalation', { method: 'PUT', body: path })).toMatchObject({ status: 200 })
  })

  /** Screens that an administrator has paired, by name, without a password; nobody has touched them. */
  async function pairWalls(...names: readonly string[]): Promise<Person[]> {
    const admin = await enterDisplays(floor)
    const walls: Person[] = []
    for (const name of names) {
      const wall = await floor.people.arrive(HD)
      await listen(wall.page)
      await wall.page.goto(`${floor.origin}/display`)
      await pair(admin, await codeOn(wall), name)
      await wall.page.waitForURL('**/board')
      await wall.board.live()
      walls.push(wall)
    }
    await admin.leave()
    return walls
  }
  /** The one tap that the browser wants, anywhere. */
  const touch = ({ page }: Person) => page.mouse.click(5, 5)

  it(
    'lasts until the request is claimed; a muted wall has the light all the same',
    async () => {
      const [loud, muted] = await pairWalls('Loud', 'Muted')
      if (!loud || !muted) throw new Error('Two were paired.')
      await touch(loud)
      await muted.page.getByRole('button', { name: 'Sound of this display' }).click()
      await muted.board.dialog.getByLabel('Mute this display').check()
      await muted.board.close()
      const nurse = await floor.people.enter(floor.origin, 'virtual')
      await nurse.board.ask(HERE, 'Emergency')
      await nurse.board.read('Received')

      await expect
        .poll(async () => (await tones(loud.page)).length, { timeout: STALE_MS })
        .toBeGreaterThanOrEqual(20)
      const heard = await tones(loud.page)
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
      // Had the claimed one gone on, its pulses would stand between.
      await expect.poll(async () => (await tones(loud.page)).length).toBe(before + 10)
      await nurse.board.press('Undo')
      await nurse.board.read('Cancelled')
      for (const person of [loud, muted, nurse]) await person.leave()
    },
    LONG_MS,
  )

  it(
    'is asked for by a banner where nobody has touched the wall, until the one tap',
    async () => {
      const [paired] = await pairWalls('Untouched')
      if (!paired) throw new Error('One was paired.')
      // Switched on in the morning, paired since long ago.
      const page = await paired.page.context().newPage()
      await listen(page)
      const told = await toldOfBanner(page)
      await page.goto(`${floor.origin}/board`, { waitUntil: 'commit' })
      await told()
      await page.getByRole('button', { name: 'Turn sound on' }).click()
      await page.getByText(BANNER).waitFor({ state: 'hidden' })
      const nurse = await floor.people.enter(floor.origin, 'virtual')
      await nurse.board.ask(HERE, 'Emergency')
      await expect.poll(async () => (await tones(page)).length).toBeGreaterThanOrEqual(10)
      await nurse.board.press('Undo')
      await nurse.board.read('Cancelled')
      for (const person of [paired, nurse]) await person.leave()
    },
    LONG_MS,
  )

  it(
    'is one falling figure when the server is gone, once, and calls again when it is back',
    async () => {
      const [wall] = await pairWalls('No news')
      if (!wall) throw new Error('One was paired.')
      await touch(wall)
      wall.expects(...SERVER_GONE, answered(503))
      let tries = 0
      const tried = () => {
        tries += 1
      }
      wall.page.on('requestfailed', tried)
      wall.page.on('websocket', tried)
      await floor.lantern.kill('SIGKILL')
      await wall.page.getByText(/^No news since/).waitFor({ timeout: STALE_MS })
      await expect.poll(async () => (await tones(wall.page)).length).toBe(2)
      const [high, low] = await tones(wall.page)
      expect(high?.hz).toBeGreaterThan(low?.hz ?? Number.NaN)
      // It tries again and again, and still hears nothing.
      const before = tries
      await expect.poll(() => tries, { timeout: 60_000 }).toBeGreaterThan(before + 1)
      expect(await tones(wall.page)).toHaveLength(2)

      const port = Number(new URL(floor.origin).port)
      await startLantern({ port, dataDir: floor.lantern.dataDir, readyWithinMs: 90_000 })
      await wall.board.live(60_000)
      expect(await tones(wall.page)).toHaveLength(2)
      const nurse = await floor.people.enter(floor.origin, 'virtual')
      await nurse.board.ask(HERE, 'Emergency')
      await expect.poll(async () => (await tones(wall.page)).length).toBeGreaterThanOrEqual(12)
      for (const person of [wall, nurse]) await person.leave()
    },
    LONG_MS,
  )
})

/** How the bed that calls looks, whatever moment its light is in. */
const light = ({ board }: Person) =>
  board.bed(HERE).evaluate((card) => {
    const { animationName, visibility } = getComputedStyle(card)
    return { animationName, visibility, className: card.className }
  })
