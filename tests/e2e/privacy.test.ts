import { describe, expect, it } from 'vitest'
import { darkViolations, seriousViolations, tooWide } from '../support/accessibility'
import { ownFloor } from '../support/hospital-floor'
import { answered } from '../support/people'

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const
const ELSEWHERE = 'floor 3, 302 bed 2'

describe('the charge nurse’s page of privacy', () => {
  // What nurses of other files opened would be listed here, too.
  const floor = ownFloor()

  it('shows which chart a nurse opened outside their own units, and why, and counts what is new', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    const charge = await floor.people.enter(floor.origin, 'charge')
    await charge.page.clock.install()
    await charge.page.getByRole('link', { name: 'Privacy' }).click()
    await charge.page.getByText('None in the last 24 hours.').waitFor()
    nurse.expects(answered(403))
    const { board } = nurse
    await board.open(ELSEWHERE)
    await board.dialog.getByRole('tab', { name: /^Patient/ }).click()
    await board.press('Open the chart')
    await board.read('Say it in at least 5 characters.')
    await board.dialog.getByText('I help this unit today').click()
    await board.press('Open the chart')
    await board.read(/^Open to you until \d\d:\d\d\. The charge nurse sees why\.$/)
    await board.press('Demographics')
    await board.read('Sex')
    // The page asks again every 15 s.
    await charge.page.clock.fastForward(15_000)
    const row = charge.page.getByRole('listitem').filter({ hasText: 'Victor Adeyemi, RN' })
    await row.getByText('hospital · floor 3 · 302 bed 2').waitFor()
    await row.getByText('“I help this unit today”').waitFor()
    await row.getByText('New', { exact: true }).waitFor()
    for (const size of SIZES) {
      await charge.page.setViewportSize(size)
      const at = `${size.width}x${size.height}`
      expect(await tooWide(charge.page), at).toBeLessThanOrEqual(0)
      expect(await seriousViolations(charge.page), at).toEqual([])
      expect(await darkViolations(charge.page), at).toEqual([])
    }
    const badge = charge.page.getByRole('link', { name: /^Privacy/ }).getByText('not seen yet')
    await expect.poll(() => badge.count()).toBe(0)
    // Another charge nurse at this browser has not seen it. One question counts what is new, on every page.
    const asked: string[] = []
    charge.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await charge.page.evaluate(() => {
      const key = `lantern.opened-charts.seen.${document.documentElement.dataset.user}`
      const seen = window.localStorage.getItem(key)
      window.localStorage.removeItem(key)
      if (seen) window.localStorage.setItem('lantern.opened-charts.seen.another', seen)
    })
    await charge.page.goto(`${floor.origin}/board`)
    await badge.waitFor()
    expect(
      asked.filter((path) => /opened-charts$|named-walls|privacy/.test(path) && path.startsWith('/api')),
    ).toEqual(['/api/privacy/not-seen'])
    await charge.page.getByRole('link', { name: /^Privacy/ }).click()
    await row.getByText('New', { exact: true }).waitFor()
    // Seen now, and the count is right at once.
    await expect.poll(() => badge.count()).toBe(0)
  })

  it('says which part did not load, and loads it again', async () => {
    const charge = await floor.people.enter(floor.origin, 'charge')
    charge.expects(answered(503))
    const { page } = charge
    const error = { code: 'database_unavailable', message: 'The database does not answer.' }
    let down = true
    for (const path of ['named-walls', 'opened-charts']) {
      await page.route(`**/api/${path}`, (route) =>
        down ? route.fulfill({ status: 503, json: { error } }) : route.continue(),
      )
    }
    await page.clock.install()
    await page.goto(`${floor.origin}/opened-charts`)
    await page.getByText(/^The walls did not load\./).waitFor()
    await page.getByText(/^The opened charts did not load\./).waitFor()
    expect(await seriousViolations(page)).toEqual([])
    // From here on nothing but a tap loads anything again.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 10)
    down = false
    const again = page.getByRole('button', { name: 'Try again' })
    await again.first().click()
    await expect.poll(() => again.count()).toBe(1)
    await again.click()
    await expect.poll(() => again.count()).toBe(0)
    await charge.leave()
  })
})
