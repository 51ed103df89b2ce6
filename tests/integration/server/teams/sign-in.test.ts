import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addAccount, disableAccount, unlinkAccount } from '@/server/accounts/admin'
import { actorOf } from '@/server/auth/actor'
import { account, entraIdentity, session, teamsToken } from '@/server/db/schema'
import { createTeams } from '@/server/teams/service'
import { type CookieBrowser, chooseAccount, cookieBrowser } from '../../../support/cookie-browser'
import { GRAPH_SCOPE, type Microsoft, startMicrosoft } from '../../../support/microsoft'
import { type InstalledRuntime, installTestRuntime } from '../../app/api/runtime'
import { describeOnMigrated } from '../../databases'
import { serveNextAuth } from '../auth/next-auth-server'

const PASSWORD = 'a password of the tests'
const SCOPES = `openid profile email offline_access ${GRAPH_SCOPE}`

describeOnMigrated('signing in with Microsoft', (database) => {
  const origin = serveNextAuth()
  let microsoft: Microsoft
  let installed: InstalledRuntime
  const lines: string[] = []

  beforeAll(async () => {
    installed = await installTestRuntime(database())
    microsoft = await startMicrosoft(
      [`${origin()}/api/auth/callback/microsoft`, `${origin()}/api/auth/callback/teams`],
      [
        { sub: 'vera', preferred_username: 'Vera.Lind@Ward.test' },
        { sub: 'vera-2', preferred_username: 'vera.lind@ward.test' },
        { sub: 'bo', preferred_username: 'bo@ward.test' },
        { sub: 'stranger', preferred_username: 'stranger@elsewhere.test' },
        { sub: 'nameless' },
        { sub: 'writes-anything', email: 'bo@ward.test' },
        { sub: 'verified', email: 'ola@ward.test', email_verified: true },
        { sub: 'gone', preferred_username: 'gone@ward.test' },
      ],
    )
    const entra = { ...microsoft, scopes: SCOPES }
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
    const teams = createTeams(database(), { entra, shared: undefined, authSecret: 'x'.repeat(32), log })
    Object.assign(installed.runtime, { entra, teams: teams.service, log })
    for (const [username, role] of [
      ['vera.lind@ward.test', 'virtual'],
      ['bo@ward.test', 'bedside'],
      ['ola@ward.test', 'charge'],
      ['gone@ward.test', 'virtual'],
    ] as const) {
      await addAccount(database().orm, { username, name: username, role, password: PASSWORD })
    }
  })
  beforeEach(() => microsoft.forge(null))

  /** The address at the provider that next-auth sends a browser to. */
  const setOff = async (browser: CookieBrowser, provider: string, callbackUrl = `${origin()}/board`) => {
    const { csrfToken } = await (await browser.open(`${origin()}/api/auth/csrf`)).json()
    const form = { csrfToken, callbackUrl, json: 'true' }
    const answer = await browser.open(`${origin()}/api/auth/signin/${provider}`, form)
    const { url }: { url: string } = await answer.json()
    return url
  }
  /** The path and query in Lantern where the browser ends up. */
  const arrive = async (browser: CookieBrowser, url: string): Promise<string> => {
    const { url: last } = await browser.follow(url, (next) => next.pathname.startsWith('/api/auth/'))
    expect(last.origin).toBe(origin())
    return last.pathname + last.search
  }
  const signIn = async (who: string | null, browser = cookieBrowser()) => {
    const back = await chooseAccount(browser, await setOff(browser, 'microsoft'), who)
    return { browser, back, at: await arrive(browser, back.href) }
  }
  const connect = async (browser: CookieBrowser, who: string | null) => {
    const url = await setOff(browser, 'teams', `${origin()}/teams`)
    return arrive(browser, (await chooseAccount(browser, url, who)).href)
  }
  const actorIn = (browser: CookieBrowser) => actorOf(new Headers({ cookie: browser.cookieHeader() }))
  /** Signed in by password, as the demo's accounts are. */
  const byPassword = async (username: string, password = 'lantern') => {
    const browser = cookieBrowser()
    const { csrfToken } = await (await browser.open(`${origin()}/api/auth/csrf`)).json()
    await browser.open(`${origin()}/api/auth/callback/credentials`, {
      csrfToken,
      username,
      password,
      json: 'true',
    })
    expect(await actorIn(browser)).not.toBeNull()
    return browser
  }
  const tokenOf = async (userId: string | undefined) =>
    (
      await database()
        .orm.select()
        .from(teamsToken)
        .where(eq(teamsToken.accountId, userId ?? ''))
    )[0]

  test('opens a session of the account of that name, in its role in Lantern', async () => {
    const { browser, at } = await signIn('vera')
    expect(at).toBe('/board')
    expect(await actorIn(browser)).toMatchObject({ name: 'vera.lind@ward.test', role: 'virtual' })
  })

  test('asks for the scopes that Teams needs, with PKCE, state and nonce, and for the account each time', async () => {
    await signIn('vera')
    expect(microsoft.authorizations.at(-1)).toMatchObject({
      // The provider of the tests leaves offline_access to `consent`; Entra ID takes it as it is.
      scope: expect.stringContaining(GRAPH_SCOPE),
      prompt: 'select_account',
      code_challenge_method: 'S256',
      code_challenge: expect.any(String),
      state: expect.any(String),
      nonce: expect.any(String),
    })
    expect(microsoft.tokenRequests.at(-1)).toMatchObject({ status: 200, verifier: expect.any(String) })
    const url = new URL(await setOff(cookieBrowser(), 'microsoft'))
    expect(url.searchParams.get('scope')).toBe(SCOPES)
  })

  test('leaves no token in cookies, the session, the log or the database as it is', async () => {
    const { browser } = await signIn('vera')
    const shown = await (await browser.open(`${origin()}/api/auth/session`)).text()
    expect(JSON.parse(shown).user).toEqual({
      userId: (await actorIn(browser))?.userId,
      name: 'vera.lind@ward.test',
      role: 'virtual',
    })
    const { orm } = database()
    const tables = await Promise.all(
      [teamsToken, entraIdentity, session, account].map((one) => orm.select().from(one)),
    )
    const seen = [
      browser.setCookies.join('\n'),
      shown,
      lines.join(''),
      installed.lines.join(''),
      JSON.stringify(tables),
    ]
    const secrets = [...microsoft.issued.access, ...microsoft.issued.refresh, microsoft.clientSecret]
    expect(secrets.length).toBeGreaterThan(2)
    for (const secret of secrets) for (const text of seen) expect(text).not.toContain(secret)
    // Nor is a token in the encrypted part of the cookie, which would be longer by that token.
    const cookie = browser.cookies().get('next-auth.session-token') ?? ''
    const plain = (await byPassword('virtual')).cookies().get('next-auth.session-token') ?? ''
    expect(Math.abs(cookie.length - plain.length)).toBeLessThan(30)
  })

  test('keeps a token only for a user whose role may join calls', async () => {
    const vera = await actorIn((await signIn('vera')).browser)
    const bo = await actorIn((await signIn('bo')).browser)
    expect(await tokenOf(vera?.userId)).toMatchObject({ subject: 'vera', name: 'Vera.Lind@Ward.test' })
    expect(bo).toMatchObject({ role: 'bedside' })
    expect(await tokenOf(bo?.userId)).toBeUndefined()
  })

  test.each([
    ['without an account in Lantern', 'stranger', 'unknown'],
    ['without a name from the provider', 'nameless', 'unknown'],
    ['with an unverified e-mail address', 'writes-anything', 'unknown'],
    ['with the name of another person who signed in before', 'vera-2', 'other-identity'],
  ])('refuses a person %s', async (_who, sub, why) => {
    await signIn('vera')
    const accounts = await database().orm.select().from(account)
    const { browser, at } = await signIn(sub)
    expect(at).toBe(`/sign-in?refused=${why}`)
    expect(await actorIn(browser)).toBeNull()
    expect(await database().orm.select().from(account)).toHaveLength(accounts.length)
  })

  test('takes an e-mail address that the provider has verified', async () => {
    expect(await actorIn((await signIn('verified')).browser)).toMatchObject({ role: 'charge' })
  })

  test('ends with the account: no session and no token; after unlinking, the next sign-in of that name is linked', async () => {
    const { browser } = await signIn('gone')
    const gone = await actorIn(browser)
    expect(await tokenOf(gone?.userId)).toBeDefined()
    await disableAccount(database().orm, { username: 'gone@ward.test' })
    expect(await actorIn(browser)).toBeNull()
    expect(await tokenOf(gone?.userId)).toBeUndefined()
    expect((await signIn('gone')).at).toBe('/sign-in?refused=unknown')

    await signIn('vera')
    await unlinkAccount(database().orm, { username: 'vera.lind@ward.test' })
    expect((await signIn('vera-2')).at).toBe('/board')
    expect((await signIn('vera')).at).toBe('/sign-in?refused=other-identity')
    await unlinkAccount(database().orm, { username: 'vera.lind@ward.test' })
  })

  test.each([
    ['of another issuer', { iss: 'https://login.elsewhere.test/v2.0' }, 'own'],
    ['for another audience', { aud: 'another-client' }, 'own'],
    ['with another nonce', { nonce: 'another' }, 'own'],
    ['without a nonce', { nonce: undefined }, 'own'],
    ['that has expired', { exp: 1_000_000_000 }, 'own'],
    ['signed by another key', {}, 'foreign'],
  ] as const)('refuses an ID token %s', async (_what, change, key) => {
    microsoft.forge(change, key)
    const { browser, at } = await signIn('vera')
    expect(at).toMatch(/^\/sign-in\?.*error=OAuthCallback$/)
    expect(await actorIn(browser)).toBeNull()
  })

  test('refuses an answer to a sign-in that this browser did not start', async () => {
    const mine = cookieBrowser()
    const back = await chooseAccount(mine, await setOff(mine, 'microsoft'), 'vera')
    const altered = new URL(back)
    altered.searchParams.set('state', 'another')
    for (const [browser, url] of [
      [cookieBrowser(), back],
      [mine, altered],
    ] as const) {
      expect(await arrive(browser, url.href)).toContain('error=OAuthCallback')
      expect(await actorIn(browser)).toBeNull()
    }
  })

  test('says so when the person says no, and when the provider is gone', async () => {
    expect((await signIn(null)).at).toMatch(/^\/sign-in\?.*error=/)
    microsoft.become('down')
    const browser = cookieBrowser()
    expect(await arrive(browser, await setOff(browser, 'microsoft'))).toMatch(
      /^\/sign-in\?.*error=OAuthSignin$/,
    )
    microsoft.become('up')
  })

  test('redirects to no other site, whatever address it was given', async () => {
    for (const elsewhere of [
      'https://elsewhere.test/',
      '//elsewhere.test',
      'javascript:alert(1)',
      '/\\elsewhere.test',
    ]) {
      const browser = cookieBrowser()
      const back = await chooseAccount(browser, await setOff(browser, 'microsoft', elsewhere), 'vera')
      const { response, url } = await browser.follow(back.href, (next) => next.origin !== origin())
      expect(new URL(response.headers.get('location') ?? '', url).origin).toBe(origin())
    }
  })

  test('its cookies are only for the server, and only for this site', async () => {
    const { browser } = await signIn('vera')
    for (const name of ['state', 'nonce', 'pkce.code_verifier', 'session-token']) {
      const line = browser.setCookies.find((one) => one.startsWith(`next-auth.${name}=`)) ?? ''
      expect(line).toMatch(/; HttpOnly/i)
      expect(line).toMatch(/; SameSite=Lax/i)
    }
  })

  test('connects an account to the signed-in user, whose session does not change', async () => {
    const browser = await byPassword('virtual')
    const [before, cookie] = [await actorIn(browser), browser.cookies().get('next-auth.session-token')]
    expect(await installed.runtime.teams.standing(before ?? never())).toMatchObject({ state: 'connect' })
    expect(await connect(browser, 'stranger')).toBe('/teams?connected=1')
    expect(await actorIn(browser)).toEqual(before)
    expect(browser.cookies().get('next-auth.session-token')).toBe(cookie)
    expect(await installed.runtime.teams.standing(before ?? never())).toEqual({
      state: 'ready',
      connectable: true,
      connected: { name: 'stranger@elsewhere.test' },
    })
    // The connection is for calls only: a person at an unlocked screen cannot sign in with it.
    expect((await signIn('stranger')).at).toBe('/sign-in?refused=unknown')
  })

  test('refuses to connect another user’s account, without a session, and for a role that joins no calls', async () => {
    await signIn('vera')
    expect(await connect(await byPassword('charge'), 'vera')).toBe('/teams?refused=other-account')
    const vera = await byPassword('vera.lind@ward.test', PASSWORD)
    expect(await connect(vera, 'stranger')).toBe('/teams?refused=other-identity')
    expect(await connect(cookieBrowser(), 'stranger')).toBe('/sign-in?ended=expired')
    const bedside = await byPassword('bedside')
    expect(await connect(bedside, 'stranger')).toBe('/teams?refused=role')
    expect(await tokenOf((await actorIn(bedside))?.userId)).toBeUndefined()
    expect(await connect(await byPassword('charge'), null)).toMatch(
      /^\/sign-in\?callbackUrl=[^&]*%2Fteams&error=/,
    )
  })
})

const never = (): never => {
  throw new Error('Nobody is signed in.')
}
