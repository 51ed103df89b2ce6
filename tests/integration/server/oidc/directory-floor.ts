import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { POST } from '@/app/api/auth/backchannel-logout/route'
import { actorOf } from '@/server/auth/actor'
import type { OidcSettings } from '@/server/oidc/oidc-config'
import { createOidcService } from '@/server/oidc/service'
import type { Database } from '@/server/platform/db/open'
import { type CookieBrowser, chooseAccount, cookieBrowser } from '../../../support/cookie-browser'
import { type Member, type Microsoft, startMicrosoft } from '../../../support/microsoft'
import { type InstalledRuntime, installTestRuntime } from '../../app/api/test-runtime'
import { serveNextAuth } from '../auth/next-auth-server'

/** Lantern's sign-in and the hospital's OpenID provider, over real HTTP; to be called in a describe block's body. */
export function directoryFloor(database: () => Database, people: readonly Member[]) {
  const origin = serveNextAuth()
  const backChannel = serveBackChannel()
  let provider: Microsoft | undefined
  let installed: InstalledRuntime | undefined
  const there = (): Microsoft => provider ?? never()
  const runtime = () => (installed ?? never()).runtime

  /** Lantern with these settings from here on. */
  const configure = (change: Partial<OidcSettings> = {}): void => {
    const { issuer, clientId, clientSecret } = there()
    const oidc: OidcSettings = {
      id: 'oidc',
      name: 'Ward ID',
      issuer,
      clientId,
      clientSecret,
      scopes: 'openid profile email',
      prompt: 'login',
      authTime: 'required',
      signsOutThere: true,
      roles: null,
      ...change,
    }
    const { authSecret, log } = runtime()
    const publicUrl = origin()
    const service = createOidcService({
      database: database(),
      oidc,
      publicUrl,
      authSecret,
      log,
      fetchKeysEveryMs: 0,
    })
    Object.assign(runtime(), { oidc, provider: service })
  }
  beforeAll(async () => {
    installed = await installTestRuntime(database())
    provider = await startMicrosoft([`${origin()}/api/auth/callback/oidc`], people, {
      afterLogout: `${origin()}/sign-in`,
      backChannel: backChannel(),
    })
  })
  beforeEach(() => {
    there().forge(null)
    configure()
  })

  /** The address at the provider that next-auth sends a browser to. */
  const setOff = async (browser: CookieBrowser): Promise<string> => {
    const { csrfToken } = await (await browser.open(`${origin()}/api/auth/csrf`)).json()
    const form = { csrfToken, callbackUrl: `${origin()}/board`, json: 'true' }
    const { url }: { url: string } = await (
      await browser.open(`${origin()}/api/auth/signin/oidc`, form)
    ).json()
    return url
  }
  /** The path and query in Lantern where the browser ends up. */
  const arrive = async (browser: CookieBrowser, url: string): Promise<string> => {
    const { url: last } = await browser.follow(url, (next) => next.pathname.startsWith('/api/auth/'))
    expect(last.origin).toBe(origin())
    return last.pathname + last.search
  }
  const actorIn = (browser: CookieBrowser) => actorOf(new Headers({ cookie: browser.cookieHeader() }))

  return {
    origin,
    there,
    runtime,
    configure,
    setOff,
    arrive,
    actorIn,
    /** The user signs in, in a browser of their own unless there is one. */
    async signIn(who: string, browser = cookieBrowser()) {
      const back = await chooseAccount(browser, await setOff(browser), who)
      return { browser, at: await arrive(browser, back.href), actor: await actorIn(browser) }
    },
    /** The provider's answer to a logout token, or to whatever is sent as one. */
    post: (token: string | Record<string, string>) =>
      fetch(backChannel(), {
        method: 'POST',
        body: new URLSearchParams(typeof token === 'string' ? { logout_token: token } : token),
      }),
  }
}

/** The route for logout tokens behind a plain HTTP server. @returns its address */
function serveBackChannel(): () => string {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const headers = new Headers(incoming.headers as Record<string, string>)
    const request = new Request('http://127.0.0.1/', { method: 'POST', headers, body: Buffer.concat(chunks) })
    const response = await POST(request)
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
  })
  beforeAll(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', done)))
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })
  return () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/auth/backchannel-logout`
}

const never = (): never => {
  throw new Error('The floor is there from the first test on.')
}
