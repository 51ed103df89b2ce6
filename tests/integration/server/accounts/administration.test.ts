import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { addAccount, disableAccount, listAccounts, setPassword } from '@/server/accounts/admin'
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
    ['password', { password: 'x'.repeat(257) }],
  ])('an account with a wrong %s is refused, naming it: %j', async (field, wrong) => {
    const input = { username: 'fine', name: 'Fine', role: 'virtual', password: PASSWORD, ...wrong } as const
    expect(await addAccount(database().orm, input)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field },
    })
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
      username: 'listed',
      name: 'Nia Nurse',
      role: 'virtual',
      disabled: false,
      demo: false,
    })
    expect(JSON.stringify(list)).not.toContain('argon2')
  })
})
