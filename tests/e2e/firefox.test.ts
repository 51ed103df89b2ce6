import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { pairByCode, serialAt } from '../support/bedside-device'
import { BED_2, OTHER_BEDS } from '../support/board-page'
import { startCutLine } from '../support/cut-line'
import { type FirefoxPage, launchFirefox, type TestFirefox } from '../support/firefox'
import { type FirefoxActions, firefoxActions } from '../support/firefox-page'
import { hospitalFloor } from '../support/hospital-floor'
import { signInAt } from '../support/nurse-client'

const NURSE = 'Victor Adeyemi, RN'
const [DEVICE_BED] = OTHER_BEDS

type Screen = FirefoxPage & FirefoxActions

describe('Lantern in Firefox', () => {
  const floor = hospitalFloor()
  const screens: Screen[] = []
  /** The complaints that the running test provokes. */
  const expected: RegExp[] = []
  let firefox: TestFirefox
  let bedside: Screen
  let virtual: Screen

  async function open(path: string, origin = floor.origin, cookie = ''): Promise<Screen> {
    const opened = await firefox.newPage()
    const screen = { ...opened, ...firefoxActions(opened.page) }
    screens.push(screen)
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(cookie) ?? []
    if (name) await screen.page.browserContext().setCookie({ name, value, domain: new URL(origin).hostname })
    await screen.page.goto(origin + path)
    return screen
  }

  /** Signs in by the page, as a nurse does. */
  async function enter(username: string): Promise<Screen> {
    const screen = await open('/sign-in')
    const { page } = screen
    await page.locator('input[autocomplete="username"]').fill(username)
    await page.locator('input[autocomplete="current-password"]').fill('lantern')
    await screen.press('Sign in')
    await screen.find('[data-live="live"]')
    return screen
  }

  beforeAll(async () => {
    firefox = await launchFirefox()
    ;[bedside, virtual] = await Promise.all([enter('bedside'), enter('virtual')])
  })

  afterEach(() => {
    const complaints = screens.flatMap((screen) => screen.complaints.splice(0))
    const provoked = expected.splice(0)
    expect(complaints.filter((complaint) => !provoked.some((known) => known.test(complaint)))).toEqual([])
  })

  it('lets a nurse ask at a bed, and another see it in queue and board, claim and complete it', async () => {
    await bedside.openBed(BED_2)
    await bedside.press('Urgent')
    await bedside.read(/Teladoc confirmed at \d\d:\d\d:\d\d/)
    await bedside.press('Done')
    await virtual.expectBed(BED_2, 'Urgent, waiting.')
    await virtual.press('Claim')
    await virtual.find('[role="dialog"]')
    await virtual.read('Yura A Lukashik')
    await bedside.expectBed(BED_2, `claimed by ${NURSE}.`)
    await virtual.press('Complete')
    await virtual.press('Yes, complete')
    await virtual.read('Completed')
    await virtual.press('Done')
    for (const { expectBed } of [bedside, virtual]) await expectBed(BED_2, /No request/)
  })

  it('shows a request on the wall as a tile in its alarm, greys it while the line is cut, and comes back', async () => {
    const line = await startCutLine()
    line.lead(Number(new URL(floor.origin).port))
    const { cookie } = await signInAt(floor.origin, 'display')
    const wall = await open('/wall', line.url, cookie)
    await wall.find('[data-live="live"]')
    await bedside.openBed(BED_2)
    await bedside.press('Emergency')
    await wall.find('[data-call="emergency"][data-flash="emergency"]')
    expected.push(
      /can’t establish a connection to the server at ws:/,
      /was interrupted while the page was loading/,
    )
    await line.cut()
    await wall.find('main[data-stale="true"]')
    await bedside.press('Undo')
    await bedside.read('Cancelled')
    await bedside.press('Done')
    await wall.find('.call[data-call="emergency"]')
    await line.mend()
    await wall.find('main[data-stale="false"]')
    await wall.find('.call', 'absent')
    await wall.page.browserContext().close()
  })

  describe('on a paired device at a bed', () => {
    let device: Screen
    let revoke = async () => {}
    beforeAll(async () => {
      device = await open(`/bedside/${serialAt(DEVICE_BED)}`)
      await device.find('[data-code]')
      const code = await device.page.$eval('[data-code]', (shown) => shown.getAttribute('data-code'))
      revoke = await pairByCode(floor.origin, code, 'Firefox')
      await device.find('[data-bedside-screen][data-live="live"]')
    })
    afterAll(() => revoke())

    it('asks, takes back, and shows the nurse who knocks', async () => {
      await device.press('It is an emergency')
      await device.read(/Received at \d\d:\d\d/)
      await bedside.expectBed(DEVICE_BED, 'Emergency: asked at the bed, waiting.')
      await device.press('I do not need help any more')
      await device.read('Undo: I still need help')
      await bedside.expectBed(DEVICE_BED, /No request/)

      await device.press('Ask for help')
      await device.read(/Received at \d\d:\d\d/)
      await virtual.press('Claim')
      await device.read(`${NURSE} is coming`)
      await virtual.find('[role="dialog"]')
      await virtual.press('Yes, join the call')
      await device.read('A nurse would like to see you')
      await device.press('Not now')
      await device.read(`You asked ${NURSE} to wait.`)
      await virtual.press('Complete')
      await virtual.press('Yes, complete')
      await bedside.expectBed(DEVICE_BED, /No request/)
    })
  })
})
