import { verify } from '@node-rs/argon2'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { addAccount } from '@/server/accounts/admin'
import { DEMO_PASSWORD, loadDemoAccounts } from '@/server/accounts/demo'
import { account, session } from '@/server/db/schema'
import { describeOnMigrated } from '../../databases'
import { PASSWORD, refusal, serviceOf, staffOf } from './staff'

describeOnMigrated('accounts', (database) => {
  const { add, signIn, sessionOf, listen } = staffOf(database)

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
        const { address: _, ...user } = signedIn.value
        expect(await serviceOf(database()).session(user.sessionId)).toEqual(user)
      }
    })

    test('are the same however the keyboard composes accents', async () => {
      await addAccount(database().orm, {
        username: 'accents',
        name: 'Zoë',
        role: 'bedside',
        password: 'Zo\u00eb takes care',
      })
      expect((await signIn('accents', 'Zoe\u0308 takes care')).ok).toBe(true)
    })

    test('that are wrong are refused in the same words as unknown usernames', async () => {
      await add('wrong')
      const wrong = await signIn('wrong', 'wrong password')
      expect(wrong).toMatchObject(refusal('unauthenticated'))
      expect(await signIn('nobody', 'wrong password')).toEqual(wrong)
      expect(await signIn('wrong', '')).toEqual(wrong)
      expect(await signIn('wrong', 'x'.repeat(5_000))).toEqual(wrong)
    })

    test('take as long to refuse for an unknown username', async () => {
      await add('timed')
      const took = { known: [] as number[], unknown: [] as number[] }
      // Processor time on all threads: other work of the machine does not count.
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
      // Checking a password is most of the work: without it, the time would be less than half.
      expect(median(took.unknown)).toBeGreaterThan(median(took.known) * 0.6)
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

    test('have ids that cannot be guessed', async () => {
      await add('random')
      const ids = [await sessionOf('random'), await sessionOf('random')]
      expect(ids[0]).not.toBe(ids[1])
      for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32)
      expect(await serviceOf(database()).session('')).toBeNull()
      expect(await serviceOf(database()).session("' or 1=1 --")).toBeNull()
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
