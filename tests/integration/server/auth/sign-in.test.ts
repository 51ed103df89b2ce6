import { beforeAll, expect, test } from 'vitest'
import { actorOf } from '@/server/auth/actor'
import { bed, building } from '@/server/db/schema'
import { displayCookie } from '@/server/sessions/session-cookie'
import { type InstalledRuntime, installTestRuntime } from '../../app/api/test-runtime'
import { describeOnMigrated } from '../../databases'
import { openFloor } from '../displays/floor'
import { browserAt } from './auth-browser'
import { serveNextAuth } from './next-auth-server'

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

  const bedWithDevice = async (deviceSerial: string) => {
    const { orm } = database()
    const [ward] = await orm.insert(building).values({ name: 'hospital' }).returning({ id: building.id })
    await orm
      .insert(bed)
      .values({ buildingId: ward?.id ?? '', floor: 'floor 2', room: '431', label: 'bed 2', deviceSerial })
  }

  test.each(['wall', 'device'] as const)(
    'keeps open what a %s was paired for when a nurse signs in there',
    async (kind) => {
      const { runtime } = installed
      const floor = openFloor(database())
      if (kind === 'device') await bedWithDevice('123457')
      const paired = kind === 'wall' ? await floor.hang() : await floor.stand('123457')
      const screen = browser()
      screen.keep(await displayCookie(paired, runtime.authSecret, runtime.secureCookies))
      const before = screen.headers()
      expect(await actorOf(before)).toMatchObject(paired)
      expect(await screen.signIn('bedside', 'lantern')).toBeNull()
      expect(await actorOf(screen.headers())).toMatchObject({ role: 'bedside' })
      expect(await actorOf(before)).toMatchObject(paired)
    },
  )

  test('over https the cookie is for https only', async () => {
    Object.assign(installed.runtime, { secureCookies: true })
    const nurse = browser()
    await nurse.signIn('bedside', 'lantern')
    const cookie = nurse.setCookies.find((line) => line.startsWith('__Host-next-auth.session-token=')) ?? ''
    expect(cookie).toMatch(/; Secure/i)
    expect(await actorOf(nurse.headers())).toMatchObject({ role: 'bedside' })
    Object.assign(installed.runtime, { secureCookies: false })
  })

  test('over https the former name of version 0.1 is a paired screen’s only', async () => {
    Object.assign(installed.runtime, { secureCookies: true })
    try {
      const nurse = browser()
      await nurse.signIn('bedside', 'lantern')
      nurse.rename('__Host-next-auth.session-token', '__Secure-next-auth.session-token')
      expect(await actorOf(nurse.headers())).toBeNull()
      const wall = await openFloor(database()).hang()
      const screen = browser()
      screen.keep(await displayCookie(wall, installed.runtime.authSecret, true))
      screen.rename('__Host-next-auth.session-token', '__Secure-next-auth.session-token')
      expect(await actorOf(screen.headers())).toMatchObject(wall)
    } finally {
      Object.assign(installed.runtime, { secureCookies: false })
    }
  })

  test('leaves a cookie by which this browser is not slowed down by what others type', async () => {
    const station = browser('10.9.1.1')
    expect(await station.signIn('virtual', 'lantern')).toBeNull()
    const cookie = station.setCookies.find((line) => line.startsWith('lantern.device=')) ?? ''
    expect(cookie).toMatch(/; Max-Age=34560000; HttpOnly; SameSite=Lax$/)
    expect(cookie).not.toMatch(/virtual|victor/i)
    // It is no session.
    expect(await actorOf(new Headers({ cookie: cookie.split(';')[0] ?? '' }))).toBeNull()
    const stranger = browser('10.9.1.2')
    const before = []
    for (let round = 0; round < 9; round++) before.push(await stranger.signIn('virtual', 'wrong'))
    expect(before.at(-1)).toMatch(/^too_many_attempts/)
    expect(await station.signIn('virtual', 'lantern')).toBeNull()
  })

  test('tells the sign-in page apart why it was refused', async () => {
    const stranger = browser('10.9.0.1')
    expect(await stranger.signIn('nobody', 'lantern')).toBe('unauthenticated')
    expect(await stranger.signIn('', '')).toBe('unauthenticated')
    expect(await stranger.signIn('charge\u0000', 'lantern')).toBe('unauthenticated')
    const codes = []
    for (let round = 0; round < 9; round++) codes.push(await stranger.signIn('charge', 'wrong'))
    expect(codes).toContain('unauthenticated')
    expect(codes.at(-1)).toMatch(/^too_many_attempts:[124]$/)
    expect(await actorOf(stranger.headers())).toBeNull()
  })

  test('takes the address that the nearest proxy saw, whatever the caller claims', async () => {
    for (let round = 0; round < 10; round++) {
      await browser(`198.51.100.${round}, 10.9.0.2`).signIn('admin', 'wrong')
    }
    expect(await browser('198.51.100.77, 10.9.0.2').signIn('admin', 'lantern')).toMatch(
      /^too_many_attempts:[1-8]$/,
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
