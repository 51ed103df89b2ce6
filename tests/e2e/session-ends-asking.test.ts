import { describe, expect, it } from 'vitest'
import { darkViolations, seriousViolations, tooWide } from '../support/accessibility'
import { OTHER_BEDS } from '../support/board-page'
import { hospitalFloor } from '../support/hospital-floor'
import { signInAt } from '../support/nurse-client'
import { type Person, signIn } from '../support/people'
import { SESSION_ENDED } from '../support/session-ends'

const HERE = OTHER_BEDS[0]
const PATH = '**/api/assistance-requests'
const NOT_SENT = /^NOT SENT: urgent, floor 2, 425 bed 1, asked at \d\d:\d\d\.$/
const ASKED =
  /^NOT SENT: urgent, floor 2, 425 bed 1, asked at \d\d:\d\d\. The session ended first\. Is help still needed\?/
/** Longer than the time in which a request is still sent by itself. */
const LATER_MS = 125_000

describe('a session that ends while its nurse asks', () => {
  const floor = hospitalFloor()

  /** A bedside nurse whose session ends between the tap and the answer; resolves at the sign-in page. */
  async function askAsSessionEnds() {
    const session = await signInAt(floor.origin, 'bedside')
    const person = await floor.people.arrive()
    person.expects(SESSION_ENDED, /ERR_ABORTED/)
    const { page, board } = person
    const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(session.cookie) ?? []
    await page.context().addCookies([{ name, value, url: floor.origin, httpOnly: true, sameSite: 'Lax' }])
    const created: string[] = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname === '/api/assistance-requests' && response.ok()) created.push(response.url())
    })
    await page.goto(`${floor.origin}/board`)
    await board.live()
    let over = false
    await page.route(PATH, async (route) => {
      // Once; to stop routing here would let the request through at once.
      if (!over) await session.signOut()
      over = true
      await route.continue().catch(() => undefined)
    })
    await board.ask(HERE, 'Urgent')
    await page.waitForURL('**/sign-in?ended=*')
    await page.getByRole('alert').getByText(NOT_SENT).waitFor()
    return { ...person, created }
  }
  /** Signs in at the page that the tab shows. */
  async function signInHere({ page, board }: Person, username: string) {
    await signIn(page, username, 'lantern')
    await page.waitForURL('**/board*')
    await board.live()
  }
  async function takeBack() {
    const { board } = await floor.people.enter(floor.origin, 'charge')
    await board.open(HERE)
    await board.press('Cancel request')
    await board.press('Asked by mistake')
    await board.press('Done')
  }

  it('says on the sign-in page what was not sent, and sends it once when the same nurse is back', async () => {
    const nurse = await askAsSessionEnds()
    const { page, created } = nurse
    const told = page.getByRole('alert').filter({ hasText: 'NOT SENT' })
    expect(await told.getByRole('link').getAttribute('href')).toMatch(/^tel:\+?\d+$/)
    expect(await seriousViolations(page)).toEqual([])
    expect(await darkViolations(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 1440, height: 900 })
    const watcher = await floor.people.enter(floor.origin, 'virtual')
    await watcher.board.expectQuiet(HERE)
    const patient = await patientAt(watcher)
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
      patient,
    )

    await signInHere(nurse, 'bedside')
    await watcher.board.expectBed(HERE, /Urgent, waiting/)
    expect(created).toHaveLength(1)
    await page.goto(`${floor.origin}/sign-in`)
    await page.locator('h1').waitFor()
    await page.getByLabel('Username').waitFor()
    expect(await told.count()).toBe(0)
    await takeBack()
  })

  it('asks the same nurse first when more than two minutes have passed', async () => {
    const nurse = await askAsSessionEnds()
    const { page, board, created } = nurse
    await page.clock.setSystemTime(Date.now() + LATER_MS)
    await signInHere(nurse, 'bedside')
    await page.getByRole('alert').getByText(ASKED).waitFor()
    await board.expectQuiet(HERE)
    expect(created).toEqual([])
    // In the bed's dialog, too.
    await board.open(HERE)
    await board.read('Is help still needed?')
    expect(await seriousViolations(page)).toEqual([])
    await board.press('Send it now')
    await board.read('Received')
    await board.press('Done')
    await expect.poll(() => page.getByText(ASKED).count()).toBe(0)
    expect(created).toHaveLength(1)
    await takeBack()
  })

  it('asks another nurse at once, whose request it is then', async () => {
    const station = await askAsSessionEnds()
    const { page, board, created } = station
    await signInHere(station, 'charge')
    await page.getByRole('alert').getByText(ASKED).waitFor()
    await page.reload()
    await page.getByRole('alert').getByText(ASKED).waitFor()
    expect(created).toEqual([])
    await page.getByRole('button', { name: 'Send it now' }).click()
    await board.expectBed(HERE, /Urgent, waiting/)
    expect(created).toHaveLength(1)
    const charge = await signInAt(floor.origin, 'charge')
    const { body } = await charge.call('/api/board')
    // The route answers with this type.
    const { beds } = body as { beds: { room: string; request: { askedBy: string } | null }[] }
    expect(beds.find(({ room, request }) => room === '425' && request)?.request?.askedBy).toBe(
      'Carmen Ortiz, RN',
    )
    await takeBack()
  })

  it('is gone and never sent once a nurse says that it is no longer needed', async () => {
    const station = await askAsSessionEnds()
    const { page, board, created } = station
    await signInHere(station, 'charge')
    await page.getByRole('button', { name: 'It is no longer needed' }).click()
    await expect.poll(() => page.getByText(ASKED).count()).toBe(0)
    await page.reload()
    await board.live()
    expect(await page.getByText('NOT SENT').count()).toBe(0)
    await page.goto(`${floor.origin}/sign-in`)
    await signInHere(station, 'bedside')
    await board.expectQuiet(HERE)
    expect(await page.getByText('NOT SENT').count()).toBe(0)
    expect(created).toEqual([])
  })
})

async function patientAt({ board }: Person): Promise<string> {
  await board.open(HERE)
  const name = await board.dialog.locator('dd').first().locator('span').first().textContent()
  await board.close()
  return String(name)
}
