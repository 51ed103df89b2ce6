import type { Page, Response } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations, tooWide } from '../support/accessibility'
import { ownFloor } from '../support/hospital-floor'
import { hydrated } from '../support/hydrated'
import { signInAt, typeWrongPassword } from '../support/nurse-client'
import { answered, type Person } from '../support/people'
import { SESSION_ENDED } from '../support/session-ends'

const FIRST = 'correct horse battery'
const OWN = 'another horse and staple'

const isChangeOfPin = (response: Response) =>
  response.url().endsWith('/api/account/pin') && response.request().method() !== 'GET'

describe('accounts', () => {
  // Behind a proxy, whose word for a client's address is taken.
  const floor = ownFloor(async () => ({ env: { TRUST_PROXY: '1' } }))
  const signIn = async (person: Person, username: string, password: string) => {
    const { page } = person
    await page.goto(`${floor.origin}/sign-in`)
    await hydrated(page.getByRole('button', { name: 'Sign in', exact: true }))
    await page.getByLabel('Username').fill(username)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  const enterAccounts = async (): Promise<Person> => {
    const person = await floor.people.enter(floor.origin, 'admin')
    const { page } = person
    await page.getByRole('link', { name: 'Accounts' }).click()
    await page.getByRole('heading', { name: /^Accounts \(\d+\)/ }).waitFor()
    return person
  }
  const add = async (page: Page, name: string, username: string, password: string) => {
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('textbox', { name: 'Username' }).fill(username)
    await page.getByLabel('Role').selectOption({ label: 'Virtual nurse' })
    await page.getByLabel('First password').fill(password)
    await page.getByRole('button', { name: 'Add the account' }).click()
  }
  const manage = async (page: Page, name: string, press: string) => {
    await page.getByRole('button', { name: `Manage ${name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: press }).click()
  }

  it('are made, disabled and enabled by an administrator, and a password that others would guess is refused', async () => {
    const { page, expects } = await enterAccounts()
    expects(answered(400))
    await add(page, 'Nora Smith, RN', 'n.smith', 'Password12345')
    await page.getByText('is among the first that others would guess').waitFor()
    await page.getByLabel('First password').fill(FIRST)
    await page.getByRole('button', { name: 'Add the account' }).click()
    await page.getByText('Nora Smith, RN can sign in now.').waitFor()

    const nurse = await floor.people.arrive()
    await signIn(nurse, 'n.smith', FIRST)
    await nurse.page.locator('[data-live="live"]').waitFor()
    nurse.expects(SESSION_ENDED)
    await manage(page, 'Nora Smith, RN', 'Disable…')
    await page.getByRole('button', { name: 'Yes, disable' }).click()
    await page.getByText('n.smith · Virtual nurse · disabled').waitFor()
    await nurse.page.waitForURL('**/sign-in?ended=revoked')
    nurse.expects(answered(401))
    await signIn(nurse, 'n.smith', FIRST)
    await nurse.page.getByText('The username or the password is wrong.').waitFor()
    await manage(page, 'Nora Smith, RN', 'Enable')
    await page.getByText('n.smith · Virtual nurse', { exact: true }).waitFor()
    await signIn(nurse, 'n.smith', FIRST)
    await nurse.page.waitForURL('**/board')
    await nurse.leave()
  })

  it('change their own password, and sign out where they were left open', async () => {
    const { page } = await enterAccounts()
    await add(page, 'Otto Berg, RN', 'o.berg', FIRST)
    await page.getByText('Otto Berg, RN can sign in now.').waitFor()
    const ward = { extraHTTPHeaders: { 'X-Forwarded-For': '10.1.2.3' } }
    const [here, there] = [await floor.people.arrive(ward), await floor.people.arrive(ward)]
    for (const one of [here, there]) {
      await signIn(one, 'o.berg', FIRST)
      await one.page.locator('[data-live="live"]').waitFor()
    }
    here.expects(answered(503))
    // It loads again by itself.
    await here.page.route('**/api/account/pin', (route) => route.fulfill({ status: 503 }), { times: 1 })
    await here.page.getByRole('link', { name: /^Otto Berg, RN: Your account/ }).click()
    await here.page
      .getByText(/at 10\.1\.2\.3/)
      .first()
      .waitFor()
    expect(await here.page.getByText('Here', { exact: true }).count()).toBe(1)
    await here.page.getByText('You have no PIN.').waitFor()
    there.expects(SESSION_ENDED)
    await here.page.getByRole('button', { name: /^Sign out there: Chrome/ }).click()
    await there.page.waitForURL('**/sign-in?ended=revoked')
    await expect.poll(() => here.page.getByRole('button', { name: /^Sign out there/ }).count()).toBe(0)

    here.expects(answered(400))
    const change = async (old: string, next: string) => {
      await here.page.getByLabel('Current password').fill(old)
      await here.page.getByLabel('New password').fill(next)
      await here.page.getByRole('button', { name: 'Change the password' }).click()
    }
    await change('not the password', OWN)
    await here.page.getByText('The current password is wrong.').waitFor()
    await change(FIRST, OWN)
    await here.page.getByText('Your password is changed.').waitFor()
    // After each change of the PIN the fields are empty again.
    const pinFields = ['Your password', 'New PIN', 'New PIN, again'].map((label) =>
      here.page.getByLabel(label, { exact: true }),
    )
    for (const [pin, button] of [
      ['483920', 'Set the PIN'],
      ['592038', 'Change the PIN'],
      ['730284', 'Change the PIN'],
    ] as const) {
      for (const [nth, field] of pinFields.entries()) await field.fill(nth === 0 ? OWN : pin)
      const saved = here.page.waitForResponse(isChangeOfPin)
      await here.page.getByRole('button', { name: button }).click()
      expect((await saved).status()).toBe(200)
      for (const field of pinFields) await expect.poll(() => field.inputValue()).toBe('')
    }
    await signIn(there, 'o.berg', OWN)
    await there.page.waitForURL('**/board')
    await Promise.all([here.leave(), there.leave()])
  })

  it('under attack are named to the administrator, who can end the delays', async () => {
    const admin = await signInAt(floor.origin, 'admin')
    for (const [name, username] of [
      ['José Núñez, RN', 'j.nunez'],
      ['Ana Gil, RN', 'a.gil'],
    ]) {
      const body = { name, username, role: 'virtual', password: FIRST }
      expect((await admin.call('/api/accounts', { method: 'POST', body })).status).toBe(201)
    }
    // Five wrong passwords from one address come without a delay.
    for (let nth = 0; nth < 21; nth += 1) {
      await typeWrongPassword(floor.origin, 'bedside', `10.0.0.${Math.floor(nth / 5)}`)
    }
    const person = await floor.people.enter(floor.origin, 'admin')
    const { page } = person
    await page.goto(`${floor.origin}/admin/accounts`)
    await page.getByRole('alert').getByText('Someone is guessing the password of Bea Larsson, RN.').waitFor()
    await page.getByText('21 wrong ones so far').waitFor()
    expect(await seriousViolations(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
    await page.getByLabel('Find by name or username').fill('jose nunez')
    await expect.poll(() => page.getByRole('button', { name: /^Manage / }).count()).toBe(1)
    await page.getByRole('button', { name: 'Manage José Núñez, RN' }).waitFor()
    await page.getByLabel('Find by name or username').fill('')
    await manage(page, 'Bea Larsson, RN', 'Forget wrong passwords and codes')
    await expect.poll(() => page.getByText('21 wrong ones so far').count()).toBe(0)
    await page.reload()
    await page.getByRole('button', { name: 'Manage Bea Larsson, RN' }).waitFor()
    expect(await page.getByText('wrong ones so far').count()).toBe(0)
    await person.leave()
  })
})
