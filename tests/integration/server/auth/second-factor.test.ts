import { beforeAll, expect, test } from 'vitest'
import { permit } from '@/server/access/permission'
import { actorOf } from '@/server/auth/actor'
import { createOwnFactors } from '@/server/factors/own-factors'
import { softwareAuthenticator } from '../../../support/software-authenticator'
import { ask } from '../../app/api/route-calls'
import { type InstalledRuntime, installTestRuntime, RELYING_PARTY } from '../../app/api/test-runtime'
import { describeOnMigrated } from '../../databases'
import { codesOf, must } from '../factors/factor-ward'
import { browserAt } from './auth-browser'
import { serveNextAuth } from './next-auth-server'

const PASSWORD = 'lantern'

describeOnMigrated('signing in with a second factor through next-auth', (database) => {
  const origin = serveNextAuth()
  const browser = (address = '10.0.0.1') => browserAt(origin(), address)
  let installed: InstalledRuntime
  beforeAll(async () => {
    installed = await installTestRuntime(database())
  })

  const own = () => {
    const { runtime } = installed
    const { authSecret, log } = runtime
    const settings = { database: database(), party: RELYING_PARTY, authSecret, log }
    return createOwnFactors({ ...settings, localSignIn: 'on', requireSecondFactor: 'off' })
  }
  const ownerOf = async (username: string) => {
    const actor = must(await installed.runtime.accounts.signIn(username, PASSWORD, '10.0.0.9'))
    return must(permit(actor, 'factor:own'))
  }

  test('the password opens no session and leaves a cookie that no script reads; the code opens it', async () => {
    const owner = await ownerOf('virtual')
    const { key } = must(await own().startApp(owner))
    must(await own().confirmApp(owner, codesOf(key)(0)))
    const nurse = browser()
    expect(await nurse.signIn('virtual', PASSWORD)).toBe('second_factor_needed:code')
    expect(await actorOf(nurse.headers())).toBeNull()
    expect(nurse.setCookies.filter((line) => /session-token=[^;]/.test(line))).toEqual([])
    const cookie = nurse.setCookies.find((line) => line.startsWith('lantern.sign-in=')) ?? ''
    expect(cookie).toMatch(/^lantern\.sign-in=[\w-]{43}; Path=\/; Max-Age=300; HttpOnly; SameSite=Lax$/)

    const thief = browser()
    expect(await thief.signInBy('second-factor', { code: codesOf(key)(1) })).toBe('sign_in_expired')
    expect(await nurse.signInBy('second-factor', { code: '000000' })).toBe('second_factor_wrong')
    expect(await nurse.signInBy('second-factor', { code: codesOf(key)(1) })).toBeNull()
    expect(await actorOf(nurse.headers())).toMatchObject({ role: 'virtual' })
    expect(
      nurse.setCookies.filter((line) => /^lantern\.sign-in=; Path=\/; Max-Age=0/.test(line)),
    ).toHaveLength(1)
  })

  test('nothing that is posted next to the password or without it goes around the second factor', async () => {
    const owner = await ownerOf('charge')
    const { key } = must(await own().startApp(owner))
    must(await own().confirmApp(owner, codesOf(key)(0)))
    const attacker = browser()
    const code = codesOf(key)(1)
    for (const [provider, fields] of [
      ['credentials', { username: 'charge', password: PASSWORD }],
      ['credentials', { username: 'charge', password: PASSWORD, code }],
      ['credentials', { username: ' CHARGE ', password: PASSWORD }],
      ['Credentials', { username: 'charge', password: PASSWORD }],
      ['second-factor', { username: 'charge', password: PASSWORD, code: '' }],
      ['passkey', { username: 'charge', password: PASSWORD }],
      ['passkey', { answer: 'null' }],
      ['passkey', { answer: '{"id":"x"}' }],
    ] as const) {
      await attacker.signInBy(provider, fields).catch(() => null)
      expect(await actorOf(attacker.headers())).toBeNull()
    }
  })

  test('a passkey signs in the browser that was asked, and ends the session that it had', async () => {
    const owner = await ownerOf('bedside')
    const authenticator = softwareAuthenticator(RELYING_PARTY.origin)
    const made = authenticator.add(must(await own().askToAdd(owner)))
    must(await own().addPasskey(owner, { name: 'Ward key', answer: made.answer }))
    const station = browser()
    expect(await station.signIn('admin', PASSWORD)).toBeNull()
    const before = station.headers()
    const asked = await ask('POST', 'sign-in/passkey', { body: { second: false } })
    expect(asked.status).toBe(200)
    for (const line of asked.response.headers.getSetCookie()) station.keep(line)
    const answer = JSON.stringify(made.passkey.answer(asked.body))
    expect(await browser().signInBy('passkey', { answer })).toBe('sign_in_expired')
    expect(await station.signInBy('passkey', { answer })).toBeNull()
    expect(await actorOf(station.headers())).toMatchObject({ role: 'bedside' })
    expect(await actorOf(before)).toBeNull()
    expect(await station.signInBy('passkey', { answer })).toBe('sign_in_expired')
  })

  test('a page of another site gets no question, and a body that fits no schema neither', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect(await ask('POST', 'sign-in/passkey', { body: { second: false }, headers })).toMatchObject({
      status: 403,
    })
    expect(await ask('POST', 'sign-in/passkey', { body: { second: 'yes' } })).toMatchObject({ status: 400 })
  })
})
