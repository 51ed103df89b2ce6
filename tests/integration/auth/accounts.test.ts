import { verify } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { addAccount, disableAccount, listAccounts, setPassword } from '@/server/accounts/admin'
import { DEMO_PASSWORD, loadDemoAccounts } from '@/server/accounts/demo'
import { createAccountService } from '@/server/accounts/service'
import { SESSION_CHANNEL } from '@/server/accounts/sessions'
import type { Database } from '@/server/db/open'
import { account, attempt, session } from '@/server/db/schema'
import { describeOnMigrated } from './databases'

const PASSWORD = 'correct horse battery'
const log = pino({ level: 'silent' })

const serviceOf = (database: Database, settings: { demo?: boolean; sessionSeconds?: number } = {}) =>
  createAccountService({ database, demo: false, sessionSeconds: 3600, log, ...settings })

describeOnMigrated('accounts', (database) => {
  const add = async (username: string) => {
    const added = await addAccount(database().orm, {
      username,
      name: 'Nia Nurse',
      role: 'virtual',
      password: PASSWORD,
    })
    if (!added.ok) throw new Error(added.refusal.message)
    return added.value
  }
  const signIn = (username: string, password = PASSWORD, address = '10.0.0.1') =>
    serviceOf(database()).signIn(username, password, address)
  const sessionOf = async (username: string) => {
    const signedIn = await signIn(username)
    if (!signedIn.ok) throw new Error(signedIn.refusal.code)
    return signedIn.value.sessionId
  }
  const refusal = (code: string) => ({ ok: false, refusal: { code } })
  /** What nodes hear of sessions, from now on. */
  const listen = async () => {
    const heard: unknown[] = []
    const stop = await database().listen(
      SESSION_CHANNEL,
      (payload) => heard.push(JSON.parse(payload)),
      () => {},
    )
    return { heard, stop }
  }

  describe('passwords', () => {
    test('are stored as argon2id of the cost OWASP asks for, salted', async () => {
      await add('hash.one')
      await add('hash.two')
      const stored = await database()
        .orm.select({ hash: account.passwordHash })
        .from(account)
        .where(eq(account.name, 'Nia Nurse'))
      const hashes = stored.map(({ hash }) => hash)
      for (const hash of hashes) {
        expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
        expect(await verify(hash, PASSWORD)).toBe(true)
      }
      expect(new Set(hashes).size).toBe(hashes.length)
    })

    test('open a session of the account, however the username is capitalised', async () => {
      const { userId } = await add('right')
      const signedIn = await signIn(' Right ')
      expect(signedIn).toMatchObject({ ok: true, value: { userId, name: 'Nia Nurse', role: 'virtual' } })
      if (signedIn.ok) {
        expect(await serviceOf(database()).session(signedIn.value.sessionId)).toEqual(signedIn.value)
      }
    })

    test('are one whichever way the keyboard composes accents', async () => {
      await addAccount(database().orm, {
        username: 'accents',
        name: 'Zoë',
        role: 'bedside',
        password: 'Zo\u00eb takes care',
      })
      expect((await signIn('accents', 'Zoe\u0308 takes care')).ok).toBe(true)
    })

    test('that are wrong, and usernames nobody has, are refused in the same words', async () => {
      await add('wrong')
      const wrong = await signIn('wrong', 'wrong password')
      expect(wrong).toMatchObject(refusal('unauthenticated'))
      expect(await signIn('nobody', 'wrong password')).toEqual(wrong)
      expect(await signIn('wrong', '')).toEqual(wrong)
      expect(await signIn('wrong', 'x'.repeat(5_000))).toEqual(wrong)
    })

    test('take as long to refuse for a username nobody has', async () => {
      await add('timed')
      const took = { known: [] as number[], unknown: [] as number[] }
      // The processor's time, on all threads: what else the machine does is not in it.
      const timed = async (username: string, times: number[]) => {
        const before = process.cpuUsage()
        await signIn(username, 'wrong password', '10.1.0.1')
        const { user, system } = process.cpuUsage(before)
        times.push(user + system)
      }
      for (let round = 0; round < 9; round++) {
        await timed('timed', took.known)
        await timed('not-there', took.unknown)
      }
      const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? 0
      // Checking a password is most of the work: left out, it would be less than half.
      expect(median(took.unknown)).toBeGreaterThan(median(took.known) * 0.6)
    })
  })

  describe('tries', () => {
    test('are ten from one address, then refused with the time to wait, the right one too', async () => {
      await add('tries')
      for (let round = 0; round < 10; round++) {
        expect(await signIn('tries', 'wrong password')).toMatchObject(refusal('unauthenticated'))
      }
      const blocked = await signIn('tries')
      expect(blocked).toMatchObject(refusal('too_many_attempts'))
      const wait = blocked.ok ? 0 : Number(blocked.refusal.details?.retryAfterSeconds)
      expect(wait).toBeGreaterThan(14 * 60)
      expect(wait).toBeLessThanOrEqual(15 * 60)
      expect((await signIn('tries', PASSWORD, '10.0.0.2')).ok).toBe(true)
    })

    test('at the same moment, on several nodes, count as well', async () => {
      await add('burst')
      const nodes = Array.from({ length: 4 }, () => serviceOf(database()))
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, index) => nodes[index % 4]?.signIn('burst', 'wrong', '10.2.0.1')),
      )
      const codes = answers.map((one) => (one && !one.ok ? one.refusal.code : 'in'))
      expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10)
      expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(6)
    })

    test('start anew after a right one', async () => {
      await add('anew')
      for (const round of [1, 2]) {
        for (let wrong = 0; wrong < 9; wrong++) await signIn('anew', 'wrong password', `10.3.0.${round}`)
        expect((await signIn('anew', PASSWORD, `10.3.0.${round}`)).ok).toBe(true)
        expect((await signIn('anew', PASSWORD, `10.3.0.${round}`)).ok).toBe(true)
      }
    })

    test('are forgotten after a quarter of an hour', async () => {
      await add('later')
      for (let round = 0; round < 11; round++) await signIn('later', 'wrong password', '10.4.0.1')
      await database()
        .orm.update(attempt)
        .set({ expire: new Date(Date.now() - 1000) })
      expect((await signIn('later', PASSWORD, '10.4.0.1')).ok).toBe(true)
      expect(await database().orm.select().from(attempt)).not.toContainEqual(
        expect.objectContaining({ points: 11 }),
      )
    })

    test('across many usernames from one address are limited too', async () => {
      const service = serviceOf(database())
      await database().orm.delete(attempt)
      const answers = await Promise.all(
        Array.from({ length: 105 }, (_, index) => service.signIn(`spray${index}`, 'lantern', '10.5.0.1')),
      )
      expect(answers.filter((one) => !one.ok && one.refusal.code === 'too_many_attempts')).toHaveLength(5)
    })

    test('leave nothing of what was typed in the database', async () => {
      await signIn('My Secret Password 1', 'x', '10.6.0.1')
      const rows = JSON.stringify(await database().orm.select().from(attempt))
      expect(rows).not.toMatch(/secret|10\.6/i)
    })
  })

  describe('sessions', () => {
    test('end at sign-out, and every node hears which and why', async () => {
      await add('leaving')
      const [left, stays] = [await sessionOf('leaving'), await sessionOf('leaving')]
      const { heard, stop } = await listen()
      const service = serviceOf(database())
      await service.signOut(left)
      expect(await service.session(left)).toBeNull()
      expect(await service.session(stays)).toMatchObject({ sessionId: stays })
      await vi.waitFor(() => expect(heard).toEqual([{ session: left, why: 'signed-out' }]))
      await service.signOut(left)
      await service.signOut('no-such-session')
      await service.signOut(stays)
      await vi.waitFor(() => expect(heard).toHaveLength(2))
      expect(heard[1]).toEqual({ session: stays, why: 'signed-out' })
      await stop()
    })

    test('run out after their time', async () => {
      await add('expiring')
      const service = serviceOf(database(), { sessionSeconds: 600 })
      const signedIn = await service.signIn('expiring', PASSWORD, '10.0.0.1')
      const id = signedIn.ok ? signedIn.value.sessionId : ''
      expect(await service.session(id)).not.toBeNull()
      const [row] = await database().orm.select().from(session).where(eq(session.id, id))
      expect(Number(row?.expiresAt) - Number(row?.createdAt)).toBe(600_000)
      const past = { expiresAt: new Date(Date.now() - 1_000) }
      await database().orm.update(session).set(past).where(eq(session.id, id))
      expect(await service.session(id)).toBeNull()
    })

    test('have ids nobody guesses', async () => {
      await add('random')
      const ids = [await sessionOf('random'), await sessionOf('random')]
      expect(ids[0]).not.toBe(ids[1])
      for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32)
      expect(await serviceOf(database()).session('')).toBeNull()
      expect(await serviceOf(database()).session("' or 1=1 --")).toBeNull()
    })
  })

  describe('administration', () => {
    test('disabling shuts out at once: sessions end as revoked, signing in is refused', async () => {
      await add('gone')
      const session = await sessionOf('gone')
      const { heard, stop } = await listen()
      expect(await disableAccount(database().orm, { username: 'gone' })).toEqual({ ok: true, value: null })
      expect(await serviceOf(database()).session(session)).toBeNull()
      expect(await signIn('gone')).toMatchObject(refusal('unauthenticated'))
      await vi.waitFor(() => expect(heard).toEqual([{ session, why: 'revoked' }]))
      await stop()
    })

    test('a session opened in the moment of disabling opens nothing', async () => {
      const { userId } = await add('late')
      const session = await sessionOf('late')
      await database().orm.update(account).set({ disabled: true }).where(eq(account.id, userId))
      expect(await serviceOf(database()).session(session)).toBeNull()
    })

    test('a new password replaces the old one and ends what was opened with it', async () => {
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

    test('a username is given once; what nobody has cannot be changed', async () => {
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

    test('the list tells who there is, and no hash', async () => {
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

  describe('demo accounts', () => {
    beforeAll(async () => {
      await loadDemoAccounts(database().orm)
      await loadDemoAccounts(database().orm)
    })

    test.each(['bedside', 'virtual', 'charge', 'display', 'admin'])(
      '%s signs in while it is a demo',
      async (role) => {
        const demo = serviceOf(database(), { demo: true })
        const signedIn = await demo.signIn(role, DEMO_PASSWORD, '10.7.0.1')
        expect(signedIn).toMatchObject({ ok: true, value: { role } })
        expect(demo.demoAccounts()).toContainEqual({ username: role, role })
        const session = signedIn.ok ? signedIn.value.sessionId : ''
        expect(await demo.session(session)).not.toBeNull()

        const tenant = serviceOf(database())
        expect(await tenant.session(session)).toBeNull()
        expect(await tenant.signIn(role, DEMO_PASSWORD, '10.7.0.2')).toMatchObject(refusal('unauthenticated'))
        expect(tenant.demoAccounts()).toEqual([])
      },
    )

    test('have the password the issue names', () => {
      expect(DEMO_PASSWORD).toBe('lantern')
    })
  })
})
