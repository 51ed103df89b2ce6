import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { seriousViolations, tooWide } from '../support/accessibility'
import { hospitalFloor } from '../support/hospital-floor'
import { hydrated } from '../support/hydrated'
import { pending } from '../support/pending'
import { answered, signIn } from '../support/people'

const MRN = '1234'

describe('the audit page', () => {
  const floor = hospitalFloor()

  /** A compliance officer who has signed in on the sign-in page. */
  async function enter() {
    const officer = await floor.people.arrive()
    await officer.page.goto(`${floor.origin}/sign-in`)
    await hydrated(officer.page.getByRole('button', { name: 'Sign in', exact: true }))
    await signIn(officer.page, 'compliance', 'lantern')
    await officer.page.waitForURL(`${floor.origin}/compliance`)
    await officer.page.getByRole('heading', { name: 'Audit' }).waitFor()
    return officer
  }

  it('is the first page of a compliance officer, who has no other, and of no one else', async () => {
    const officer = await enter()
    for (const path of ['/board', '/wall', '/reports', '/admin/layout', '/']) {
      await officer.page.goto(floor.origin + path)
      await officer.page.waitForURL(`${floor.origin}/compliance`)
    }
    await officer.leave()
    const charge = await floor.people.enter(floor.origin, 'charge')
    await charge.page.goto(`${floor.origin}/compliance`)
    await charge.page.waitForURL(`${floor.origin}/board**`)
    await charge.leave()
  })

  it('says who looked at a patient, prints it and saves it', async () => {
    const nurse = await floor.people.enter(floor.origin, 'virtual')
    const { page, leave } = await enter()
    const urls: string[] = []
    page.on('request', (request) => urls.push(request.url()))
    const list = page.getByRole('table', { name: `Who looked at MRN ${MRN}` })
    await page.getByRole('button', { name: 'Show who looked' }).click()
    await page.getByText('Type the MRN.').waitFor()
    await page.getByLabel('MRN of the patient').fill(MRN)
    // The nurse's row is written; the list shows it once it is in the chain.
    await expect
      .poll(
        async () => (await (await page.request.get(`${floor.origin}/api/compliance/head`)).json()).waiting,
      )
      .toBe(0)
    await page.getByRole('button', { name: 'Show who looked' }).click()
    const looked = list.getByRole('row').filter({ hasText: 'Victor Adeyemi, RN' })
    await looked.filter({ hasText: 'Looked at the board' }).first().waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.emulateMedia({ media: 'print' })
    await page.getByText('Each row is one use of Lantern').waitFor()
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    await page.emulateMedia({ media: 'screen' })
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'CSV' }).first().click()
    const saved = await saving
    expect(saved.suggestedFilename()).toMatch(/^lantern-audit-\d{4}-\d\d-\d\d\.csv$/)
    expect(await readFile(await saved.path(), 'utf8')).toContain('Victor Adeyemi')
    expect(urls.filter((url) => url.includes(MRN))).toEqual([])
    await leave()
    await nurse.leave()
  })

  it('says what a user did', async () => {
    const { page, leave } = await enter()
    await page.getByRole('tab', { name: 'By user' }).click()
    await page.getByLabel('Name or username').fill('priya')
    await page.getByRole('button', { name: 'Find' }).click()
    await page
      .getByRole('button', { name: /Priya Raman/ })
      .filter({ hasText: 'Compliance officer' })
      .click()
    await page.getByRole('row').filter({ hasText: 'Signed in' }).first().waitFor()
    expect(await seriousViolations(page)).toEqual([])
    await leave()
  })

  it('drops an answer about a user once another one is looked for', async () => {
    const { page, leave } = await enter()
    const { promise: held, resolve: release } = pending<void>()
    await page.route('**/api/compliance/user', async (route) => {
      await held
      await route.continue()
    })
    await page.getByRole('tab', { name: 'By user' }).click()
    await page.getByLabel('Name or username').fill('priya')
    await page.getByRole('button', { name: 'Find' }).click()
    const asked = page.waitForRequest('**/api/compliance/user')
    await page
      .getByRole('button', { name: /Priya Raman/ })
      .filter({ hasText: 'Compliance officer' })
      .click()
    await asked
    await page.getByRole('button', { name: 'Another user' }).click()
    const answer = page.waitForResponse('**/api/compliance/user')
    release()
    await (await answer).finished()
    // The page has rendered the late list, if at all, before it shows what the next search finds.
    await page.getByLabel('Name or username').fill('bedside')
    await page.getByRole('button', { name: 'Find' }).click()
    await page.getByRole('button', { name: /Bea Larsson/ }).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    expect(await page.getByText('Loading…').count()).toBe(0)
    await leave()
  })

  it('loads the end of the chain again after a failure', async () => {
    const officer = await enter()
    const { page } = officer
    officer.expects(answered(503))
    const error = { code: 'database_unavailable', message: 'The database does not answer.' }
    let down = true
    await page.route('**/api/compliance/head', (route) =>
      down ? route.fulfill({ status: 503, json: { error } }) : route.continue(),
    )
    await page.clock.install()
    const failed = page.waitForResponse('**/api/compliance/head')
    await page.reload()
    await failed
    down = false
    const again = page.waitForResponse('**/api/compliance/head')
    await page.clock.fastForward(3_000)
    await again
    await page.getByText('Rows kept').waitFor()
    await officer.leave()
  })

  it('looks for unusual access, and says what each rule means', async () => {
    const { page, leave } = await enter()
    await page.getByRole('tab', { name: 'Unusual access' }).click()
    await page.getByRole('button', { name: 'Look for unusual access' }).click()
    await page.getByRole('heading', { name: 'Many charts in a short time' }).waitFor()
    await page.getByText('The charts of 20 patients or more within 60 minutes, by one user.').waitFor()
    await page.getByText('Charts opened from 22:00 to 06:00').waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await leave()
  })
})
