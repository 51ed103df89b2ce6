import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { keptSecret } from '@/server/platform/secrets'
import { signPass } from '@/server/solo-emulator/calls/call-link'
import { DEMO_HOSPITAL } from '@/server/solo-emulator/demo/hospital'
import { soloSecrets } from '@/server/solo-emulator/kept-secrets'
import { darkViolations, seriousViolations, tooWide } from '../support/accessibility'
import { claimOnly, joinClaimed, linksAtBed2 } from '../support/bed-call'
import { openDevice, pairDevice } from '../support/bedside-device'
import { BED_2 } from '../support/board-page'
import { type CallPage, FAKE_DEVICES } from '../support/call-page'
import { ownFloor } from '../support/hospital-floor'
import { hydrated } from '../support/hydrated'
import { enterDisplays } from '../support/pairing'
import { answered, type Person } from '../support/people'
import { toldOfButton } from '../support/tones'
import { wrongForFingers } from '../support/touch'

const PATIENT = 'Yura A Lukashik'
const IDENTIFIERS = [PATIENT, '1234', 'Mar 28, 2024']
const QUESTION = 'What was explained'
const TYPED = 'How to call'
const OTHER_BED = 'floor 2, 428 bed 2'
const DESK = { width: 1366, height: 768 }
/** Plus, minus and the frame of the whole picture need no words. */
const SIGNS = ['Enlarge: no words', 'Make smaller: no words', 'Whole picture: no words']
const PHONES = [
  { width: 390, height: 844 },
  { width: 844, height: 390 },
] as const
const AUDIBLE = 0.01

describe('the page of a call, for its nurse', () => {
  const floor = ownFloor(undefined, { args: FAKE_DEVICES })
  let device: Person
  beforeAll(async () => {
    device = await openDevice(floor, BED_2)
    await pairDevice(await enterDisplays(floor), device, 'Tablet 431-2')
  })

  /** Someone at bed 2 asks; the nurse claims and joins. */
  async function join(nurse: Person): Promise<CallPage> {
    await device.page.getByRole('button', { name: 'Ask for help' }).click()
    await device.page.getByRole('heading', { name: /^Received at/ }).waitFor()
    await claimOnly(nurse)
    const call = await joinClaimed(nurse)
    // The tab opens with the tap, and is closed again where the request is lost before the call is there.
    await nurse.board.expectBed(BED_2, /in a call with/)
    return call
  }
  const panelOf = ({ page }: CallPage): Locator =>
    page.getByRole('complementary', { name: 'The patient of this call' })
  const letIn = () => device.page.getByRole('button', { name: 'Let them in' }).click()
  const isIdle = () => device.page.getByRole('button', { name: 'Ask for help' }).waitFor()

  it('says whose call it is and what happens at the door, and keeps a note through hanging up', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual', { viewport: DESK })
    const charge = await floor.people.enter(floor.origin, 'charge')
    const call = await join(nurse)
    const panel = panelOf(call)
    await panel.getByRole('heading', { name: '431 bed 2' }).waitFor()
    await panel.getByText('hospital · floor 2 · emergency department · 431 · bed 2').waitFor()
    expect((await panel.getByRole('definition').allTextContents()).slice(0, 3)).toEqual(IDENTIFIERS)
    await panel.getByRole('link', { name: '+1 (555) 555-0143' }).waitFor()
    await panel.getByText('Urgent: asked at the bed').waitFor()
    await panel.getByText(/^Asked by Tablet 431-2 at .*\. Claimed by Victor Adeyemi, RN \d+ s ago$/).waitFor()
    await panel.getByText(/^Knocking for 0:\d\d$/).waitFor()
    expect(await seriousViolations(call.page)).toEqual([])
    expect(await darkViolations(call.page)).toEqual([])

    await panel.getByRole('tab', { name: 'Chart' }).click()
    await panel.getByRole('button', { name: /^Virtual Nursing - Round/ }).click()
    await panel.getByLabel(QUESTION).fill(TYPED)
    await panel.getByRole('tab', { name: /not saved yet/ }).waitFor()
    // The patient is moved with the request and what was typed, and back.
    await charge.board.open(BED_2)
    await moveTo(charge, OTHER_BED)
    await call.read('The patient was moved to 428 bed 2. The request went along.')
    await panel.getByRole('heading', { name: '428 bed 2' }).waitFor()
    await panel.getByRole('button', { name: /^Virtual Nursing - Round/, expanded: false }).click()
    await expect.poll(() => panel.getByLabel(QUESTION).inputValue()).toBe(TYPED)
    await charge.board.press('Undo')
    await panel.getByRole('heading', { name: '431 bed 2' }).waitFor()
    await charge.board.close()
    await expect.poll(() => panel.getByLabel(QUESTION).inputValue()).toBe(TYPED)

    await panel.getByRole('tab', { name: 'Request' }).click()
    await device.page.getByRole('button', { name: 'Not now' }).click()
    await panel.getByText(/^They asked you to wait, \d+ s ago$/).waitFor()
    await call.press('Knock again')
    await panel.getByText(/^Knocking for/).waitFor()
    await letIn()
    await panel.getByText('They are in the call').waitFor()
    await call.expectFrames('patient', 10)
    await panel.getByRole('tab', { name: /not saved yet/ }).click()

    await call.press('Hang up')
    await call.read('The call is over. How did it end?')
    await call.read(/^Say how the call ended within \d:\d\d/)
    expect(await panel.getByLabel(QUESTION).inputValue()).toBe(TYPED)
    await call.press('Completed')
    await call.page.getByRole('button', { name: /^Undo \((30|2\d) s\)$/ }).click()
    await call.press('Needs someone at the bed')
    await charge.board.expectBed(BED_2, /Victor Adeyemi, RN says that someone is needed at the bed/)
    await call.page.getByRole('button', { name: /^Undo/ }).click()
    await call.press('Completed')
    await charge.board.expectQuiet(BED_2)
    // The note can be saved after the request has ended.
    await panel.getByRole('button', { name: 'Save 1 answer' }).click()
    await panel.getByText(`: ${QUESTION}.`).waitFor()
    await isIdle()
  })

  it('says at once that the request was taken away, and completes and releases it', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual', { viewport: DESK })
    const charge = await floor.people.enter(floor.origin, 'charge')
    const call = await join(nurse)
    const panel = panelOf(call)
    await charge.board.open(BED_2)
    await charge.board.press('Release')
    await call.read('No one has this request now: it is back in the queue.')
    await charge.board.press('Claim')
    await call.read('Carmen Ortiz, RN has this request now.')
    expect(await panel.getByRole('button', { name: /^(Complete|Release|Claim)$/ }).count()).toBe(0)
    await charge.board.press('Release')
    await charge.board.close()
    await panel.getByRole('button', { name: 'Claim' }).click()
    // Claimed, and not joined: the time runs here as on the board.
    await panel.getByText(/^Join within \d:\d\d/).waitFor()
    await panel.getByRole('button', { name: 'Knock again' }).click()
    await charge.board.expectBed(BED_2, /in a call with Victor Adeyemi, RN/)
    await panel.getByRole('button', { name: 'Release' }).click()
    await charge.board.expectBed(BED_2, /waiting/)
    await panel.getByRole('button', { name: 'Claim' }).click()
    await panel.getByRole('button', { name: 'Complete' }).click()
    await panel.getByRole('button', { name: 'Yes, complete' }).click()
    await call.read(/^Completed \(Victor Adeyemi, RN, .*\)\. The call goes on until you hang up\.$/)
    await charge.board.expectQuiet(BED_2)
    await isIdle()
  })

  it('gives nothing of the patient to a guest, to the bed, to a user who may not read patients, and without a session', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual', { viewport: DESK })
    const call = await join(nurse)
    await panelOf(call).getByText(PATIENT).waitFor()
    const callId = new URL(call.page.url()).pathname.split('/').at(-1) ?? ''
    const guestLink = await signedFor(callId)
    const session = { nurse: await sessionOf(nurse), admin: await sessionOf(await enterAdmin()) }
    const links = await linksAtBed2(floor)
    const readers = [
      ['guest', guestLink, null, 401],
      ['guest in the nurse’s browser', await signedFor(callId), session.nurse, 200],
      ['bed', links.patient, null, 401],
      ['provider without a session', links.provider, null, 401],
      ['administrator', (await linksAtBed2(floor)).provider, session.admin, 403],
    ] as const
    for (const [who, link, cookie, status] of readers) {
      const reader = await floor.people.arrive()
      const { page } = reader
      if (cookie) await page.context().addCookies([cookie])
      const asked: string[] = []
      page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
      const answer = await page.goto(link)
      const text = (await answer?.text()) ?? ''
      await enterCall(page)
      expect(text, who).toContain('Video call')
      for (const known of IDENTIFIERS) expect(text, who).not.toContain(known)
      // The id of a call is made of random digits, and every other id may hold them, too.
      expect(text.replaceAll(callId, ''), who).not.toMatch(/(?<![\w-])431(?![\w-])/)
      if (status !== 200) reader.expects(answered(status))
      const api = await page.request.get(`${floor.origin}/api/calls/${callId}`)
      expect(api.status(), who).toBe(status)
      if (status !== 200) expect(await api.text(), who).not.toContain(PATIENT)
      // Last, when the scripts of the page have done what they do.
      expect(await page.getByRole('complementary').count(), who).toBe(0)
      // A signed-in user's own page reports its hands, for the lock of the session.
      const own = who === 'administrator' ? '/api/session' : null
      const others = asked.filter((path) => path.startsWith('/api/') && (!own || !path.startsWith(own)))
      expect(others, who).toEqual([])
      await reader.leave()
    }
    // The nurse's page itself names no one either: the browser asks.
    const own = await call.page.request.get(call.page.url())
    for (const known of IDENTIFIERS) expect(await own.text()).not.toContain(known)
    await panelOf(call).getByRole('button', { name: 'Complete' }).click()
    await panelOf(call).getByRole('button', { name: 'Yes, complete' }).click()
    await isIdle()
  })

  it('fits a phone both ways, and covers no video unasked', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    const call = await join(nurse)
    await letIn()
    await call.expectFrames('patient', 3)
    const { page } = call
    for (const size of PHONES) {
      await page.setViewportSize(size)
      const bar = page.getByRole('button', { name: new RegExp(PATIENT) })
      await expect.poll(() => bar.getAttribute('aria-expanded')).toBe('false')
      expect(await panelOf(call).count()).toBe(0)
      const more = page.getByRole('button', { name: 'More', exact: true })
      if (await more.isVisible()) await more.click()
      const wrong = await wrongForFingers(page.locator('.call-frame'))
      expect(wrong.filter((one) => !SIGNS.includes(one))).toEqual([])
      expect(await tooWide(page)).toBe(0)
      const whole = await page.locator('[data-member="patient"]').boundingBox()
      expect(whole?.height).toBeGreaterThan(size.height / 3)
      await bar.click()
      await panelOf(call).getByText('They are in the call').waitFor()
      const [video, panel] = await Promise.all([
        page.locator('[data-member="patient"]').boundingBox(),
        panelOf(call).boundingBox(),
      ])
      if (!video || !panel) throw new Error('Nothing is shown.')
      expect(video.y + video.height <= panel.y || video.x + video.width <= panel.x).toBe(true)
      expect(video.height).toBeGreaterThan(100)
      expect(await wrongForFingers(panelOf(call))).toEqual([])
      await page.getByRole('button', { name: 'Hang up' }).waitFor()
      expect(await tooWide(page)).toBe(0)
      await bar.click()
    }
    await call.press('Hang up')
    await call.read('The call is over. How did it end?')
    expect(await wrongForFingers(page.locator('.call-frame'))).toEqual([])
    await call.press('Completed')
    await isIdle()
  })

  it('says that the device is offline, and the number to call', async () => {
    const offline = DEMO_HOSPITAL.buildings
      .flatMap(({ beds }) => beds)
      .find(({ deviceSerial, deviceOnline, patient }) => deviceSerial && !deviceOnline && patient)
    if (!offline) throw new Error('The demo has an offline device.')
    const nurse = await floor.people.enter(floor.origin, 'charge', { viewport: DESK })
    const place = `${offline.floor}, ${offline.room} ${offline.bed}`
    await nurse.board.ask(place, 'Routine')
    await nurse.board.read('Received')
    await nurse.board.press('Done')
    await nurse.board.open(place)
    await nurse.board.press('Claim')
    const call = await joinClaimed(nurse)
    const words = 'The device is offline: the knock may not reach the bed'
    await panelOf(call).getByText(words).waitFor()
    await call.page.getByRole('main').getByText(words).waitFor()
    await call.page.getByRole('main').getByRole('link', { name: /555/ }).waitFor()
    await nurse.board.press('Complete')
    await nurse.board.press('Yes, complete')
    await nurse.board.expectQuiet(place)
  })

  it('shows the picture after a reload without a camera, and asks for the tap that brings the sound', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual', { viewport: DESK })
    const call = await join(nurse)
    await letIn()
    await call.expectFrames('patient', 3)
    const told = await toldOfButton(call.page, 'Press anywhere to hear the call.')
    await call.page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('As without a camera', 'NotFoundError'))
    })
    await call.page.reload()
    await told()
    const isMuted = () =>
      call.page
        .locator('[data-member="patient"] video')
        .evaluate((video) => video instanceof HTMLVideoElement && video.muted)
    expect(await isMuted()).toBe(true)
    await call.expectFrames('patient', 10)
    await call.press('Press anywhere to hear the call.')
    await expect.poll(isMuted).toBe(false)
    await call.expectFrames('patient', 10)
    expect(await call.loudness('patient')).toBeGreaterThan(AUDIBLE)
    expect(await call.page.getByText('Press anywhere to hear the call.').count()).toBe(0)
    await call.press('Hang up')
    await call.press('Completed')
    await isIdle()
  })

  /** Joins from the page of a link, by a tap where it wants one, and waits until the call or its door is shown. */
  async function enterCall(page: Page): Promise<void> {
    const join = page.getByRole('button', { name: /^(Ask to be let in|Join the call)$/ })
    const hangUp = page.getByRole('button', { name: 'Hang up' })
    const first = join.or(hangUp)
    await first.waitFor()
    await hydrated(first)
    if (await join.isVisible()) await join.click()
    await hangUp.or(page.getByRole('heading', { name: 'The nurse will let you in' })).waitFor()
  }

  const enterAdmin = () => floor.people.enter(floor.origin, 'admin')

  async function sessionOf({ page }: Person) {
    const cookies = await page.context().cookies()
    const session = cookies.find(({ name }) => name.includes('session-token'))
    if (!session) throw new Error('No one is signed in.')
    return session
  }

  /** A guest's link into the call, as the nurse would send it. */
  async function signedFor(callId: string): Promise<string> {
    const { dataDir } = floor.lantern
    const { calls } = await soloSecrets(dataDir, undefined, await keptSecret(dataDir, 'auth-secret'))
    const until = Math.floor(Date.now() / 1000) + 600
    const query = new URLSearchParams({
      as: 'guest',
      token: signPass({ callId, side: 'guest', until }, calls),
    })
    return `${floor.origin}/videocalls/${callId}?${query}`
  }

  async function moveTo({ board }: Person, place: string): Promise<void> {
    const [, bed = ''] = place.split(', ')
    await board.press('Move patient…')
    await board.dialog.getByLabel(/to which bed/).fill(bed)
    await board.dialog.getByRole('listitem').getByRole('button').first().click()
    await board.press('Yes, move')
    await board.read('Moved')
  }
})
