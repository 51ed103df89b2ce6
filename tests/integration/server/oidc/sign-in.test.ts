import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { addAccount, changeAccount } from '@/server/accounts/admin'
import { createAccountService } from '@/server/accounts/service'
import { account } from '@/server/db/schema'
import type { RoleMapping } from '@/server/oidc/role-mapping'
import { chooseAccount, cookieBrowser } from '../../../support/cookie-browser'
import type { Member } from '../../../support/microsoft'
import { describeOnMigrated } from '../../databases'
import { directoryFloor } from './directory-floor'

const PASSWORD = 'a password of the tests'
const ROLES: RoleMapping = {
  claim: 'roles',
  order: [
    ['lantern-charge', 'charge'],
    ['lantern-vn', 'virtual'],
    ['lantern-nurses', 'bedside'],
  ],
}

describeOnMigrated('signing in with an OpenID provider', (database) => {
  const vera: Member = { sub: 'vera', preferred_username: 'Vera@Ward.test', name: 'Vera Lind, RN' }
  const floor = directoryFloor(database, [
    vera,
    { sub: 'vera-2', preferred_username: 'vera@ward.test', roles: ['lantern-nurses'] },
    { sub: 'local', preferred_username: 'local@ward.test', name: 'Someone else', roles: ['lantern-vn'] },
    { sub: 'outside', preferred_username: 'outside@ward.test', roles: ['other'] },
    { sub: 'odd', preferred_username: 'no username at all', roles: ['lantern-vn'] },
    { sub: 'many', preferred_username: 'many@ward.test', _claim_names: { groups: 'src1' } },
    { sub: 'grouped', preferred_username: 'grouped@ward.test', groups: ['lantern-nurses'] },
  ])
  beforeEach(() => {
    vera.roles = ['lantern-nurses']
  })
  const named = async (username: string) =>
    (await database().orm.select().from(account).where(eq(account.username, username)))[0]
  /** What the rows of accounts managed by the directory say, oldest first. */
  const recorded = async (): Promise<unknown[]> => {
    const { rows } = (await database().orm.execute(
      sql`select detail from lantern.audit_inbox where action = 'account:manage' order by id`,
    )) as unknown as { rows: { detail: string | object }[] }
    return rows.map(({ detail }) => (typeof detail === 'string' ? JSON.parse(detail) : detail))
  }

  test('asks who it is each time, also where the provider knows the nurse of before', async () => {
    floor.configure({ roles: ROLES })
    const { browser, at } = await floor.signIn('vera')
    expect(at).toBe('/board')
    expect(floor.there().authorizations.at(-1)).toMatchObject({
      prompt: 'login',
      code_challenge_method: 'S256',
      code_challenge: expect.any(String),
      state: expect.any(String),
      nonce: expect.any(String),
    })
    expect(floor.there().tokenRequests.at(-1)).toMatchObject({ status: 200, verifier: expect.any(String) })
    const asked = await browser.follow(await floor.setOff(browser))
    expect(await asked.response.text()).toContain('Pick an account')
    expect(new URL(await floor.setOff(browser)).searchParams.get('max_age')).toBe('0')

    floor.configure({ roles: ROLES, prompt: 'provider' })
    const { url } = await browser.follow(
      await floor.setOff(browser),
      (next) => next.origin !== floor.origin(),
    )
    expect(url.pathname).not.toContain('/choose/')
  })

  test('refuses a user who was not asked by the provider, as it says itself', async () => {
    floor.configure({ roles: ROLES })
    const now = Math.floor(Date.now() / 1_000)
    floor.there().forge({ auth_time: now - 60 })
    const { at, actor } = await floor.signIn('vera')
    expect({ at, actor }).toEqual({ at: '/sign-in?refused=not-fresh', actor: null })
    floor.there().forge({ auth_time: undefined })
    expect((await floor.signIn('vera')).at).toBe('/sign-in?refused=not-fresh')
    floor.configure({ roles: ROLES, authTime: 'if-given' })
    expect((await floor.signIn('vera')).at).toBe('/board')
    floor.configure({ roles: ROLES, prompt: 'select_account' })
    floor.there().forge({ auth_time: now - 3_600 })
    expect((await floor.signIn('vera')).at).toBe('/board')
  })

  test('refuses a user who took the question out of the address', async () => {
    floor.configure({ roles: ROLES })
    const { browser } = await floor.signIn('vera')
    const there = new URL(await floor.setOff(browser))
    for (const name of ['prompt', 'max_age']) there.searchParams.delete(name)
    expect(await floor.arrive(browser, there.href)).toBe('/sign-in?refused=not-fresh')
  })

  test.each([
    ['of another issuer', { iss: 'https://login.elsewhere.test/v2.0' }, 'own'],
    ['for another audience', { aud: 'another-client' }, 'own'],
    ['with another nonce', { nonce: 'another' }, 'own'],
    ['without a nonce', { nonce: undefined }, 'own'],
    ['that has expired', { exp: 1_000_000_000 }, 'own'],
    ['signed by another key', {}, 'foreign'],
  ] as const)('refuses an ID token %s', async (_what, change, key) => {
    floor.there().forge({ ...change, auth_time: Math.floor(Date.now() / 1_000) }, key)
    const { at, actor } = await floor.signIn('vera')
    expect(at).toMatch(/^\/sign-in\?.*error=OAuthCallback$/)
    expect(actor).toBeNull()
  })

  test('refuses an answer to a sign-in that this browser did not start', async () => {
    const mine = cookieBrowser()
    const back = await chooseAccount(mine, await floor.setOff(mine), 'vera')
    const altered = new URL(back)
    altered.searchParams.set('state', 'another')
    for (const [browser, url] of [
      [cookieBrowser(), back],
      [mine, altered],
    ] as const) {
      expect(await floor.arrive(browser, url.href)).toContain('error=OAuthCallback')
      expect(await floor.actorIn(browser)).toBeNull()
    }
  })

  test('refuses another person of a name that has signed in before', async () => {
    floor.configure({ roles: ROLES })
    await floor.signIn('vera')
    const { at, actor } = await floor.signIn('vera-2')
    expect({ at, actor }).toEqual({ at: '/sign-in?refused=other-identity', actor: null })
  })

  test('makes the account that the directory has a role for, and follows its name and role', async () => {
    floor.configure({ roles: ROLES })
    await database().orm.execute(sql`delete from lantern.entra_identity`)
    await database().orm.execute(
      sql`update lantern.account set username = 'former' where username = 'vera@ward.test'`,
    )
    const before = (await recorded()).length
    const first = await floor.signIn('vera')
    expect(first.actor).toMatchObject({ name: 'Vera Lind, RN', role: 'bedside' })
    const made = await named('vera@ward.test')
    expect(made).toMatchObject({ fromDirectory: true, demo: false })

    vera.roles = ['lantern-nurses', 'unrelated', 'lantern-charge']
    const second = await floor.signIn('vera')
    expect(second.actor).toMatchObject({ role: 'charge', userId: first.actor?.userId })
    expect(await floor.actorIn(first.browser)).toBeNull()

    const again = await floor.signIn('vera')
    expect(await floor.actorIn(second.browser)).not.toBeNull()

    vera.roles = []
    const refused = await floor.signIn('vera')
    expect({ at: refused.at, actor: refused.actor }).toEqual({ at: '/sign-in?refused=no-role', actor: null })
    for (const { browser } of [second, again]) expect(await floor.actorIn(browser)).toBeNull()
    const id = made?.id
    expect((await recorded()).slice(before)).toEqual([
      { account: id, what: 'add', role: 'bedside', by: 'directory' },
      { account: id, what: 'change to charge', role: 'charge', by: 'directory' },
      { account: id, what: 'no role', role: 'charge', by: 'directory' },
    ])

    // An administrator's other role lasts until the next sign-in.
    vera.roles = ['lantern-vn']
    await changeAccount(database().orm, { username: 'vera@ward.test', role: 'bedside', name: 'V' })
    expect((await floor.signIn('vera')).actor).toMatchObject({ name: 'Vera Lind, RN', role: 'virtual' })
  })

  test('does not take over an account that an administrator made', async () => {
    const { orm } = database()
    await addAccount(orm, { username: 'local@ward.test', name: 'Lo Cal', role: 'charge', password: PASSWORD })
    floor.configure({ roles: ROLES })
    expect((await floor.signIn('local')).actor).toMatchObject({ name: 'Lo Cal', role: 'charge' })
    expect(await named('local@ward.test')).toMatchObject({ fromDirectory: false, role: 'charge' })
  })

  test.each([
    ['without a mapped role', 'outside', 'no-role', 'roles'],
    ['whose name is no username', 'odd', 'unknown', 'roles'],
    ['in more groups than the token holds', 'many', 'group-overage', 'groups'],
  ])('refuses a user %s, and makes no account', async (_who, sub, why, claim) => {
    floor.configure({ roles: { ...ROLES, claim } })
    const accounts = await database().orm.select().from(account)
    const { at, actor } = await floor.signIn(sub)
    expect({ at, actor }).toEqual({ at: `/sign-in?refused=${why}`, actor: null })
    expect(await database().orm.select().from(account)).toHaveLength(accounts.length)
  })

  test('reads the roles from the claim of the setting; without roles no account is made', async () => {
    floor.configure({ roles: { ...ROLES, claim: 'groups' } })
    expect((await floor.signIn('grouped')).actor).toMatchObject({ role: 'bedside' })
    floor.configure()
    expect((await floor.signIn('odd')).at).toBe('/sign-in?refused=unknown')
  })

  test.each([
    ['on', ['admin', 'bedside']],
    ['admins', ['admin']],
    ['off', []],
  ] as const)(
    'local passwords %s: they open what the setting says, and nothing else',
    async (localSignIn, open) => {
      const accounts = createAccountService({
        database: database(),
        demo: true,
        sessionSeconds: 3_600,
        localSignIn,
        requireSecondFactor: 'off',
        log: floor.runtime().log,
      })
      const signedIn = []
      for (const name of ['admin', 'bedside']) {
        const result = await accounts.signIn(name, 'lantern', `10.1.${open.length}.1`)
        if (result.ok) signedIn.push(name)
        else expect(result.refusal.code).toBe('unauthenticated')
      }
      expect(signedIn).toEqual(open)
      expect(accounts.demoAccounts().some(({ role }) => role === 'bedside')).toBe(localSignIn === 'on')
    },
  )
})
