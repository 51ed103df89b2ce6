import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import {
  addAccount,
  changeAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  setPassword,
} from '@/server/accounts/admin'
import { loadDemoAccounts } from '@/server/accounts/demo'
import { account } from '@/server/db/schema'
import { describeOnMigrated } from '../../databases'
import { PASSWORD, refusal, serviceOf, staffOf } from './staff'

describeOnMigrated('administration of accounts', (database) => {
  const { add, signIn, sessionOf, listen } = staffOf(database)

  test('disabling an account ends its sessions as revoked and refuses sign-in at once', async () => {
    await add('gone')
    const session = await sessionOf('gone')
    const { heard, stop } = await listen()
    expect(await disableAccount(database().orm, { username: 'gone' })).toEqual({ ok: true, value: null })
    expect(await serviceOf(database()).session(session)).toBeNull()
    expect(await signIn('gone')).toMatchObject(refusal('unauthenticated'))
    await vi.waitFor(() => expect(heard).toEqual([{ session, why: 'revoked' }]))
    await stop()
  })

  test('a session opened while its account is disabled gives no access', async () => {
    const { userId } = await add('late')
    const session = await sessionOf('late')
    await database().orm.update(account).set({ disabled: true }).where(eq(account.id, userId))
    expect(await serviceOf(database()).session(session)).toBeNull()
  })

  test('a new password replaces the old one and ends the sessions opened with it', async () => {
    await add('renewed')
    const session = await sessionOf('renewed')
    const renewed = { username: 'renewed', password: 'another long password' }
    expect((await setPassword(database().orm, renewed)).ok).toBe(true)
    expect(await serviceOf(database()).session(session)).toBeNull()
    expect(await signIn('renewed')).toMatchObject(refusal('unauthenticated'))
    expect((await signIn('renewed', 'another long password')).ok).toBe(true)
  })

  test.each([
    ['username', { username: 'Nia' }],
    ['username', { username: 'n' }],
    ['username', { username: 'a b' }],
    ['name', { name: '  ' }],
    ['password', { password: 'only-eleven' }],
    ['password', { password: 'x y z w v '.repeat(26) }],
    ['password', { password: 'passwordpassword' }],
    ['password', { password: 'Fine nurse 2026' }],
  ])('an account with a wrong %s is refused, naming it: %j', async (field, wrong) => {
    const input = { username: 'fine', name: 'Fine', role: 'virtual', password: PASSWORD, ...wrong } as const
    expect(await addAccount(database().orm, input)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field },
    })
  })

  test('the last administrator who can sign in is neither disabled nor given another role', async () => {
    const { orm } = database()
    const admins = ['first.admin', 'second.admin'] as const
    await orm.update(account).set({ role: 'charge' }).where(eq(account.role, 'admin'))
    for (const username of admins)
      await addAccount(orm, { username, name: 'Ada Minister', role: 'admin', password: PASSWORD })
    // One of the demo cannot stand in.
    await loadDemoAccounts(orm)
    const answers = await Promise.all([
      disableAccount(orm, { username: admins[0] }),
      changeAccount(orm, { username: admins[1], role: 'charge' }),
    ])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toMatchObject(refusal('last_administrator'))
    const [left] = (await listAccounts(orm)).filter(
      (one) => one.role === 'admin' && !one.disabled && !one.demo,
    )
    const username = left?.username ?? ''
    expect(await disableAccount(orm, { username })).toMatchObject(refusal('last_administrator'))
    expect(await changeAccount(orm, { username, role: 'virtual' })).toMatchObject(
      refusal('last_administrator'),
    )
    // Another name is fine, and so is everything once there is another administrator.
    expect((await changeAccount(orm, { username, name: 'Ada M.' })).ok).toBe(true)
    await addAccount(orm, { username: 'third.admin', name: 'Ann Other', role: 'admin', password: PASSWORD })
    expect((await disableAccount(orm, { username })).ok).toBe(true)
  })

  test('another role ends the sessions of the role before, another name does not', async () => {
    await add('rising')
    const session = await sessionOf('rising')
    expect((await changeAccount(database().orm, { username: 'rising', name: 'Nia N., RN' })).ok).toBe(true)
    expect(await serviceOf(database()).session(session)).toMatchObject({ name: 'Nia N., RN' })
    expect((await changeAccount(database().orm, { username: 'rising', role: 'charge' })).ok).toBe(true)
    expect(await serviceOf(database()).session(session)).toBeNull()
    expect(await signIn('rising')).toMatchObject({ ok: true, value: { role: 'charge' } })
  })

  test('an enabled account signs in again, with its password', async () => {
    await add('back')
    await disableAccount(database().orm, { username: 'back' })
    expect((await enableAccount(database().orm, { username: 'back' })).ok).toBe(true)
    expect((await signIn('back')).ok).toBe(true)
  })

  test('a username is unique, and an unknown one cannot be changed', async () => {
    await add('taken')
    const again = { username: 'taken', name: 'Other', role: 'admin', password: PASSWORD } as const
    expect(await addAccount(database().orm, again)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'username' },
    })
    expect(await disableAccount(database().orm, { username: 'nobody' })).toMatchObject(refusal('not_found'))
    const password = { username: 'nobody', password: PASSWORD }
    expect(await setPassword(database().orm, password)).toMatchObject(refusal('not_found'))
  })

  test('the list names the accounts and holds no password hash', async () => {
    await add('listed')
    const list = await listAccounts(database().orm)
    expect(list).toContainEqual({
      id: expect.any(String),
      username: 'listed',
      name: 'Nia Nurse',
      role: 'virtual',
      disabled: false,
      demo: false,
      usedAt: null,
    })
    expect(JSON.stringify(list)).not.toContain('argon2')
  })
})
