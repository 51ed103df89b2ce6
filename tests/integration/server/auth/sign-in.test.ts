import { beforeAll, expect, test } from 'vitest'
import { actorOf } from '@/server/auth/actor'
import { type InstalledRuntime, installTestRuntime } from '../../app/api/runtime'
import { describeOnMigrated } from '../../databases'
import { serveNextAuth } from './next-auth-server'

/** A browser's cookies for it, and what next-auth's client does with them. */
function browserAt(origin: string, address: string) {
  const cookies = new Map<string, string>()
  const setCookies: string[] = []
  const fetchAuth = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(`${origin}/api/auth/${path}`, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': address,
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      setCookies.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    return response.json()
  }
  const post = async (path: string, form: Record<string, string> = {}) => {
    const { csrfToken } = await fetchAuth('csrf')
    return fetchAuth(path, { csrfToken, json: 'true', ...form })
  }
  return {
    setCookies,
    headers: () =>
      new Headers({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    session: () => fetchAuth('session'),
    signOut: () => post('signout'),
    /** What `signIn('credentials', {redirect: false})` gives as `error`. */
    signIn: async (username: string, password: string): Promise<string | null> => {
      const { url } = await post('callback/credentials', { username, password })
      return new URL(url).searchParams.get('error')
    },
  }
}

describeOnMigrated('signing in through next-auth', (database) => {
  const origin = serveNextAuth()
  const browser = (address = '10.0.0.1') => browserAt(origin(), address)
  let installed: InstalledRuntime
  beforeAll(async () => {
    installed = await installTestRuntime(database())
  })

  test('opens a session that requests prove, and says who it is without its id', async () => {
    const nurse = browser()
    expect(await actorOf(nurse.headers())).toBeNull()
    expect(await nurse.signIn('bedside', 'lantern')).toBeNull()
    const actor = await actorOf(nurse.headers())
    expect(actor).toMatchObject({ role: 'bedside', name: 'Bea Larsson, RN' })
    const { user } = await nurse.session()
    expect(user).toEqual({ userId: actor?.userId, role: 'bedside', name: 'Bea Larsson, RN' })
  })

  test('keeps the cookie from scripts and other sites, for as long as the session', async () => {
    const nurse = browser()
    await nurse.signIn('bedside', 'lantern')
    const cookie = nurse.setCookies.find((line) => line.startsWith('next-auth.session-token=')) ?? ''
    expect(cookie).toMatch(/; HttpOnly/i)
    expect(cookie).toMatch(/; SameSite=Lax/i)
    const expires = Date.parse(/expires=([^;]+)/i.exec(cookie)?.[1] ?? '')
    expect(expires - Date.now()).toBeGreaterThan(3_590_000)
    expect(expires - Date.now()).toBeLessThanOrEqual(3_600_000)
  })

  test('ends the session that the browser had, and no other', async () => {
    const [station, home] = [browser(), browser()]
    await home.signIn('bedside', 'lantern')
    await station.signIn('bedside', 'lantern')
    const before = station.headers()
    expect(await station.signIn('virtual', 'wrong')).toBe('unauthenticated')
    expect(await actorOf(before)).toMatchObject({ role: 'bedside' })
    expect(await station.signIn('virtual', 'lantern')).toBeNull()
    expect(await actorOf(before)).toBeNull()
    expect(await actorOf(station.headers())).toMatchObject({ role: 'virtual' })
    expect(await actorOf(home.headers())).toMatchObject({ role: 'bedside' })
  })

  test('over https the cookie is for https only', async () => {
    Object.assign(installed.runtime, { secureCookies: true })
    const nurse = browser()
    await nurse.signIn('bedside', 'lantern')
    const cookie = nurse.setCookies.find((line) => line.startsWith('__Secure-next-auth.session-token=')) ?? ''
    expect(cookie).toMatch(/; Secure/i)
    expect(await actorOf(nurse.headers())).toMatchObject({ role: 'bedside' })
    Object.assign(installed.runtime, { secureCookies: false })
  })

  test('tells the sign-in page apart why it was refused', async () => {
    const stranger = browser('10.9.0.1')
    expect(await stranger.signIn('nobody', 'lantern')).toBe('unauthenticated')
    expect(await stranger.signIn('', '')).toBe('unauthenticated')
    expect(await stranger.signIn('charge\u0000', 'lantern')).toBe('unauthenticated')
    for (let round = 0; round < 10; round++) {
      expect(await stranger.signIn('charge', 'wrong')).toBe('unauthenticated')
    }
    expect(await stranger.signIn('charge', 'lantern')).toMatch(/^too_many_attempts:(8[4-9]\d|900)$/)
    expect(await actorOf(stranger.headers())).toBeNull()
  })

  test('takes the address that the nearest proxy saw, whatever the caller claims', async () => {
    for (let round = 0; round < 10; round++) {
      await browser(`198.51.100.${round}, 10.9.0.2`).signIn('admin', 'wrong')
    }
    expect(await browser('198.51.100.77, 10.9.0.2').signIn('admin', 'lantern')).toMatch(
      /^too_many_attempts:(8[4-9]\d|900)$/,
    )
  })

  test('a database that is gone is told apart, and nothing typed is logged', async () => {
    const { accounts } = installed.runtime
    const gone = () => Promise.reject(Object.assign(new Error('hunter2'), { code: 'ECONNREFUSED' }))
    Object.assign(installed.runtime, { accounts: { ...accounts, signIn: gone } })
    expect(await browser().signIn('bedside', 'hunter2')).toBe('database_unavailable')
    Object.assign(installed.runtime, { accounts })
    expect(installed.lines.join('')).not.toContain('hunter2')
  })

  test('signing out ends the session itself, so that a copied cookie is worth nothing', async () => {
    const nurse = browser()
    await nurse.signIn('virtual', 'lantern')
    const copied = nurse.headers()
    expect(await actorOf(copied)).toMatchObject({ role: 'virtual' })
    await nurse.signOut()
    expect(await actorOf(copied)).toBeNull()
    expect(await nurse.session()).toEqual({})
  })
})
