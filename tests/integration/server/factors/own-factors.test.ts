import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ACTIONS } from '@/lib/board/roles'
import { type Actor, permit } from '@/server/access/permission'
import { unlockAccount } from '@/server/accounts/admin'
import { namesWithWrongCodes } from '@/server/accounts/sign-in-rate-limit'
import { entraIdentity, passkey, recoveryCode, session } from '@/server/db/schema'
import { softwareAuthenticator } from '../../../support/software-authenticator'
import { describeOnMigrated } from '../../databases'
import { codesOf, factorWard, must, ORIGIN, owns, PASSWORD, refusal } from './factor-ward'

const ISSUER = 'https://directory.example'

describeOnMigrated('one’s own factors', (database) => {
  const ward = factorWard(database)
  const orm = () => database().orm
  const tire = ({ sessionId }: Actor) =>
    orm()
      .update(session)
      .set({ freshAt: sql`now() - interval '5 minutes 1 second'` })
      .where(eq(session.id, sessionId))
  const isOpen = async ({ sessionId }: Actor) => (await ward.node().accounts.session(sessionId)) !== null

  test('a first app is slowed down after wrong codes, as at signing in, and the right one then counts', async () => {
    const { actor, username } = await ward.nurse()
    const { own } = ward.node()
    const { key } = must(await own.startApp(owns(actor)))
    const code = codesOf(key)
    const answers: string[] = []
    // Each wrong one doubles the delay, so that on any machine one comes too soon.
    while (answers.length < 16 && answers.at(-1) !== 'too_many_attempts') {
      const answer = await own.confirmApp(owns(actor), code(50))
      answers.push(answer.ok ? 'done' : answer.refusal.code)
    }
    expect(answers.slice(0, 6)).toEqual(Array(6).fill('second_factor_wrong'))
    expect(answers.at(-1)).toBe('too_many_attempts')
    await unlockAccount(orm(), { username })
    expect(must(await own.confirmApp(owns(actor), code(0))).codes).toHaveLength(10)
    expect(await namesWithWrongCodes(orm(), [username])).toEqual(new Map())
  })

  describe('change only for a user who has just proved who they are', () => {
    test('and not by a session that is left open, whatever is asked', async () => {
      const { actor, passkey } = await ward.withPasskey()
      await tire(actor)
      const { own } = ward.node()
      const held = owns(actor)
      await ward.newRows()
      for (const tried of [
        await own.askToAdd(held),
        await own.removePasskey(held, passkey.id),
        await own.startApp(held),
        await own.confirmApp(held, '000000'),
        await own.removeApp(held),
        await own.makeCodes(held),
      ])
        expect(tried).toMatchObject(refusal('proof_needed'))
      expect((await ward.newRows()).map(({ outcome }) => outcome)).toEqual(Array(5).fill('proof_needed'))
      expect(must(await own.read(held))).toMatchObject({ fresh: false, passkeys: [{ id: passkey.id }] })
    })

    test('by the password, where there is nothing else', async () => {
      const { actor } = await ward.nurse()
      await tire(actor)
      const { own } = ward.node()
      expect(await own.prove(owns(actor), { password: 'not the password' })).toMatchObject(
        refusal('password_wrong'),
      )
      expect(must(await own.prove(owns(actor), { password: PASSWORD })).fresh).toBe(true)
    })

    test('by the password and a code, where there is an app', async () => {
      const { actor, code } = await ward.withApp()
      await tire(actor)
      const { own } = ward.node()
      const prove = (typed?: string) =>
        own.prove(owns(actor), { password: PASSWORD, ...(typed && { code: typed }) })
      expect(await prove()).toMatchObject(refusal('second_factor_needed'))
      expect(await prove('000000')).toMatchObject(refusal('second_factor_wrong'))
      expect(must(await prove(code(1))).fresh).toBe(true)
    })

    test('and the log says where codes are guessed in an open session', async () => {
      const { actor } = await ward.withApp()
      ward.lines.length = 0
      for (let nth = 0; nth < 5; nth++)
        expect(
          await ward.node().own.prove(owns(actor), { password: PASSWORD, code: '000000' }),
        ).toMatchObject(refusal('second_factor_wrong'))
      expect(ward.lines.join('')).toContain('Wrong codes after the right password')
    })

    test('and not because the provider knew them', async () => {
      const { actor: known } = await ward.withPasskey()
      const subject = known.userId
      await orm().insert(entraIdentity).values({ issuer: ISSUER, subject, accountId: known.userId })
      const signedIn = await ward.node().accounts.signInWithProvider(
        {
          identity: { issuer: ISSUER, subject, name: null },
          fullName: null,
          sid: null,
          idToken: null,
          mapped: null,
        },
        '10.8.0.1',
      )
      if (!signedIn.ok) throw new Error(signedIn.why)
      const { own } = ward.node()
      expect(must(await own.read(owns(signedIn.actor)))).toMatchObject({ here: true, fresh: false })
      expect(await own.askToAdd(owns(signedIn.actor))).toMatchObject(refusal('proof_needed'))
    })

    test('by a passkey, which is both', async () => {
      const { actor, passkey } = await ward.withPasskey()
      await tire(actor)
      const { own } = ward.node()
      expect(await own.prove(owns(actor), { password: PASSWORD })).toMatchObject(
        refusal('second_factor_needed'),
      )
      const question = must(await own.askProof(owns(actor)))
      const answer = passkey.answer(question)
      expect(must(await own.prove(owns(actor), { passkey: answer })).fresh).toBe(true)
      expect(await own.prove(owns(actor), { passkey: answer })).toMatchObject(refusal('sign_in_expired'))
    })
  })

  test('of a user of the hospital’s directory are the directory’s', async () => {
    const { actor } = await ward.fromDirectory()
    await orm().update(session).set({ provenBy: 'provider' }).where(eq(session.id, actor.sessionId))
    const { own } = ward.node()
    expect(must(await own.read(owns(actor))).here).toBe(false)
    expect(await own.startApp(owns(actor))).toMatchObject(refusal('forbidden'))
  })

  test('end the other sessions when the first comes and when one goes, and not between', async () => {
    const user = await ward.nurse()
    const elsewhere = async () =>
      must(await ward.node().accounts.signIn(user.username, PASSWORD, user.address))
    const before = await elsewhere()
    const { passkey: first } = await ward.addPasskey(user.actor)
    expect([await isOpen(before), await isOpen(user.actor)]).toEqual([false, true])
    const asked = await ward.askFor(first)
    const other = must(await ward.node().factors.byPasskey(asked.from, asked.answer))
    const { passkey: second, codes } = await ward.addPasskey(user.actor, 'Second')
    expect(codes).toEqual([])
    expect(await isOpen(other)).toBe(true)
    must(await ward.node().own.removePasskey(owns(user.actor), second.id))
    expect([await isOpen(other), await isOpen(user.actor)]).toEqual([false, true])
    must(await ward.node().own.removePasskey(owns(user.actor), first.id))
    const left = await orm().select().from(recoveryCode).where(eq(recoveryCode.accountId, user.actor.userId))
    expect(left).toEqual([])
    must(await ward.node().accounts.signIn(user.username, PASSWORD, user.address))
  })

  test('leave a row for each change, with what it was', async () => {
    const { actor } = await ward.nurse()
    await ward.newRows()
    const { passkey } = await ward.addPasskey(actor)
    await ward.addApp(actor)
    const { own } = ward.node()
    must(await own.makeCodes(owns(actor)))
    must(await own.removePasskey(owns(actor), passkey.id))
    must(await own.removeApp(owns(actor)))
    const rows = await ward.newRows()
    expect(rows.map(({ detail }) => JSON.parse(detail ?? '').factor)).toEqual([
      'passkey added',
      'authenticator shown',
      'authenticator added',
      'recovery codes',
      'passkey removed',
      'authenticator removed',
    ])
    for (const row of rows)
      expect(row).toMatchObject({ action: 'factor:own', outcome: 'done', actorId: actor.userId })
  })

  test('cannot be removed by another user, nor where there are none', async () => {
    const [mine, theirs] = [await ward.withPasskey(), await ward.withPasskey()]
    const { own } = ward.node()
    await ward.newRows()
    expect(await own.removePasskey(owns(theirs.actor), mine.passkey.id)).toMatchObject(refusal('not_found'))
    expect(await own.removeApp(owns(mine.actor))).toMatchObject(refusal('not_found'))
    expect((await ward.newRows()).map(({ outcome }) => outcome)).toEqual(['not_found', 'not_found'])
    expect(await orm().select().from(passkey).where(eq(passkey.id, mine.passkey.id))).toHaveLength(1)
  })

  describe('reset by an administrator', () => {
    test('are gone with the sessions of their user, and the row names both', async () => {
      const user = await ward.withPasskey()
      const { code } = await ward.addApp(user.actor)
      const admin = await ward.nurse('admin')
      const { management } = ward.node()
      const manages = must(permit(admin.actor, 'account:manage'))
      const list = must(await management.list(manages))
      const shown = list.accounts.find(({ id }) => id === user.actor.userId)
      expect(shown?.factors).toEqual({ passkeys: 1, app: true })
      expect(JSON.stringify(list)).not.toContain(user.passkey.id)
      const step = await ward.typePassword(user)
      await ward.newRows()
      must(await management.resetFactors(manages, user.actor.userId))
      expect(await isOpen(user.actor)).toBe(false)
      expect(await ward.newRows()).toMatchObject([
        { action: 'account:manage', outcome: 'done', actorId: admin.actor.userId },
      ])
      expect(await ward.node().factors.byCode(step, code(1))).toMatchObject(refusal('sign_in_expired'))
      const asked = await ward.askFor(user.passkey)
      expect(await ward.node().factors.byPasskey(asked.from, asked.answer)).toMatchObject(
        refusal('second_factor_wrong'),
      )
      must(await ward.node().accounts.signIn(user.username, PASSWORD, user.address))
    })

    test('are never the administrator’s own', async () => {
      const { actor } = await ward.withPasskey('admin')
      const manages = must(permit(actor, 'account:manage'))
      await ward.newRows()
      expect(await ward.node().management.resetFactors(manages, actor.userId)).toMatchObject(
        refusal('forbidden'),
      )
      expect(await ward.newRows()).toMatchObject([{ action: 'account:manage', outcome: 'forbidden' }])
      expect(must(await ward.node().own.read(owns(actor))).passkeys).toHaveLength(1)
      expect(await isOpen(actor)).toBe(true)
    })

    test('start without the delays of the codes before, which the list of accounts shows', async () => {
      const user = await ward.withApp()
      const manages = must(permit((await ward.nurse('admin')).actor, 'account:manage'))
      const { management, factors } = ward.node()
      const wrongCodes = async () =>
        must(await management.list(manages)).accounts.find(({ id }) => id === user.actor.userId)?.wrongCodes
      for (let nth = 0; nth < 6; nth++) {
        expect(await wrongCodes()).toBe(nth === 5 ? 5 : undefined)
        await factors.byCode(await ward.typePassword(user), '000000')
      }
      expect(await wrongCodes()).toBe(6)
      must(await management.resetFactors(manages, user.actor.userId))
      expect(await wrongCodes()).toBeUndefined()
      const actor = must(await ward.node().accounts.signIn(user.username, PASSWORD, user.address))
      const { code } = await ward.addApp(actor)
      must(await factors.byCode(await ward.typePassword(user), code(1)))
    })

    test('stay gone, whatever the session that was ended had begun', async () => {
      const { actor, username } = await ward.nurse()
      const { own, management } = ward.node()
      const held = owns(actor)
      const question = must(await own.askToAdd(held))
      const { key } = must(await own.startApp(held))
      const admin = await ward.nurse('admin')
      must(await management.resetFactors(must(permit(admin.actor, 'account:manage')), actor.userId))
      const { answer } = softwareAuthenticator(ORIGIN).add(question)
      for (const late of [
        await own.addPasskey(held, { name: 'Late', answer }),
        await own.startApp(held),
        await own.confirmApp(held, codesOf(key)(0)),
      ])
        expect(late).toMatchObject(refusal('proof_needed'))
      expect(await orm().select().from(passkey).where(eq(passkey.accountId, actor.userId))).toEqual([])
      must(await ward.node().accounts.signIn(username, PASSWORD, '10.8.0.1'))
    })

    test('end what a PIN stands for', async () => {
      const user = await ward.withPasskey()
      const admin = await ward.nurse('admin')
      const owner = must(permit(user.actor, 'account:own'))
      must(await ward.node().lock.setPin(owner, { password: PASSWORD, pin: '483920' }))
      must(
        await ward
          .node()
          .management.resetFactors(must(permit(admin.actor, 'account:manage')), user.actor.userId),
      )
      expect(
        await ward.node().lock.signInByPin(user.username, '483920', { ...user.actor, address: '10.8.0.1' }),
      ).toMatchObject(refusal('password_needed'))
    })
  })

  describe('that the hospital requires', () => {
    const strict = () => ward.node({ requireSecondFactor: 'all' })

    test('leave a user without one nothing but to set one up, and all of it after that', async () => {
      const user = await ward.nurse('charge')
      const owing = await strict().accounts.session(user.actor.sessionId)
      if (!owing) throw new Error('The session is open.')
      expect(owing.owesFactor).toBe(true)
      const may = ACTIONS.filter((action) => permit(owing, action).ok)
      expect(may).toEqual(['session:lock', 'factor:own'])
      await ward.addApp(owing)
      expect((await strict().accounts.session(user.actor.sessionId))?.owesFactor).toBeUndefined()
    })

    test.each([
      ['all', 'bedside', true],
      ['all', 'compliance', true],
      ['all', 'display', undefined],
      ['admins', 'admin', true],
      ['admins', 'charge', undefined],
      ['off', 'admin', undefined],
    ] as const)('REQUIRE_SECOND_FACTOR=%s, %s: %s', async (requireSecondFactor, role, owes) => {
      const { actor } = await ward.nurse(role)
      const found = await ward.node({ requireSecondFactor }).accounts.session(actor.sessionId)
      expect(found?.owesFactor).toBe(owes)
    })

    test('are owed by the password of an account from the directory, which can set one up', async () => {
      const { actor } = await ward.fromDirectory('admin')
      const node = ward.node({ requireSecondFactor: 'admins', localSignIn: 'admins' })
      const owing = await node.accounts.session(actor.sessionId)
      expect(owing?.owesFactor).toBe(true)
      expect(must(await node.own.read(owns(actor))).here).toBe(true)
      await ward.addApp(actor)
      expect((await node.accounts.session(actor.sessionId))?.owesFactor).toBeUndefined()
    })

    test('are the directory’s business where the directory signs in', async () => {
      const { actor } = await ward.nurse()
      await orm().update(session).set({ provenBy: 'provider' }).where(eq(session.id, actor.sessionId))
      expect((await strict().accounts.session(actor.sessionId))?.owesFactor).toBeUndefined()
    })

    test('are owed by a session of the version before, which does not say how it was proven', async () => {
      const { actor } = await ward.nurse()
      await orm().update(session).set({ provenBy: null }).where(eq(session.id, actor.sessionId))
      expect((await strict().accounts.session(actor.sessionId))?.owesFactor).toBe(true)
    })

    test('are not removed while none other is left', async () => {
      const { actor, passkey: only } = await ward.withPasskey()
      const { own } = strict()
      expect(await own.removePasskey(owns(actor), only.id)).toMatchObject(refusal('last_factor'))
      await ward.addApp(actor)
      must(await own.removePasskey(owns(actor), only.id))
      expect(await own.removeApp(owns(actor))).toMatchObject(refusal('last_factor'))
    })

    test('are owed as before by a PIN, which stands for what was proven in that browser', async () => {
      const user = await ward.nurse()
      const owner = must(permit(user.actor, 'account:own'))
      must(await ward.node().lock.setPin(owner, { password: PASSWORD, pin: '483920' }))
      const byPin = async () =>
        must(
          await ward.node().lock.signInByPin(user.username, '483920', { ...user.actor, address: '10.8.0.1' }),
        )
      expect((await strict().accounts.session((await byPin()).sessionId))?.owesFactor).toBe(true)
      await orm().update(session).set({ provenBy: 'provider' }).where(eq(session.id, user.actor.sessionId))
      expect((await strict().accounts.session((await byPin()).sessionId))?.owesFactor).toBeUndefined()
    })
  })
})
