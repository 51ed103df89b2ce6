import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { addAccount } from '@/server/accounts/admin'
import { session } from '@/server/db/schema'
import { followInBrowser } from '@/server/sessions/session-lock'
import { openSession } from '@/server/sessions/sessions'
import { newAuditRows } from '../../../support/audit-rows'
import { type CookieBrowser, cookieBrowser } from '../../../support/cookie-browser'
import { describeOnMigrated } from '../../databases'
import { directoryFloor } from './directory-floor'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

describeOnMigrated('signing out at the OpenID provider', (database) => {
  const floor = directoryFloor(database, [
    { sub: 'vera', preferred_username: 'vera@ward.test' },
    { sub: 'bo', preferred_username: 'bo@ward.test' },
  ])
  beforeAll(async () => {
    for (const username of ['vera@ward.test', 'bo@ward.test'])
      await addAccount(database().orm, {
        username,
        name: username,
        role: 'virtual',
        password: 'a password of the tests',
      })
  })

  /** What a browser does after Lantern's sign-out; says yes at the provider. @returns where it ends up */
  const signOut = async (browser: CookieBrowser, sessionId: string): Promise<URL | null> => {
    await floor.runtime().accounts.signOut(sessionId)
    const address = await floor.runtime().provider.signOutAddress(sessionId)
    return address === null ? null : signOutThere(browser, address)
  }
  const signOutThere = async (browser: CookieBrowser, address: string): Promise<URL> => {
    const page = await browser.open(address)
    const html = await page.text()
    expect({ status: page.status, html }).toMatchObject({ status: 200 })
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? ''
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const answer = await browser.open(action, { xsrf, logout: 'yes' })
    return new URL(answer.headers.get('location') ?? '', address)
  }
  /** A logout token of the provider with other claims. */
  const token = (
    change: Record<string, unknown> = {},
    as: Parameters<ReturnType<typeof floor.there>['sign']>[1] = {},
  ) => {
    const now = Math.floor(Date.now() / 1_000)
    const { issuer: iss, clientId: aud } = floor.there()
    const claims = {
      iss,
      aud,
      iat: now,
      exp: now + 120,
      jti: randomUUID(),
      sub: 'vera',
      events: { [EVENT]: {} },
    }
    return floor.there().sign({ ...claims, ...change }, as)
  }

  test('ends the session there, too, and comes back to the sign-in page', async () => {
    const { browser, actor } = await floor.signIn('vera')
    const before = floor.there().logouts.length
    const back = await signOut(browser, actor?.sessionId ?? '')
    expect(back?.href).toBe(`${floor.origin()}/sign-in?state=signed-out`)
    expect(floor.there().logouts.slice(before)).toEqual(['taken'])
    // The provider knows no one in this browser: it does not name the user of before by itself.
    floor.configure({ prompt: 'none' })
    const next = await browser.follow(await floor.setOff(browser), (url) => url.origin !== floor.origin())
    expect(
      new URL(next.response.headers.get('location') ?? next.url, next.url).searchParams.get('error'),
    ).toBe('login_required')
  })

  test('keeps the ID token sealed, and gives it out once', async () => {
    const { actor } = await floor.signIn('vera')
    const [row] = await database()
      .orm.select()
      .from(session)
      .where(eq(session.id, actor?.sessionId ?? ''))
    expect(row).toMatchObject({
      oidcSubject: 'vera',
      oidcSid: expect.any(String),
      oidcIdToken: expect.any(String),
    })
    expect(Buffer.from(row?.oidcIdToken ?? '', 'base64').toString('latin1')).not.toContain('vera')
    const hinted = new URL((await floor.runtime().provider.signOutAddress(actor?.sessionId ?? '')) ?? '')
    expect(hinted.searchParams.get('id_token_hint')).toMatch(/^ey/)
    const again = new URL((await floor.runtime().provider.signOutAddress(actor?.sessionId ?? '')) ?? '')
    expect(again.searchParams.has('id_token_hint')).toBe(false)
    expect(again.searchParams.get('client_id')).toBe(floor.there().clientId)
  })

  test('stays in Lantern for a password, where it is off, and where the provider does not answer', async () => {
    const byPassword = await floor.runtime().accounts.signIn('virtual', 'lantern', '10.0.0.1')
    if (!byPassword.ok) throw new Error(byPassword.refusal.code)
    expect(await signOut(cookieBrowser(), byPassword.value.sessionId)).toBeNull()

    floor.configure({ signsOutThere: false })
    const off = await floor.signIn('vera')
    expect(await signOut(off.browser, off.actor?.sessionId ?? '')).toBeNull()

    floor.configure()
    const { browser, actor } = await floor.signIn('vera')
    floor.configure()
    floor.there().become('down')
    expect(await signOut(browser, actor?.sessionId ?? '')).toBeNull()
    expect(await floor.actorIn(browser)).toBeNull()
    floor.there().become('up')
  })

  test('there, ends the session that it opened in Lantern, and no other, after the provider has changed its key', async () => {
    const station = await floor.signIn('vera')
    const home = await floor.signIn('vera')
    const bo = await floor.signIn('bo')
    floor.there().changeKey()
    const late = await floor.signIn('vera')
    const { issuer, clientId } = floor.there()
    const rows = newAuditRows(() => database().orm)
    await rows()
    // She signs out in another application of the hospital.
    await signOutThere(station.browser, `${issuer}/session/end?client_id=${clientId}`)
    expect(floor.there().logouts.at(-1)).toBe('taken')
    expect(await rows()).toMatchObject([
      {
        actorId: station.actor?.userId,
        action: 'sign-out',
        outcome: 'done',
        detail: '{"by":"provider"}',
      },
    ])
    expect(await floor.actorIn(station.browser)).toBeNull()
    for (const { browser } of [home, bo, late]) expect(await floor.actorIn(browser)).not.toBeNull()
  })

  test('ends a session that its user has opened by PIN in that browser since, and its proof', async () => {
    const { actor } = await floor.signIn('vera')
    if (!actor) throw new Error('Vera is not signed in.')
    const { orm } = database()
    const byPin = await openSession(orm, actor.userId, 3_600, false)
    await followInBrowser(orm, actor.sessionId, byPin)
    await floor.runtime().accounts.signOut(actor.sessionId)
    const [{ oidcSid } = { oidcSid: null }] = await orm
      .select()
      .from(session)
      .where(eq(session.id, actor.sessionId))
    expect((await floor.post(token({ sid: oidcSid }))).status).toBe(200)
    expect(await floor.runtime().accounts.session(byPin)).toBeNull()
    const proofs = await orm
      .select({ at: session.provenAt })
      .from(session)
      .where(eq(session.id, actor.sessionId))
    expect(proofs).toEqual([{ at: null }])
  })

  test('of a person ends every session of their account', async () => {
    const [one, two, bo] = [await floor.signIn('vera'), await floor.signIn('vera'), await floor.signIn('bo')]
    const password = await floor
      .runtime()
      .accounts.signIn('vera@ward.test', 'a password of the tests', '10.0.0.1')
    const answer = await floor.post(token())
    expect({ status: answer.status, cache: answer.headers.get('cache-control') }).toEqual({
      status: 200,
      cache: 'no-store',
    })
    for (const { browser } of [one, two]) expect(await floor.actorIn(browser)).toBeNull()
    expect(password.ok && (await floor.runtime().accounts.session(password.value.sessionId))).toBeNull()
    expect(await floor.actorIn(bo.browser)).not.toBeNull()
  })

  const soon = () => Math.floor(Date.now() / 1_000)
  test.each([
    ['signed by another key', () => token({}, { key: 'foreign' })],
    ['of a key that the provider does not have', () => token({}, { header: { kid: 'another' } })],
    [
      'without a signature',
      () =>
        `${token({}, { header: { alg: 'none' } })
          .split('.')
          .slice(0, 2)
          .join('.')}.`,
    ],
    ['signed with the client’s secret', () => token({}, { header: { alg: 'HS256' } })],
    ['of another issuer', () => token({ iss: 'https://elsewhere.test' })],
    ['for another application', () => token({ aud: 'another' })],
    ['that has expired', () => token({ exp: soon() - 120 })],
    ['issued an hour ago, without an end', () => token({ iat: soon() - 3_600, exp: undefined })],
    ['issued in an hour', () => token({ iat: soon() + 3_600, exp: soon() + 7_200 })],
    ['without the time of its issue', () => token({ iat: undefined })],
    ['without an id', () => token({ jti: undefined })],
    ['without events', () => token({ events: undefined })],
    ['with another event', () => token({ events: { 'https://elsewhere.test/event': {} } })],
    ['with a nonce', () => token({ nonce: 'n' })],
    ['of no one', () => token({ sub: undefined })],
    ['that is an ID token', () => token({}, { header: { typ: 'at+jwt' } })],
    ['that is no token', () => 'no token'],
    ['that is not there', () => ({})],
  ])('refuses a logout token %s', async (_what, forged) => {
    const { browser } = await floor.signIn('vera')
    const answer = await floor.post(forged())
    expect({ status: answer.status, cache: answer.headers.get('cache-control') }).toEqual({
      status: 400,
      cache: 'no-store',
    })
    expect(await answer.json()).toEqual({ error: 'invalid_request' })
    expect(await floor.actorIn(browser)).not.toBeNull()
  })

  test('obeys a logout token once', async () => {
    const once = token({ jti: 'the-same' })
    expect((await floor.post(once)).status).toBe(200)
    const { browser } = await floor.signIn('vera')
    expect((await floor.post(once)).status).toBe(400)
    expect((await floor.post(token({ jti: 'the-same' }))).status).toBe(400)
    expect(await floor.actorIn(browser)).not.toBeNull()
  })

  test('says that it failed, so that the provider can try again, where the keys cannot be had', async () => {
    floor.configure()
    floor.there().become('trouble')
    expect((await floor.post(token())).status).toBe(500)
    floor.there().become('up')
  })
})
