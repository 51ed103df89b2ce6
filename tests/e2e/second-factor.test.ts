import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { seriousViolations, tooWide } from '../support/accessibility'
import { boardPage } from '../support/board-page'
import { ownFloor } from '../support/hospital-floor'
import { hydrated } from '../support/hydrated'
import { pending } from '../support/pending'
import { answered, type Person, signIn } from '../support/people'
import { freePort } from '../support/ports'
import { readQrCode } from '../support/qr-code'
import { lockByKeys, SESSION_ENDED, signOut } from '../support/session-ends'
import { withAuthenticator } from '../support/virtual-authenticator'

const PASSWORD = 'lantern'

/** The code so many time steps from now of a key as the page shows it. */
const codeOf = (key: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + steps * 30_000,
  })

describe('second factors', () => {
  // Browsers know passkeys at a name only, and the server those of its own name.
  const floor = ownFloor(async () => {
    const port = await freePort()
    return { port, env: { NEXTAUTH_URL: `http://localhost:${port}`, REQUIRE_SECOND_FACTOR: 'admins' } }
  })

  const openSignIn = async (page: Page) => {
    await page.goto(`${floor.origin}/sign-in`)
    await hydrated(page.getByRole('button', { name: 'Sign in', exact: true }))
  }
  const arrive = async (username: string): Promise<Person> => {
    const person = await floor.people.arrive()
    await openSignIn(person.page)
    await signIn(person.page, username, PASSWORD)
    return person
  }
  const leaveAccount = async (person: Person) => {
    const { page } = person
    await page.goto(`${floor.origin}/account`)
    await signOut(person)
    await page.waitForURL('**/sign-in?ended=signed-out')
    await hydrated(page.getByRole('button', { name: 'Sign in', exact: true }))
  }
  const openAccount = async (person: Person) => {
    await person.board.live()
    await person.page.goto(`${floor.origin}/account`)
    await person.page.getByRole('heading', { name: 'Passkeys and codes' }).waitFor()
  }
  const keepCodes = async (page: Page): Promise<readonly string[]> => {
    const shown = page.getByRole('region', { name: 'Keep these recovery codes' })
    await shown.waitFor()
    const codes = await shown.getByRole('listitem').allTextContents()
    await page.getByRole('button', { name: 'I have kept them' }).click()
    return codes
  }
  const setUpApp = async (page: Page): Promise<string> => {
    const { promise: held, resolve: goOn } = pending<void>()
    await page.route(
      '**/api/account/authenticator',
      async (route) => {
        await held
        await route.continue()
      },
      { times: 1 },
    )
    const start = page.getByRole('button', { name: 'Set up an app' })
    await start.click()
    // A second press would void the key of the first.
    await expect.poll(() => start.isDisabled()).toBe(true)
    goOn()
    const code = page.getByLabel('Code that the app shows now')
    await code.waitFor()
    const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
    const qr = page.getByRole('img', { name: 'QR code for the authenticator app' })
    const uri = await readQrCode(page, await qr.screenshot())
    expect(new URL(uri).searchParams.get('secret')).toBe(key.replaceAll(' ', ''))
    await code.fill(codeOf(key))
    await page.getByRole('button', { name: 'Confirm' }).click()
    return key
  }
  const unlock = async (page: Page) => {
    const bar = page.getByRole('region', { name: 'Screen lock' })
    const secret = bar.getByLabel('Password')
    await secret.fill(PASSWORD)
    await secret.press('Enter')
    await expect.poll(() => bar.count()).toBe(0)
  }
  const looksRight = async (page: Page) => {
    expect(await seriousViolations(page)).toEqual([])
    expect(await tooWide(page)).toBeLessThanOrEqual(0)
  }

  it('a nurse adds a passkey, signs in with it, unlocks with it, and takes it as second factor', async () => {
    const nurse = await arrive('bedside')
    const { page } = nurse
    const authenticator = await withAuthenticator(page)
    await openAccount(nurse)
    await page.getByLabel('Name of the passkey').fill('Ward laptop')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    expect(await keepCodes(page)).toHaveLength(10)
    await page.getByText('Ward laptop').waitFor()
    await page.getByText('You have 10 recovery codes left.').waitFor()
    await looksRight(page)

    await leaveAccount(nurse)
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await nurse.board.live()
    await lockByKeys(nurse)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await expect.poll(() => page.getByText('Locked: Bea Larsson, RN').count()).toBe(0)

    await leaveAccount(nurse)
    nurse.expects(answered(401))
    await signIn(page, 'bedside', PASSWORD)
    await page.getByRole('heading', { name: 'One more step' }).waitFor()
    await looksRight(page)
    await authenticator.userVerified(false)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await page.getByText('No passkey was used.').waitFor()
    await authenticator.userVerified(true)
    await page.getByRole('button', { name: 'Use a passkey' }).click()
    await nurse.board.live()
    await nurse.leave()
  })

  it('a nurse sets up an authenticator app, types its code after the password, and a recovery code without the phone', async () => {
    const nurse = await arrive('virtual')
    const { page } = nurse
    await openAccount(nurse)
    const key = await setUpApp(page)
    const [code = ''] = await keepCodes(page)
    await page.getByRole('button', { name: 'Set up another phone' }).waitFor()
    await looksRight(page)

    await leaveAccount(nurse)
    nurse.expects(answered(401))
    await signIn(page, 'virtual', PASSWORD)
    await page.getByLabel('Code of the app').fill('000000')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('That code is wrong, or it was used before.').waitFor()
    await page.goto(`${floor.origin}/board`)
    await page.waitForURL('**/sign-in')
    await openSignIn(page)
    await signIn(page, 'virtual', PASSWORD)
    await page.getByLabel('Code of the app').fill(codeOf(key, 1))
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await nurse.board.live()

    await leaveAccount(nurse)
    await signIn(page, 'virtual', PASSWORD)
    await page.getByRole('button', { name: 'Use a recovery code' }).click()
    await page.getByLabel('Recovery code').fill('0AAA-AAAA-AAAA')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('That recovery code is wrong, or it was used before. Type another one.').waitFor()
    await page.getByLabel('Recovery code').fill(code.toLowerCase())
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await nurse.board.live()

    const other = await arrive('charge')
    await other.board.live()
    const { page: shared } = other
    other.expects(answered(401))
    await lockByKeys(other)
    await shared.getByRole('button', { name: 'Switch user' }).click()
    await shared.getByLabel('Username').fill('virtual')
    await shared.getByLabel('PIN or password').fill(PASSWORD)
    await shared.getByRole('button', { name: 'Sign in', exact: true }).click()
    await shared.getByRole('heading', { name: 'One more step' }).waitFor()
    await looksRight(shared)
    await other.leave()
    await nurse.leave()
  })

  it('an administrator who has none gets nowhere before it is set up, and resets that of a nurse', async () => {
    const admin = await arrive('admin')
    const { page } = admin
    await page.waitForURL('**/second-factor')
    await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
    await looksRight(page)
    // A call for help that this tab could not send stays in sight.
    await page.evaluate(keepUnsent, Date.now())
    await page.reload()
    await page.getByRole('alert').getByText('NOT SENT: urgent, 425 bed 1').waitFor()
    await looksRight(page)
    await page.evaluate(() => sessionStorage.clear())
    for (const path of ['/board', '/admin/accounts', '/account', '/wall']) {
      await page.goto(floor.origin + path)
      await page.waitForURL('**/second-factor')
    }
    admin.expects(answered(403))
    const refused = await page.evaluate(async () => {
      const answers = ['/api/accounts', '/contacts'].map((path) => fetch(path))
      return Promise.all(answers.map(async (one) => (await (await one).json()).error.code))
    })
    expect(refused).toEqual(['second_factor_missing', 'second_factor_missing'])
    await page.getByRole('button', { name: 'Set up an app' }).waitFor()
    await lockByKeys(admin)
    await page.getByText('This page is hidden while the screen is locked.').waitFor()
    await page.reload()
    await unlock(page)
    await setUpApp(page)
    const codes = page.getByRole('region', { name: 'Keep these recovery codes' })
    await codes.waitFor()
    await lockByKeys(admin)
    await page.getByText('This page is hidden while the screen is locked.').waitFor()
    expect(await codes.count()).toBe(0)
    expect(await page.getByRole('link', { name: 'Go to the board' }).count()).toBe(0)
    await looksRight(page)
    await unlock(page)
    await keepCodes(page)
    await page.getByRole('button', { name: 'Go on to the board' }).click()
    await boardPage(page).live()

    const nurse = await arrive('charge')
    await withAuthenticator(nurse.page)
    await openAccount(nurse)
    await nurse.page.getByRole('button', { name: 'Add a passkey' }).click()
    await keepCodes(nurse.page)
    await page.goto(`${floor.origin}/admin/accounts`)
    await page
      .getByText(/1 passkey/)
      .first()
      .waitFor()
    const dialog = page.getByRole('dialog')
    const reset = dialog.getByRole('button', { name: 'Reset second factors…' })
    await page.getByRole('button', { name: 'Manage Aiko Tanaka' }).click()
    await dialog.getByRole('link', { name: 'Your password and second factors' }).waitFor()
    expect(await dialog.getByRole('button', { name: 'New password…' }).or(reset).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Manage Carmen Ortiz, RN' }).click()
    await reset.click()
    await looksRight(page)
    nurse.expects(SESSION_ENDED)
    await dialog.getByRole('button', { name: 'Yes, reset' }).click()
    await nurse.page.waitForURL('**/sign-in?ended=revoked')
    await hydrated(nurse.page.getByRole('button', { name: 'Sign in', exact: true }))
    await signIn(nurse.page, 'charge', PASSWORD)
    await nurse.board.live()
    await nurse.leave()
    await admin.leave()
  })
})

/** Leaves in the tab what a board keeps there of a call for help that it could not send. */
function keepUnsent(askedAt: number): void {
  const ask = {
    bedId: 'bed',
    place: '425 bed 1',
    locator: {},
    reason: 'other',
    priority: 'urgent',
    phone: null,
  }
  const kept = [{ ...ask, key: 'key', userId: 'bea', askedAt, state: 'not-sent' }]
  sessionStorage.setItem('lantern.unsent.bea', JSON.stringify(kept))
}
