import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CallRanking, RankedRoom } from '@/lib/calls/ranking'
import { seriousViolations, tooSmallToHit, tooWide } from '../support/accessibility'
import { allowMoving, cameraLooksAt, openDevice, pairDevice, serialAt } from '../support/bedside-device'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { callPage, FAKE_DEVICES } from '../support/call-page'
import { expectNothingClipped } from '../support/clipped-text'
import { englishLeft } from '../support/english-left'
import { ownFloor } from '../support/hospital-floor'
import { expectInView } from '../support/in-view'
import { openings, tones } from '../support/page-counts'
import { enterDisplays } from '../support/pairing'
import { PLACES_KEPT } from '../support/patient-bed'
import type { Person } from '../support/people'
import { SESSION_ENDED } from '../support/session-ends'

const NURSE = 'Victor Adeyemi, RN'
const PLACE_OF_426 = 'floor 2, 426 bed 1'
const PLACE_OF_428 = 'floor 2, 428 bed 1'
const EMERGENCY_SIZES = [
  [1280, 800],
  [1024, 768],
  [768, 1024],
  [390, 844],
] as const
const SIZES = [
  { width: 1920, height: 1080 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
] as const

/** What is kept of the calls of a room. */
const measuredAt = async (page: Page, room: string): Promise<readonly RankedRoom[]> => {
  const answer = await page.evaluate(async () => (await fetch('/api/call-quality?days=7')).json())
  // As the route answers.
  return (answer as CallRanking).rooms.filter((one) => one.room === room)
}

describe('the device at a bed', () => {
  // Steps between a nurse's tab that is gone and the next one take as long as the machine does.
  const floor = ownFloor(async () => ({ env: PLACES_KEPT }), { args: FAKE_DEVICES })
  let admin: Person
  beforeAll(async () => {
    admin = await enterDisplays(floor)
  })

  it('proves that a request was sent, names the nurse who knocks, opens no camera before it lets them in, and goes back to idle', async () => {
    const charge = await floor.people.enter(floor.origin, 'charge')
    const virtual = await floor.people.enter(floor.origin, 'virtual')
    const device = await openDevice(floor, BED_2)
    const { page } = device
    await allowMoving(device)
    await pairDevice(admin, device, 'Tablet 431-2')
    await page.getByRole('heading', { name: 'Room 431 bed 2' }).waitFor()
    await page.getByText('Camera and microphone are off').waitFor()
    await charge.board.expectBed(BED_2, /Device ready/)

    await page.getByRole('button', { name: 'Ask for help' }).click()
    await page.getByRole('heading', { name: /^Received at \d\d:\d\d$/ }).waitFor()
    await charge.board.expectBed(BED_2, 'Urgent: asked at the bed, waiting.')

    const queue = virtual.page.getByRole('complementary', { name: 'Queue' })
    await queue.getByRole('button', { name: 'Claim' }).first().click()
    await page.getByRole('heading', { name: `${NURSE} is coming` }).waitFor()
    const opened = virtual.page.context().waitForEvent('page')
    await virtual.board.press('Yes, join the call')
    await callPage(await opened).read('No one has joined at the bed yet.')

    await page.getByRole('heading', { name: 'A nurse would like to see you' }).waitFor()
    await page.locator('[data-knock]').getByText(NURSE).waitFor()
    await page.locator('[data-knock]').getByText('Virtual nurse').waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.getByText(`You asked ${NURSE} to wait.`).waitFor()
    await virtual.board.read(/The person at the bed asked to wait, at \d\d:\d\d/)
    await charge.board.expectBed(BED_2, 'Asked to wait.')
    const heard = await tones(page)
    expect(heard).toBeGreaterThan(0)

    // A nurse who joins now has read that privacy is wanted, and knocks without a sound.
    await page.getByRole('switch', { name: /^Privacy/ }).click()
    await virtual.board.read('Privacy is on: a knock there makes no sound')
    const openedAgain = virtual.page.context().waitForEvent('page')
    await virtual.board.press('Join again')
    const nurse = callPage(await openedAgain)
    await page.getByText('Privacy is on: no sound is made here.').waitFor()
    await nurse.read('No one has joined at the bed yet.')
    expect(await tones(page)).toBe(heard)
    expect(await openings(page)).toBe(0)

    await page.getByRole('button', { name: 'Let them in' }).click()
    await page.locator('[data-camera="on"]').getByText('The camera is on').waitFor()
    expect(await openings(page)).toBeGreaterThan(0)
    const bed = callPage(page)
    await nurse.expectFrames('patient', 10)
    await bed.expectFrames('provider', 10)
    expect(await seriousViolations(page)).toEqual([])
    // The camera can be moved and may be, but not in privacy.
    await nurse.page.getByRole('button', { name: 'Enlarge', exact: true }).waitFor()
    expect(await nurse.page.getByRole('button', { name: 'Move the camera' }).count()).toBe(0)
    await charge.board.expectBed(BED_2, /in a call with Victor Adeyemi, RN/)

    const reported = [page, nurse.page].map((side) =>
      side.waitForResponse((answer) => answer.url().endsWith('/quality') && answer.ok()),
    )
    await bed.press('Hang up')
    await page.getByText('You have hung up. Camera and microphone are off.').waitFor()
    await nurse.read('The bed has hung up.')
    await page.locator('[data-camera="off"]').waitFor()
    await page.getByText(`The call with ${NURSE} is still open.`).waitFor()
    expect(await page.locator('video').count()).toBe(0)
    await page.getByRole('button', { name: 'Open the call' }).click()
    await nurse.expectFrames('patient', 10)
    await nurse.press('Hang up')
    await page.getByText('The call is over. Camera and microphone are off.').waitFor()
    await virtual.board.press('Completed')
    await page.getByRole('button', { name: 'Ask for help' }).waitFor()
    await charge.board.expectQuiet(BED_2)

    // Both sides have reported how the call was.
    await Promise.all(reported)
    await expect
      .poll(() => measuredAt(charge.page, '431'))
      .toMatchObject([{ calls: 1, relayed: 0, freezesPerMinute: expect.any(Number) }])
    const [measured] = await measuredAt(charge.page, '431')
    for (const figure of ['roundTripMs', 'lostFromRoom', 'lostToRoom', 'firstPictureMs'] as const) {
      expect(measured?.[figure], figure).toEqual(expect.any(Number))
    }
    await charge.page.goto(`${floor.origin}/call-quality`)
    const row = charge.page.getByRole('row', { name: /^1 431/ })
    await row.getByText(/^[01] of 1$/).waitFor()
    await row.getByText('Few calls: this says little yet.').waitFor()
    await device.leave()
    await virtual.leave()
    await charge.leave()
  })

  it('ends the knock of a nurse who left, opens no camera for an empty room, and closes it when the nurse is lost', async () => {
    const virtual = await floor.people.enter(floor.origin, 'virtual')
    const charge = await floor.people.enter(floor.origin, 'charge')
    const device = await openDevice(floor, PLACE_OF_426)
    const { page } = device
    await allowMoving(device)
    await pairDevice(admin, device, 'Tablet 426-1')
    await page.getByRole('button', { name: 'Ask for help' }).click()
    await page.getByRole('heading', { name: /^Received at/ }).waitFor()
    const queue = virtual.page.getByRole('complementary', { name: 'Queue' })
    await queue.getByRole('button', { name: 'Claim' }).first().click()
    const knock = page.getByRole('heading', { name: 'A nurse would like to see you' })
    const join = async (button: string) => {
      const opened = virtual.page.context().waitForEvent('page')
      await virtual.board.press(button)
      return callPage(await opened)
    }

    const first = await join('Yes, join the call')
    await knock.waitFor()
    await first.read('No one has joined at the bed yet.')
    await first.press('Hang up')
    await knock.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: `${NURSE} is coming` }).waitFor()
    await charge.board.expectBed(PLACE_OF_426, /claimed by Victor Adeyemi, RN/)

    // The place of a tab that is gone is kept for a while: Solo still says that the nurse is there.
    const second = await join('Yes, join the call')
    await knock.waitFor()
    await second.read('No one has joined at the bed yet.')
    await second.page.close()
    await page.getByRole('button', { name: 'Let them in' }).click()
    await page.getByText(`Waiting for ${NURSE}`).waitFor()
    await Promise.all([
      virtual.page.getByText(/At the bed they wait for you/).waitFor(),
      virtual.board.read(/At the bed they wait for the nurse/),
      charge.board.expectBed(PLACE_OF_426, /The bed waits/),
    ])
    await page.getByText(`${NURSE} is not in the call. Camera and microphone stayed off.`).waitFor()
    expect(await openings(page)).toBe(0)
    const third = await join('Yes, join the call')
    await knock.waitFor()
    await page.getByRole('button', { name: 'Let them in' }).click()
    await page.locator('[data-camera="on"]').waitFor()
    await third.expectFrames('patient', 10)
    const camera = () => cameraLooksAt(page)
    expect(await camera()).toEqual({ pan: 100, tilt: 100, zoom: 100 })
    await third.press('Move the camera')
    const pad = third.page.getByRole('group', { name: 'Camera at the bed' })
    await pad.getByRole('button', { name: 'Camera to the right' }).click()
    await page.getByText('The nurse is moving the camera').waitFor()
    await expect.poll(camera).toEqual({ pan: 115, tilt: 100, zoom: 100 })
    await third.page.keyboard.press('ArrowUp')
    await third.press('Camera closer')
    await expect.poll(camera).toEqual({ pan: 115, tilt: 115, zoom: 115 })
    // It is at that end of its range.
    await third.press('Camera to the left')
    await third.press('Camera to the left')
    await third.press('Camera closer')
    await expect.poll(camera).toEqual({ pan: 100, tilt: 115, zoom: 130 })
    expect(await seriousViolations(third.page)).toEqual([])
    expect(await tooSmallToHit(third.page.locator('[data-member="patient"]'))).toEqual([])
    await charge.board.expectBed(PLACE_OF_426, /in a call with Victor Adeyemi, RN/)

    await third.page.close()
    await page.getByText('The nurse’s connection is lost. Camera and microphone are off.').waitFor()
    expect(await page.locator('video').count()).toBe(0)
    await device.leave()
    await virtual.leave()
    await charge.leave()
  })

  it('keeps the emergency in reach while a nurse knocks and while the call runs, which goes on when everyone is called', async () => {
    const virtual = await floor.people.enter(floor.origin, 'virtual')
    const charge = await floor.people.enter(floor.origin, 'charge')
    const device = await openDevice(floor, PLACE_OF_428)
    const { page } = device
    await pairDevice(admin, device, 'Tablet 428-1')
    const raise = page.getByRole('button', { name: /^(It is an emergency now|Ahora es una emergencia)$/ })
    const inEverySize = async (where: string) => {
      for (const language of ['English', 'Español']) {
        const words = page.getByRole('button', { name: language })
        if (await words.isVisible()) await words.click()
        for (const [width, height] of EMERGENCY_SIZES) {
          await page.setViewportSize({ width, height })
          const at = `${where}, ${language}, ${width}x${height}`
          await expectInView(page, raise, 1, at)
          expect((await raise.boundingBox())?.height, at).toBeGreaterThanOrEqual(64)
          await expectNothingClipped(page.locator('[data-bedside-screen]'), at)
          expect(await tooWide(page), at).toBeLessThanOrEqual(0)
          expect(await page.evaluate(() => document.documentElement.scrollHeight), at).toBe(height)
        }
      }
    }
    await page.getByRole('button', { name: 'Ask for help' }).click()
    await page.getByRole('heading', { name: /^Received at/ }).waitFor()
    const queue = virtual.page.getByRole('complementary', { name: 'Queue' })
    await queue.getByRole('button', { name: 'Claim' }).first().click()
    const opened = virtual.page.context().waitForEvent('page')
    await virtual.board.press('Yes, join the call')
    const nurse = callPage(await opened)
    await page.locator('[data-knock]').waitFor()
    await inEverySize('knock')

    await page.getByRole('button', { name: 'Dejar pasar' }).click()
    await page.locator('[data-camera="on"]').waitFor()
    await nurse.expectFrames('patient', 10)
    await inEverySize('call')
    expect(await seriousViolations(page)).toEqual([])

    await raise.click()
    await page.getByText('El equipo de enfermería sabe que es una emergencia.').waitFor()
    expect(await page.locator('[data-camera="on"]').count()).toBe(1)
    await nurse.read('The bed says that it is an emergency. Everyone is called, and the call goes on.')
    await charge.board.expectBed(PLACE_OF_428, /Emergency: .*waiting.*Victor Adeyemi, RN is in the call/)
    await nurse.expectFrames('patient', 10)

    // The nurse at the station goes there: the bed is told, and the call has not ended by it.
    await charge.board.open(PLACE_OF_428)
    await charge.board.read('Victor Adeyemi, RN is in the call with the bed')
    await charge.board.press('Claim')
    await page.getByText('Viene Carmen Ortiz, RN').waitFor()
    await nurse.expectFrames('patient', 10)
    await nurse.press('Hang up')
    await page.locator('[data-camera="off"]').first().waitFor()
    await charge.board.expectBed(PLACE_OF_428, /Emergency: .*claimed by Carmen Ortiz, RN/)
    await device.leave()
    await virtual.leave()
    await charge.leave()
  })

  it('reports its faults and the wish for privacy to the board, and takes back its request', async () => {
    const [place] = OTHER_BEDS
    const charge = await floor.people.enter(floor.origin, 'charge')
    // A browser that may use a microphone and nothing else.
    const device = await openDevice(floor, place, { permissions: ['microphone'] })
    const { page } = device
    await pairDevice(admin, device, 'Tablet of the other bed')
    await page.getByText('Camera blocked').waitFor()
    await charge.board.expectBed(place, /Device offline. Camera blocked/)

    const privacy = page.getByRole('switch', { name: /^Privacy/ })
    await privacy.click()
    await charge.board.expectBed(place, /Privacy is on/)
    await page.reload()
    await page.getByRole('switch', { name: /^Privacy/, checked: true }).waitFor()
    await privacy.click()
    await expect.poll(() => charge.board.bed(place).getAttribute('aria-label')).not.toMatch(/Privacy/)

    await page.getByRole('button', { name: 'It is an emergency' }).click()
    await page.getByRole('heading', { name: /^Received at/ }).waitFor()
    await charge.board.expectBed(place, 'Emergency: asked at the bed, waiting.')
    await page.getByRole('button', { name: 'I do not need help any more' }).click()
    await page.getByRole('button', { name: 'Undo: I still need help' }).click()
    await page.getByRole('button', { name: 'I do not need help any more' }).click()
    await page.getByRole('button', { name: 'Ask for help' }).waitFor()
    await charge.board.expectQuiet(place)
    expect(await openings(page)).toBe(0)

    // It shows no bed but its own.
    await page.goto(`${floor.origin}/bedside/${serialAt(BED_2)}`)
    await page.getByText(`It is paired as the device ${serialAt(place)}.`).waitFor()
    expect(await page.getByText('431').count()).toBe(0)
    await page.getByRole('link', { name: `To ${serialAt(place)}` }).click()
    await page.getByRole('heading', { name: 'Room 425 bed 1' }).waitFor()

    // Revoked, it is refused what it asks for, and goes back to its code.
    device.expects(SESSION_ENDED)
    await admin.page.getByRole('button', { name: 'Revoke Tablet of the other bed' }).click()
    await admin.page.getByRole('button', { name: 'Yes, revoke' }).click()
    await page.locator('[data-code]').waitFor()
    await device.leave()
    await charge.leave()
  })

  it('can be read, reached and hit by every user, in both languages', async () => {
    const [, place] = OTHER_BEDS
    const device = await openDevice(floor, place, { colorScheme: 'dark' })
    const { page } = device
    expect(await seriousViolations(page)).toEqual([])
    await pairDevice(admin, device, 'Television')
    for (const language of ['English', 'Español']) {
      await page.getByRole('button', { name: language }).click()
      await page.locator(`html[lang="${language === 'English' ? 'en' : 'es'}"]`).waitFor()
      for (const size of SIZES) {
        await page.setViewportSize(size)
        const at = `${language} ${size.width}x${size.height}`
        expect(await seriousViolations(page), at).toEqual([])
        expect(await tooWide(page), at).toBeLessThanOrEqual(0)
        expect(await tooSmallToHit(page.locator('body')), at).toEqual([])
      }
    }
    expect(await englishLeft(page)).toEqual([])
    const ask = page.getByRole('button', { name: /^Pedir ayuda/ })
    expect((await ask.boundingBox())?.height).toBeGreaterThanOrEqual(96)
    await device.leave()
  })
})
