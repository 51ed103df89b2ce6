import { beforeAll, beforeEach, expect, it } from 'vitest'
import { POST as renew } from '@/app/api/displays/own/route'
import { POST as pairing } from '@/app/api/pairing/route'
import { actorOf } from '@/server/auth/actor'
import { type InstalledRuntime, installTestRuntime } from '../../app/api/test-runtime'
import { describeOnMigrated } from '../../databases'
import { type Floor, openFloor } from './floor'

const URL = 'http://127.0.0.1:3000/api'

/** A browser's cookies, and how each was set. */
function browser() {
  const cookies = new Map<string, string>()
  const setCookies: string[] = []
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  async function post(
    handler: typeof pairing,
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ) {
    const request = new Request(`${URL}/${path}`, {
      method: 'POST',
      headers: { cookie: header(), ...headers },
      ...(body !== undefined && { body }),
    })
    const response = await handler(request)
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return { status: response.status, body: await response.json() }
  }
  return {
    setCookies,
    names: () => [...cookies.keys()],
    actor: () => actorOf(new Headers({ cookie: header() })),
    ask: (headers?: Record<string, string>) => post(pairing, 'pairing', headers),
    /** As components/feed/http sends it: JSON by its type, with or without a body. */
    askAs: (body?: string) => post(pairing, 'pairing', { 'content-type': 'application/json' }, body),
    renew: () => post((request) => renew(request, { params: Promise.resolve({}) }), 'displays/own'),
    /** Takes a user's session, as if they had signed in here. */
    use: (cookie: string) => {
      const [name = '', value = ''] = cookie.split('=')
      cookies.set(name, value)
    },
  }
}

describeOnMigrated('the cookies of a screen', (database) => {
  let installed: InstalledRuntime
  let floor: Floor
  let screen: ReturnType<typeof browser>
  beforeAll(async () => {
    installed = await installTestRuntime(database())
    floor = openFloor(database(), true)
  })
  beforeEach(() => {
    screen = browser()
  })

  const pairIt = async () => {
    const { body } = await screen.ask()
    floor.value(await floor.pair(await floor.admin(), body.code))
    return screen.ask()
  }

  it('hold its key out of reach of scripts, and make it a display', async () => {
    const first = await screen.ask()
    expect(first).toMatchObject({ status: 200, body: { state: 'waiting', endsInMs: 600_000 } })
    expect(await screen.ask()).toMatchObject({ body: { code: first.body.code } })
    expect(screen.names()).toEqual(['lantern.pairing'])
    expect(await screen.actor()).toBeNull()
    floor.value(await floor.pair(await floor.admin(), first.body.code))
    expect(await screen.ask()).toEqual({ status: 200, body: { state: 'paired' } })
    expect(screen.names()).toEqual(['next-auth.session-token'])
    for (const line of screen.setCookies) expect(line).toMatch(/; Path=\/; .*HttpOnly; SameSite=Lax/)
    expect(await screen.actor()).toMatchObject({ role: 'display', name: 'Wall 2 North' })
  })

  it('outlive the session, which only the database ends', async () => {
    await pairIt()
    const wall = await screen.actor()
    expect(screen.setCookies.at(-2)).toContain(`Max-Age=${400 * 86_400};`)
    await floor.leaveSession(wall?.sessionId ?? '', -1)
    expect(await screen.actor()).toBeNull()
    await floor.leaveSession(wall?.sessionId ?? '', 60)
    expect(await screen.actor()).not.toBeNull()
  })

  it('are renewed for a paired display, and for no one else', async () => {
    await pairIt()
    const before = screen.setCookies.length
    expect(await screen.renew()).toEqual({ status: 200, body: { paired: true } })
    expect(screen.setCookies).toHaveLength(before + 1)
    expect(await screen.actor()).toMatchObject({ role: 'display' })
    const nurse = browser()
    expect((await nurse.renew()).status).toBe(401)
    nurse.use(await installed.cookieOf('display'))
    expect(await nurse.renew()).toEqual({ status: 200, body: { paired: false } })
    expect(nurse.setCookies).toEqual([])
  })

  it('are a wall’s for a request without a body, whatever its type, and a bed’s for a serial', async () => {
    const wall = await screen.askAs()
    expect(wall).toMatchObject({ status: 200, body: { state: 'waiting' } })
    expect(await screen.ask()).toMatchObject({ body: { code: wall.body.code } })
    const bed = await screen.askAs('{"serial":"123457"}')
    expect(bed).toMatchObject({ status: 200, body: { state: 'waiting' } })
    expect(bed.body.code).not.toBe(wall.body.code)
    for (const wrong of ['{', '{"serial":""}', '{"serial":"1","bed":"2"}']) {
      expect((await screen.askAs(wrong)).status).toBe(400)
    }
  })

  it('are not given to a page of another site', async () => {
    expect((await screen.ask({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(screen.setCookies).toEqual([])
  })

  it('are restricted to https where users come by https', async () => {
    Object.assign(installed.runtime, { secureCookies: true })
    try {
      await pairIt()
      for (const line of screen.setCookies) expect(line).toMatch(/; Secure$/)
      expect(screen.names()).toEqual(['__Host-next-auth.session-token'])
      expect(await screen.actor()).toMatchObject({ role: 'display' })
    } finally {
      Object.assign(installed.runtime, { secureCookies: false })
    }
  })
})
