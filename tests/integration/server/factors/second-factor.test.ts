import { and, eq, isNull, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { setPassword, unlockAccount } from '@/server/accounts/admin'
import { hashPassword } from '@/server/accounts/password'
import { account, authenticatorApp, passkey, recoveryCode, session, signInStep } from '@/server/db/schema'
import { sealAppsAgain } from '@/server/factors/authenticator-app'
import type { Transaction } from '@/server/platform/db/open'
import { describeOnMigrated } from '../../databases'
import { changedMeanwhile } from '../accounts/changed-meanwhile'
import { browser, codesOf, factorWard, must, owns, PASSWORD, refusal } from './factor-ward'

describeOnMigrated('a second factor', (database) => {
  const ward = factorWard(database)
  const orm = () => database().orm
  const provenBy = async (sessionId: string) =>
    (await orm().select().from(session).where(eq(session.id, sessionId)))[0]?.provenBy

  describe('while the password or a code is checked', () => {
    const signInMeanwhile = (username: string, change: (tx: Transaction) => Promise<unknown>) =>
      changedMeanwhile(database(), username, change, () =>
        ward.node().accounts.signIn(username, PASSWORD, '10.8.0.1'),
      )
    const openOf = (accountId: string) =>
      orm().$count(session, and(eq(session.accountId, accountId), isNull(session.endedAt)))

    test('is asked for, where it was the first and came meanwhile', async () => {
      const { actor, username } = await ward.nurse()
      const { userId: accountId } = actor
      const row = {
        id: `late ${accountId}`,
        accountId,
        name: 'Late',
        publicKey: '',
        counter: 0,
        transports: [],
      }
      expect(await signInMeanwhile(username, (tx) => tx.insert(passkey).values(row))).toMatchObject({
        ...refusal('second_factor_needed'),
        step: { factors: ['passkey'] },
      })
      expect(await openOf(accountId)).toBe(1)
    })

    test.each([
      ['another password', async () => ({ passwordHash: await hashPassword('another horse, another day') })],
      ['no way in', async () => ({ disabled: true })],
    ])('the account gets %s: the one that was typed opens nothing', async (_, changed) => {
      const { actor, username } = await ward.nurse()
      const to = await changed()
      const change = (tx: Transaction) => tx.update(account).set(to).where(eq(account.id, actor.userId))
      expect(await signInMeanwhile(username, change)).toMatchObject(refusal('unauthenticated'))
      expect(await openOf(actor.userId)).toBe(1)
    })
  })

  describe('by an authenticator app', () => {
    test('is asked for after the right password only, and opens the session on any node', async () => {
      const user = await ward.withApp()
      const { accounts } = ward.node()
      const wrong = await accounts.signIn(user.username, 'not the password', user.address)
      expect(wrong).toEqual(await accounts.signIn('unknown-user', 'not the password', user.address))
      await ward.newRows()
      const answer = await accounts.signIn(user.username, PASSWORD, user.address)
      expect(answer).toMatchObject({ ...refusal('second_factor_needed'), step: { factors: ['code'] } })
      const step = await ward.typePassword(user)
      const entered = must(await ward.node().factors.byCode(step, user.code(1)))
      expect(entered.userId).toBe(user.actor.userId)
      expect(await provenBy(entered.sessionId)).toBe('password+code')
      expect((await ward.newRows()).map(({ outcome, detail }) => [outcome, detail])).toEqual([
        ['second_factor_needed', null],
        ['second_factor_needed', null],
        ['done', '{"by":"password+code"}'],
      ])
    })

    test('takes each code once, and no older one after it', async () => {
      const user = await ward.withApp()
      const next = user.code(1)
      must(await ward.node().factors.byCode(await ward.typePassword(user), next))
      for (const code of [next, user.code(0), user.code(-1)]) {
        const step = await ward.typePassword(user)
        expect(await ward.node().factors.byCode(step, code)).toMatchObject(refusal('second_factor_wrong'))
      }
    })

    test('takes one code once, also where two nodes get it at once', async () => {
      const user = await ward.withApp()
      const steps = [await ward.typePassword(user), await ward.typePassword(user)]
      const tries = await Promise.all(steps.map((step) => ward.node().factors.byCode(step, user.code(1))))
      expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    })

    test('takes no code of more than one time step around now', async () => {
      const user = await ward.withApp()
      // An old code would be refused for the newer one that confirmed the app.
      await orm()
        .update(authenticatorApp)
        .set({ lastStep: null })
        .where(eq(authenticatorApp.accountId, user.actor.userId))
      // A code of two steps ahead could become one of one step while this runs.
      for (const steps of [-2, 3]) {
        const step = await ward.typePassword(user)
        expect(await ward.node().factors.byCode(step, user.code(steps))).toMatchObject(
          refusal('second_factor_wrong'),
        )
      }
    })

    test('ends the step that it answers: neither that browser nor another gets in by it again', async () => {
      const user = await ward.withApp()
      const step = await ward.typePassword(user)
      must(await ward.node().factors.byCode(step, user.code(1)))
      const { factors } = ward.node()
      expect(await factors.byCode(step, user.code(1))).toMatchObject(refusal('sign_in_expired'))
      expect(await factors.byCode(browser(null), user.code(1))).toMatchObject(refusal('sign_in_expired'))
      const late = await ward.typePassword(user)
      await orm().update(signInStep).set({ expiresAt: sql`now()` })
      expect(await factors.byCode(late, user.code(1))).toMatchObject(refusal('sign_in_expired'))
    })

    test('is no second factor of another account', async () => {
      const [mine, theirs] = [await ward.withApp(), await ward.withApp()]
      const step = await ward.typePassword(mine)
      expect(await ward.node().factors.byCode(step, theirs.code(1))).toMatchObject(
        refusal('second_factor_wrong'),
      )
      expect(await ward.node().factors.byCode(await ward.typePassword(mine), mine.code(1))).toMatchObject({
        ok: true,
      })
    })

    test('ends nothing that the old password began, once there is a new one', async () => {
      const user = await ward.withApp()
      const step = await ward.typePassword(user)
      must(await setPassword(orm(), { username: user.username, password: 'another horse, another day' }))
      expect(await ward.node().factors.byCode(step, user.code(1))).toMatchObject(refusal('sign_in_expired'))
    })

    test('slows down who guesses it, wherever they type; an administrator ends that', async () => {
      const user = await ward.withApp()
      const codes: string[] = []
      // Each wrong one doubles the delay, so that on any machine one comes too soon.
      while (codes.length < 16 && codes.at(-1) !== 'too_many_attempts') {
        const step = await ward.typePassword({ ...user, address: `10.8.50.${codes.length}` })
        const tried = await ward.node().factors.byCode(step, '000000')
        codes.push(tried.ok ? 'done' : tried.refusal.code)
      }
      expect(codes.slice(0, 5)).toEqual(Array(5).fill('second_factor_wrong'))
      expect(codes.at(-1)).toBe('too_many_attempts')
      expect(ward.lines.join('')).toContain('Wrong codes after the right password')
      must(await unlockAccount(orm(), { username: user.username }))
      const step = await ward.typePassword(user)
      must(await ward.node().factors.byCode(step, user.code(1)))
    })

    test('takes five codes after one password', async () => {
      const user = await ward.withApp()
      const step = await ward.typePassword(user)
      const { factors } = ward.node()
      for (let nth = 0; nth < 5; nth++) {
        expect(await factors.byCode(step, '000000')).toMatchObject(refusal('second_factor_wrong'))
      }
      expect(await factors.byCode(step, user.code(1))).toMatchObject(refusal('sign_in_expired'))
    })

    test('is none before its first code, and keeps the phone of before until then', async () => {
      const { actor, username, address } = await ward.nurse()
      const { key } = must(await ward.node().own.startApp(owns(actor)))
      expect(await ward.node().accounts.signIn(username, PASSWORD, address)).toMatchObject({ ok: true })
      const first = codesOf(key)
      expect(await ward.node().own.confirmApp(owns(actor), '000000')).toMatchObject({
        ok: false,
        refusal: { code: 'second_factor_wrong', field: 'code' },
      })
      must(await ward.node().own.confirmApp(owns(actor), first(0)))
      const other = must(await ward.node().own.startApp(owns(actor)))
      must(await ward.node().factors.byCode(await ward.typePassword({ username, address }), first(1)))
      must(await ward.node().own.confirmApp(owns(actor), codesOf(other.key)(0)))
      const step = await ward.typePassword({ username, address })
      expect(await ward.node().factors.byCode(step, first(1))).toMatchObject(refusal('second_factor_wrong'))
    })

    test('has a secret that the database holds sealed, and that outlives a change of the auth secret', async () => {
      const { actor, username, address } = await ward.nurse()
      const { key, uri } = must(await ward.node().own.startApp(owns(actor)))
      expect(uri).toContain(`secret=${key.replaceAll(' ', '')}`)
      must(await ward.node().own.confirmApp(owns(actor), codesOf(key)(0)))
      const rows = JSON.stringify(await orm().select().from(authenticatorApp))
      expect(rows).not.toContain(key.replaceAll(' ', ''))
      expect(ward.lines.join('')).not.toContain(key.replaceAll(' ', ''))
      const [fresh, before] = [
        'a new secret of the tests, long enough',
        'a secret of the factor tests, long enough',
      ]
      const rotated = ward.node({ authSecret: [fresh, before] })
      must(await rotated.factors.byCode(await ward.typePassword({ username, address }), codesOf(key)(1)))
      expect(await sealAppsAgain(orm(), [fresh, before])).toBeGreaterThan(0)
      expect(await sealAppsAgain(orm(), [fresh, before])).toBe(0)
      const later = ward.node({ authSecret: fresh })
      // As if no code had been used: a third one is not accepted yet.
      await orm()
        .update(authenticatorApp)
        .set({ lastStep: null })
        .where(eq(authenticatorApp.accountId, actor.userId))
      must(await later.factors.byCode(await ward.typePassword({ username, address }), codesOf(key)(1)))
      // The other tests' secrets are sealed as they were.
      await sealAppsAgain(orm(), [before, fresh])
    })
  })

  describe('by a recovery code', () => {
    test('opens a session once, typed as people type it', async () => {
      const { codes, actor, ...user } = await ward.withApp()
      expect(new Set(codes).size).toBe(10)
      const [code = ''] = codes
      expect(code).toMatch(/^\d[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
      const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
      const entered = must(await ward.node().factors.byCode(await ward.typePassword(user), typed))
      expect(await provenBy(entered.sessionId)).toBe('password+recovery')
      expect(await ward.node().factors.byCode(await ward.typePassword(user), code)).toMatchObject(
        refusal('second_factor_wrong'),
      )
      expect(must(await ward.node().own.read(owns(actor))).recoveryCodes).toBe(9)
      const rows = JSON.stringify(await orm().select().from(recoveryCode))
      for (const one of codes) expect(rows).not.toContain(one.replaceAll('-', '').slice(1))
    })

    test('opens one session, also where two nodes get it at once', async () => {
      const { codes, ...user } = await ward.withApp()
      const steps = [await ward.typePassword(user), await ward.typePassword(user)]
      const tries = await Promise.all(steps.map((step) => ward.node().factors.byCode(step, codes[3] ?? '')))
      expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    })

    test('is worth nothing once new ones were made', async () => {
      const { codes, actor, ...user } = await ward.withApp()
      const made = must(await ward.node().own.makeCodes(owns(actor)))
      const step = await ward.typePassword(user)
      expect(await ward.node().factors.byCode(step, codes[0] ?? '')).toMatchObject(
        refusal('second_factor_wrong'),
      )
      must(await ward.node().factors.byCode(step, made.codes?.[0] ?? ''))
    })
  })
})
