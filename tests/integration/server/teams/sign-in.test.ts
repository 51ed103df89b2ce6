import { expect, test } from 'vitest'
import { disableAccount, unlinkAccount } from '@/server/accounts/admin'
import { actorOf } from '@/server/auth/actor'
import { account, entraIdentity, session, teamsToken } from '@/server/db/schema'
import { chooseAccount, cookieBrowser } from '../../../support/cookie-browser'
import { GRAPH_SCOPE } from '../../../support/microsoft'
import { describeOnMigrated } from '../../databases'
import { microsoftFloor, SCOPES } from './microsoft-floor'

describeOnMigrated('signing in with Microsoft', (database) => {
  const { origin, microsoft, installed, lines, setOff, arrive, signIn, actorIn, byPassword, tokenOf } =
    microsoftFloor(database)

  test('opens a session of the account of that name, in its role in Lantern', async () => {
    const { browser, at } = await signIn('vera')
    expect(at).toBe('/board')
    expect(await actorIn(browser)).toMatchObject({ name: 'vera.lind@ward.test', role: 'virtual' })
  })

  test('ends the session that the browser had, unless it is refused, and not one of another browser', async () => {
    const [station, home] = [await byPassword('bedside'), await byPassword('bedside')]
    expect((await signIn('stranger', home)).at).toBe('/sign-in?refused=unknown')
    const before = new Headers({ cookie: station.cookieHeader() })
    expect((await signIn('vera', station)).at).toBe('/board')
    expect(await actorOf(before)).toBeNull()
    expect(await actorIn(station)).toMatchObject({ role: 'virtual' })
    expect(await actorIn(home)).toMatchObject({ role: 'bedside' })
  })

  test('asks for the scopes that Teams needs, with PKCE, state and nonce, and who it is each time', async () => {
    await signIn('vera')
    expect(microsoft().authorizations.at(-1)).toMatchObject({
      // The provider of the tests leaves offline_access to `consent`; Entra ID takes it as it is.
      scope: expect.stringContaining(GRAPH_SCOPE),
      prompt: 'login',
      code_challenge_method: 'S256',
      code_challenge: expect.any(String),
      state: expect.any(String),
      nonce: expect.any(String),
    })
    expect(microsoft().tokenRequests.at(-1)).toMatchObject({ status: 200, verifier: expect.any(String) })
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
      installed().lines.join(''),
      JSON.stringify(tables),
    ]
    const secrets = [...microsoft().issued.access, ...microsoft().issued.refresh, microsoft().clientSecret]
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

  test('says so when the person says no, and when the provider is gone', async () => {
    expect((await signIn(null)).at).toMatch(/^\/sign-in\?.*error=/)
    microsoft().become('down')
    const browser = cookieBrowser()
    expect(await arrive(browser, await setOff(browser, 'microsoft'))).toMatch(
      /^\/sign-in\?.*error=OAuthSignin$/,
    )
    microsoft().become('up')
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
})
