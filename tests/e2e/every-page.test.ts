import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { seriousViolations, tooWide } from '../support/accessibility'
import { pairByCode, serialAt } from '../support/bedside-device'
import { BED_2 } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { chooseOwnUnit } from '../support/own-units'
import { codeOn } from '../support/pairing'
import { answered } from '../support/people'

/** Every page, by who may open it, and what shows that it is there. */
const PAGES = {
  virtual: [['/appointments', 'h1']],
  charge: [
    ['/appointments', 'h1'],
    ['/reports', 'h1'],
    ['/call-quality', 'h1'],
    ['/opened-charts', 'h1'],
    ['/escalation', 'h1'],
    ['/contacts', 'h1'],
  ],
  admin: [
    ['/admin/displays', 'h1'],
    ['/admin/accounts', 'h2'],
    ['/call-quality', 'h1'],
    ['/admin/layout', 'h1'],
    ['/escalation', 'h1'],
  ],
  bedside: [
    ['/contacts', 'h1'],
    ['/account', 'h2'],
  ],
  display: [],
} as const

/** Every dialog of the header, by the name of its button; those of several roles are the same for each. */
const DIALOGS = {
  virtual: ['Coverage'],
  charge: ['Search', 'Filter', 'Coverage', 'Sound of this display', 'Keyboard shortcuts'],
  admin: [],
  bedside: [],
  display: ['Sound of this display'],
} as const

const ROLES = ['virtual', 'charge', 'admin', 'bedside', 'display'] as const

describe('WCAG 2.2 AA', () => {
  const floor = hospitalFloor()

  const holds = async (page: Page, what: string) => {
    expect(await seriousViolations(page), what).toEqual([])
    expect(await tooWide(page), what).toBeLessThanOrEqual(0)
  }

  it('holds before signing in', async () => {
    const stranger = await floor.people.arrive()
    stranger.expects(answered(404))
    for (const path of [
      '/sign-in',
      '/sign-in?ended=expired',
      '/display',
      '/bedside/123457',
      '/offline',
      '/nothing-here',
    ]) {
      await stranger.page.goto(floor.origin + path)
      await stranger.page.locator('h1, h2').first().waitFor()
      await holds(stranger.page, path)
    }
    await stranger.leave()
  })

  it.each(ROLES)('holds on every page and in every dialog of %s', async (role) => {
    const person = await floor.people.enter(floor.origin, role)
    await chooseOwnUnit(person.page, floor.origin)
    const { page, board } = person
    await holds(page, 'the board')
    for (const name of DIALOGS[role]) {
      await page.getByRole('button', { name }).first().click()
      await board.dialog.waitFor()
      await holds(page, name)
      await board.close()
    }
    if (role !== 'display') {
      await board.open(BED_2)
      await holds(page, 'a bed')
      const patient = board.dialog.getByRole('tab', { name: 'Patient' })
      if ((await patient.count()) > 0) {
        await patient.click()
        await board.dialog.getByRole('tabpanel').waitFor()
        await holds(page, 'a patient')
      }
      await board.close()
    }
    for (const [path, ready] of PAGES[role]) {
      await page.goto(floor.origin + path)
      await page.locator(ready).first().waitFor()
      await holds(page, path)
    }
    await person.leave()
  })
})

describe('a browser that lacks what others have', () => {
  const floor = hospitalFloor()
  /** Before the first page loads. */
  const before = async (page: Page) => void (await page.context().addInitScript(withoutFeatures, FEATURES))
  const SILENT = 'This browser cannot play sound.'

  it('shows a live board, takes a nurse through a request, and says what cannot be heard and where no call is made', async () => {
    const wall = await floor.people.enter(floor.origin, 'display', { before })
    const nurse = await floor.people.enter(floor.origin, 'virtual', { before })
    for (const { page } of [wall, nurse]) {
      expect(await page.evaluate(featuresLeft, FEATURES)).toEqual([])
      await page.getByText(SILENT).waitFor()
    }
    await nurse.board.ask(BED_2, 'Urgent')
    await nurse.board.read('Received')
    await nurse.board.press('Done')
    await wall.board.expectBed(BED_2, 'Urgent, waiting.')
    await nurse.page.getByRole('button', { name: 'Claim' }).click()
    const opened = nurse.page.context().waitForEvent('page')
    await nurse.board.press('Yes, join the call')
    const call = await opened
    await call.getByText('This browser cannot make video calls. Use the telephone.').waitFor()
    expect(await call.getByRole('button', { name: 'Full screen' }).count()).toBe(0)
    expect(await call.getByRole('button', { name: 'Share screen' }).count()).toBe(0)
    await call.close()
    await nurse.board.press('Complete')
    await nurse.board.press('Yes, complete')
    await nurse.board.read('Completed')
    await wall.board.expectQuiet(BED_2)
    await nurse.leave()
    await wall.leave()
  })

  it('is reported by a device at a bed that cannot sound nor carry a call', async () => {
    const charge = await floor.people.enter(floor.origin, 'charge')
    const device = await floor.people.arrive({ permissions: ['camera', 'microphone'] })
    await before(device.page)
    await device.page.goto(`${floor.origin}/bedside/${serialAt(BED_2)}`)
    const revoke = await pairByCode(floor.origin, await codeOn(device), 'Little browser')
    onTestFinished(revoke)
    await device.page.locator('[data-bedside-screen][data-live="live"]').waitFor()
    await device.page.getByText('This device cannot play sound.').waitFor()
    await device.page.getByText('this browser cannot make video calls').waitFor()
    await charge.board.expectBed(BED_2, 'Camera blocked')
    await device.page.getByRole('button', { name: 'Ask for help' }).click()
    await device.page.getByRole('heading', { name: /^Received at/ }).waitFor()
    await device.page.getByRole('button', { name: 'I do not need help any more' }).click()
    await charge.board.expectQuiet(BED_2)
    await device.leave()
    await charge.leave()
  })
})

/** What one browser or another lacks, some of it on plain http only: the interface (`self`: the window) and the name. */
const FEATURES = [
  ['Navigator', 'wakeLock'],
  ['Navigator', 'locks'],
  ['Element', 'requestFullscreen'],
  ['MediaDevices', 'getDisplayMedia'],
  ['self', 'Notification'],
  ['self', 'RTCPeerConnection'],
  ['self', 'BroadcastChannel'],
  ['self', 'AudioContext'],
  ['self', 'requestIdleCallback'],
] as const

/** Runs in the page before its own scripts. */
function withoutFeatures(features: typeof FEATURES): void {
  for (const [of, name] of features) {
    Reflect.deleteProperty(of === 'self' ? window : window[of].prototype, name)
  }
}

/** Runs in the page: what is still there. */
const featuresLeft = (features: typeof FEATURES): string[] =>
  features.flatMap(([of, name]) => (name in (of === 'self' ? window : window[of].prototype) ? [name] : []))
