import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { beforeAll, beforeEach, expect } from 'vitest'
import { addAccount } from '@/server/accounts/admin'
import { actorOf } from '@/server/auth/actor'
import { teamsToken } from '@/server/db/schema'
import type { Database } from '@/server/platform/db/open'
import { createTeams } from '@/server/teams/service'
import { type CookieBrowser, chooseAccount, cookieBrowser } from '../../../support/cookie-browser'
import { GRAPH_SCOPE, type Microsoft, startMicrosoft } from '../../../support/microsoft'
import { type InstalledRuntime, installTestRuntime } from '../../app/api/test-runtime'
import { serveNextAuth } from '../auth/next-auth-server'

export const PASSWORD = 'seven green umbrellas'
export const SCOPES = `openid profile email offline_access ${GRAPH_SCOPE}`

/** Lantern's sign-in and Microsoft, over real HTTP; to be called in a describe block's body. */
export function microsoftFloor(database: () => Database) {
  const origin = serveNextAuth()
  let microsoft: Microsoft | undefined
  let installed: InstalledRuntime | undefined
  const there = (): Microsoft => microsoft ?? never()
  const here = (): InstalledRuntime => installed ?? never()
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
    const oidc = {
      ...entra,
      id: 'microsoft',
      name: 'Microsoft',
      prompt: 'login',
      authTime: 'if-given',
      signsOutThere: true,
      roles: null,
    } as const
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
    const teams = createTeams(database(), { entra, shared: undefined, authSecret: 'x'.repeat(32), log })
    Object.assign(installed.runtime, { entra, oidc, teams: teams.service, log })
    for (const [username, role] of [
      ['vera.lind@ward.test', 'virtual'],
      ['bo@ward.test', 'bedside'],
      ['ola@ward.test', 'charge'],
      ['gone@ward.test', 'virtual'],
    ] as const) {
      await addAccount(database().orm, { username, name: username, role, password: PASSWORD })
    }
  })
  beforeEach(() => there().forge(null))

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

  return {
    origin,
    microsoft: there,
    installed: here,
    /** What Lantern has logged. */
    lines,
    setOff,
    arrive,
    signIn,
    connect,
    actorIn,
    byPassword,
    tokenOf,
  }
}

const never = (): never => {
  throw new Error('The floor is there from the first test on.')
}
