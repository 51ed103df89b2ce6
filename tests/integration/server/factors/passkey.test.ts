import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { permit } from '@/server/access/permission'
import { disableAccount } from '@/server/accounts/admin'
import { passkey as passkeyTable, session, signInStep } from '@/server/db/schema'
import { softwareAuthenticator } from '../../../support/software-authenticator'
import { describeOnMigrated } from '../../databases'
import { browser, factorWard, must, ORIGIN, owns, PASSWORD, refusal } from './factor-ward'

describeOnMigrated('a passkey', (database) => {
  const ward = factorWard(database)
  const orm = () => database().orm
  const expireSteps = () => orm().update(signInStep).set({ expiresAt: sql`now() - interval '1 second'` })

  describe('signs in', () => {
    test('by itself, on another node than the one that asked, and says so in session and audit trail', async () => {
      const { passkey, actor } = await ward.withPasskey()
      const { from, answer } = await ward.askFor(passkey)
      await ward.newRows()
      const entered = must(await ward.node().factors.byPasskey(from, answer))
      expect(entered).toMatchObject({ userId: actor.userId, role: 'virtual', address: from.address })
      expect(await ward.node().accounts.session(entered.sessionId)).toMatchObject({ userId: actor.userId })
      const [row] = await orm().select().from(session).where(eq(session.id, entered.sessionId))
      expect(row).toMatchObject({ provenBy: 'passkey', address: from.address })
      expect(await ward.newRows()).toMatchObject([
        { action: 'sign-in', outcome: 'done', actorId: actor.userId, detail: '{"by":"passkey"}' },
      ])
      const [kept] = await orm().select().from(passkeyTable).where(eq(passkeyTable.id, passkey.id))
      expect(kept?.usedAt).not.toBeNull()
    })

    test('once for each question, also when two nodes get the answer at once', async () => {
      const { passkey } = await ward.withPasskey()
      const { from, question, answer } = await ward.askFor(passkey)
      const tries = await Promise.all([
        ward.node().factors.byPasskey(from, answer),
        ward.node().factors.byPasskey(from, passkey.answer(question)),
      ])
      expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await ward.node().factors.byPasskey(from, answer)).toMatchObject(refusal('sign_in_expired'))
    })

    test('not in another browser, not without the cookie, not after five minutes', async () => {
      const { passkey } = await ward.withPasskey()
      const mine = await ward.askFor(passkey)
      const other = await ward.askFor(passkey)
      const { factors } = ward.node()
      expect(await factors.byPasskey(browser(null), mine.answer)).toMatchObject(refusal('sign_in_expired'))
      expect(await factors.byPasskey(other.from, mine.answer)).toMatchObject(refusal('second_factor_wrong'))
      await expireSteps()
      expect(await factors.byPasskey(mine.from, mine.answer)).toMatchObject(refusal('sign_in_expired'))
    })

    test.each([
      ['of another address', { origin: 'https://lantern.example.evil.test' }],
      ['of this host over plain HTTP', { origin: 'http://lantern.example' }],
      ['made for another host', { rpId: 'evil.test' }],
      ['whose user proved nothing to it', { unverified: true }],
      ['to another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
      ['that says it is of another account', { userHandle: 'AAAA' }],
    ])('not by an answer %s', async (_, twist) => {
      const { passkey, actor } = await ward.withPasskey()
      const { from, question } = await ward.askFor(passkey)
      await ward.newRows()
      const answer = passkey.answer(question, twist)
      expect(await ward.node().factors.byPasskey(from, answer)).toMatchObject(refusal('second_factor_wrong'))
      expect(await ward.newRows()).toMatchObject([
        {
          action: 'sign-in',
          outcome: 'second_factor_wrong',
          actorKind: 'stranger',
          actorId: actor.userId,
          detail: '{"by":"passkey","why":"wrong"}',
        },
      ])
    })

    test('not with a signature by another key', async () => {
      const [mine, theirs] = [await ward.withPasskey(), await ward.withPasskey()]
      const { from, question } = await ward.askFor(mine.passkey)
      const forged = {
        ...mine.passkey.answer(question),
        response: theirs.passkey.answer(question).response,
      }
      expect(await ward.node().factors.byPasskey(from, forged)).toMatchObject(refusal('second_factor_wrong'))
    })

    test('not with a counter that did not grow, as that of a copy; the log speaks of it', async () => {
      const { passkey } = await ward.withPasskey()
      const first = await ward.askFor(passkey)
      must(await ward.node().factors.byPasskey(first.from, passkey.answer(first.question, { counter: 7 })))
      for (const counter of [7, 3, 0]) {
        const { from, question } = await ward.askFor(passkey)
        const copy = passkey.answer(question, { counter })
        expect(await ward.node().factors.byPasskey(from, copy)).toMatchObject(refusal('second_factor_wrong'))
      }
      expect(ward.lines.join('')).toContain('A passkey may have been copied')
      const { from, question } = await ward.askFor(passkey)
      must(await ward.node().factors.byPasskey(from, passkey.answer(question, { counter: 8 })))
    })

    test('again and again where its authenticator does not count', async () => {
      const { passkey } = await ward.withPasskey()
      for (let round = 0; round < 2; round++) {
        const { from, question } = await ward.askFor(passkey)
        must(await ward.node().factors.byPasskey(from, passkey.answer(question, { counter: 0 })))
      }
    })

    test('not after it was removed, nor to a disabled account, nor where accounts do not sign in here', async () => {
      const { passkey, actor } = await ward.withPasskey('bedside')
      const asked = await ward.askFor(passkey)
      const strict = ward.node({ localSignIn: 'admins' })
      expect(await strict.factors.byPasskey(asked.from, asked.answer)).toMatchObject(
        refusal('second_factor_wrong'),
      )
      must(await ward.node().own.removePasskey(owns(actor), passkey.id))
      const removed = await ward.askFor(passkey)
      expect(await ward.node().factors.byPasskey(removed.from, removed.answer)).toMatchObject(
        refusal('second_factor_wrong'),
      )
      const other = await ward.withPasskey()
      must(await disableAccount(orm(), { id: other.actor.userId }))
      const disabled = await ward.askFor(other.passkey)
      expect(await ward.node().factors.byPasskey(disabled.from, disabled.answer)).toMatchObject(
        refusal('second_factor_wrong'),
      )
    })

    test('after the password, as its second factor, and only that account’s own', async () => {
      const [mine, theirs] = [await ward.withPasskey(), await ward.withPasskey()]
      const { factors } = ward.node()
      const step = await ward.typePassword(mine)
      const asked = must(await factors.ask(step, true))
      expect(asked.token).toBeNull()
      expect(asked.question.allowCredentials?.map(({ id }) => id)).toEqual([mine.passkey.id])
      expect(await factors.byPasskey(step, theirs.passkey.answer(asked.question))).toMatchObject(
        refusal('second_factor_wrong'),
      )
      const again = await ward.typePassword(mine)
      const { question } = must(await factors.ask(again, true))
      const entered = must(await factors.byPasskey(again, mine.passkey.answer(question)))
      expect(entered.userId).toBe(mine.actor.userId)
      const [row] = await orm().select().from(session).where(eq(session.id, entered.sessionId))
      expect(row?.provenBy).toBe('password+passkey')
    })

    test('without telling a stranger whose passkeys there are', async () => {
      const { question } = must(await ward.node().factors.ask(browser(null), false))
      expect(question.allowCredentials).toBeUndefined()
      expect(await ward.node().factors.ask(browser(null), true)).toMatchObject(refusal('sign_in_expired'))
    })

    test('after so many questions from one address no more, for a while', async () => {
      const { factors } = ward.node()
      const from = browser(null, '10.8.77.77')
      for (let nth = 0; nth < 300; nth++) must(await factors.ask(from, false))
      expect(await factors.ask(from, false)).toMatchObject(refusal('too_many_attempts'))
      must(await factors.ask(browser(null, '10.8.77.78'), false))
    })
  })

  describe('is added', () => {
    test('once, with the name that its user gives it, and never shows its key', async () => {
      const { actor } = await ward.nurse()
      const question = must(await ward.node().own.askToAdd(owns(actor)))
      expect(question).toMatchObject({
        rp: { id: 'lantern.example' },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      const { answer } = softwareAuthenticator(ORIGIN).add(question)
      const add = () => ward.node().own.addPasskey(owns(actor), { name: ' Ward key ', answer })
      const { factors, codes } = must(await add())
      expect(factors.passkeys).toMatchObject([{ name: 'Ward key', usedAt: null }])
      expect(codes).toHaveLength(10)
      expect(await add()).toMatchObject(refusal('sign_in_expired'))
    })

    test.each([
      ['for another address', { origin: 'https://evil.test' }],
      ['for another host', { rpId: 'evil.test' }],
      ['by a user who proved nothing to it', { unverified: true }],
      ['to another question', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ])('not %s', async (_, twist) => {
      const { actor } = await ward.nurse()
      const question = must(await ward.node().own.askToAdd(owns(actor)))
      const { answer } = softwareAuthenticator(ORIGIN).add(question, twist)
      expect(await ward.node().own.addPasskey(owns(actor), { name: 'x', answer })).toMatchObject({
        ok: false,
        refusal: { code: 'invalid', field: 'answer' },
      })
    })

    test('not by the question of another session', async () => {
      const [one, other] = [await ward.nurse(), await ward.nurse()]
      const question = must(await ward.node().own.askToAdd(owns(one.actor)))
      const { answer } = softwareAuthenticator(ORIGIN).add(question)
      expect(await ward.node().own.addPasskey(owns(other.actor), { name: 'x', answer })).toMatchObject(
        refusal('sign_in_expired'),
      )
    })

    test.each(['http://lantern.example', 'https://192.0.2.7', 'http://127.0.0.1:3000'])(
      'nowhere at %s, where browsers know none',
      async (publicUrl) => {
        const { actor } = await ward.nurse()
        const node = ward.node({ publicUrl })
        expect(await node.own.askToAdd(owns(actor))).toMatchObject(refusal('passkeys_unavailable'))
        expect(await node.factors.ask(browser(null), false)).toMatchObject(refusal('passkeys_unavailable'))
        expect(must(await node.own.read(owns(actor))).passkeysWork).toBe(false)
      },
    )
  })

  test('unlocks the session of its user, and no other', async () => {
    const [mine, theirs] = [await ward.withPasskey(), await ward.withPasskey()]
    const { lock, accounts } = ward.node()
    const locks = must(permit(mine.actor, 'session:lock'))
    must(await lock.lock(locks))
    expect(must(await lock.standing(locks))).toMatchObject({ locked: true, passkey: true })
    const unlock = async (passkey: typeof mine.passkey) => {
      const question = must(await ward.node().lock.askPasskey(locks))
      return lock.unlockByPasskey(locks, passkey.answer(question))
    }
    expect(await unlock(theirs.passkey)).toMatchObject(refusal('second_factor_wrong'))
    expect((await accounts.session(mine.actor.sessionId))?.locked).toBe(true)
    expect(await unlock(mine.passkey)).toMatchObject({ ok: true, value: { locked: false } })
    expect((await accounts.session(mine.actor.sessionId))?.locked).toBeUndefined()
  })

  test('of a counter that did not grow unlocks and proves nothing; log and audit trail say so', async () => {
    const { actor, passkey } = await ward.withPasskey()
    const { lock, own } = ward.node()
    const locks = must(permit(actor, 'session:lock'))
    const unlock = async (counter: number) =>
      lock.unlockByPasskey(locks, passkey.answer(must(await lock.askPasskey(locks)), { counter }))
    must(await unlock(7))
    ward.lines.length = 0
    await ward.newRows()
    expect(await unlock(7)).toMatchObject(refusal('second_factor_wrong'))
    const copy = passkey.answer(must(await own.askProof(owns(actor))), { counter: 7 })
    expect(await own.prove(owns(actor), { passkey: copy })).toMatchObject(refusal('second_factor_wrong'))
    expect(ward.lines.filter((line) => line.includes('A passkey may have been copied'))).toHaveLength(2)
    expect((await ward.newRows()).map(({ outcome, detail }) => [outcome, JSON.parse(detail ?? '')])).toEqual([
      ['second_factor_wrong', { lock: 'unlocked', by: 'passkey', why: 'counter' }],
      ['second_factor_wrong', { factor: 'proved', why: 'counter' }],
    ])
  })

  test('unlocks nothing, and proves nothing, for a user whose account does not sign in here', async () => {
    const { actor, passkey } = await ward.withPasskey('bedside')
    const locks = must(permit(actor, 'session:lock'))
    const before = ward.node()
    must(await before.lock.lock(locks))
    const answer = passkey.answer(must(await before.lock.askPasskey(locks)))
    const { lock, own } = ward.node({ localSignIn: 'admins' })
    expect(must(await lock.standing(locks)).passkey).toBe(false)
    expect(await lock.askPasskey(locks)).toMatchObject(refusal('passkeys_unavailable'))
    expect(await lock.unlockByPasskey(locks, answer)).toMatchObject(refusal('second_factor_wrong'))
    expect(await own.askProof(owns(actor))).toMatchObject(refusal('passkeys_unavailable'))
    expect((await before.accounts.session(actor.sessionId))?.locked).toBe(true)
  })

  test('leaves the password of its account opening nothing by itself', async () => {
    const { username, address } = await ward.withPasskey()
    await ward.newRows()
    const answer = await ward.node().accounts.signIn(username, PASSWORD, address)
    expect(answer).toMatchObject({ ...refusal('second_factor_needed'), step: { factors: ['passkey'] } })
    expect(await ward.newRows()).toMatchObject([{ action: 'sign-in', outcome: 'second_factor_needed' }])
  })
})
