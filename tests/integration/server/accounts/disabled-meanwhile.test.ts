import { and, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { permit } from '@/server/access/permission'
import { account, session } from '@/server/db/schema'
import type { Transaction } from '@/server/platform/db/open'
import { describeOnMigrated } from '../../databases'
import { factorWard, must, PASSWORD } from '../factors/factor-ward'
import { changedMeanwhile } from './changed-meanwhile'

const PIN = '483920'

describeOnMigrated('an account that is disabled while its user signs in', (database) => {
  const ward = factorWard(database)

  type SignIn = () => Promise<{ readonly ok: boolean }>
  interface Way {
    readonly username: string
    readonly accountId: string
    readonly signIn: SignIn
  }
  const of = ({ username, actor }: { username: string; actor: { userId: string } }, signIn: SignIn): Way => ({
    username,
    accountId: actor.userId,
    signIn,
  })

  const ways: Readonly<Record<string, () => Promise<Way>>> = {
    async 'a password'() {
      const user = await ward.nurse()
      return of(user, () => ward.node().accounts.signIn(user.username, PASSWORD, user.address))
    },
    async 'a code'() {
      const user = await ward.withApp()
      const step = await ward.typePassword(user)
      return of(user, () => ward.node().factors.byCode(step, user.code(1)))
    },
    async 'a passkey'() {
      const user = await ward.withPasskey()
      const { from, answer } = await ward.askFor(user.passkey)
      return of(user, () => ward.node().factors.byPasskey(from, answer))
    },
    async 'a PIN'() {
      const [user, next] = [await ward.nurse(), await ward.nurse()]
      const { lock } = ward.node()
      must(await lock.setPin(must(permit(user.actor, 'account:own')), { password: PASSWORD, pin: PIN }))
      await lock.follow(user.actor.sessionId, next.actor.sessionId)
      return of(user, () => lock.signInByPin(user.username, PIN, next.actor))
    },
    async 'the provider'() {
      const user = await ward.nurse()
      const identity = { issuer: 'https://login.example', subject: user.username, name: user.username }
      const named = { identity, fullName: null, sid: null, idToken: null, mapped: null }
      const signIn = () => ward.node().accounts.signInWithProvider(named, user.address)
      // The first sign-in links the account to the identity.
      expect(await signIn()).toMatchObject({ ok: true })
      return of(user, signIn)
    },
  }

  test.each(Object.entries(ways))('by %s gets no session', async (_, way) => {
    const { username, accountId, signIn } = await way()
    const open = () =>
      database().orm.$count(session, and(eq(session.accountId, accountId), isNull(session.endedAt)))
    const before = await open()
    const disable = (tx: Transaction) =>
      tx.update(account).set({ disabled: true }).where(eq(account.id, accountId))
    expect(await changedMeanwhile(database(), username, disable, signIn)).toMatchObject({ ok: false })
    expect(await open()).toBe(before)
  })
})
