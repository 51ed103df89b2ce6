import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { deviceCookie, readDevice } from '@/server/accounts/known-devices'
import { attackedNames, forgetAttempts } from '@/server/accounts/sign-in-rate-limit'
import { attempt } from '@/server/db/schema'
import { describeOnMigrated } from '../../databases'
import { PASSWORD, refusal, serviceOf, staffOf } from './staff'

const SECRET = 'a secret of sessions for the tests'

describeOnMigrated('tries to sign in', (database) => {
  const { add, signIn } = staffOf(database)
  const orm = () => database().orm
  beforeEach(() => orm().delete(attempt))

  const wrong = (username: string, address: string) => signIn(username, 'wrong password', address)
  const waitOf = (result: Awaited<ReturnType<typeof signIn>>) =>
    result.ok ? 0 : Number(result.refusal.details?.retryAfterSeconds ?? 0)
  /** Lets every delay pass, as if its time were over; what was counted stays. */
  const letDelaysPass = () =>
    orm()
      .update(attempt)
      .set({ expire: new Date(Date.now() - 1) })
      .where(sql`${attempt.key} like '%-gate:%'`)
  /** Types wrong passwords, each after the delay before it. @returns the delay after the last, in seconds */
  const typeWrong = async (username: string, address: string, times: number) => {
    for (let round = 0; round < times; round++) {
      await letDelaysPass()
      expect(await wrong(username, address)).toMatchObject(refusal('unauthenticated'))
    }
    return waitOf(await wrong(username, address))
  }
  /** The browser at which these users have signed in. */
  const browserOf = (...userIds: string[]) => {
    const cookie = userIds.reduce((held, id) => deviceCookie(held, id, SECRET, false).split(';')[0] ?? '', '')
    return readDevice(cookie, SECRET, false)
  }

  test('are slowed down from the sixth on, ever more, and never longer than a minute', async () => {
    await add('tries')
    expect(await typeWrong('tries', '10.0.0.1', 6)).toBe(1)
    expect(await typeWrong('tries', '10.0.0.1', 3)).toBeGreaterThan(4)
    const blocked = await typeWrong('tries', '10.0.0.1', 9)
    expect(blocked).toBeGreaterThan(50)
    expect(blocked).toBeLessThanOrEqual(60)
    // The right password waits as well, and no longer than that.
    expect(await signIn('tries')).toMatchObject(refusal('too_many_attempts'))
    await letDelaysPass()
    expect((await signIn('tries')).ok).toBe(true)
    expect((await signIn('tries')).ok).toBe(true)
  })

  test('from one address do not slow down another', async () => {
    await add('elsewhere')
    await typeWrong('elsewhere', '10.0.1.1', 10)
    expect((await signIn('elsewhere', PASSWORD, '10.0.1.2')).ok).toBe(true)
  })

  test('at the same moment on several nodes all count', async () => {
    await add('burst')
    const nodes = Array.from({ length: 4 }, () => serviceOf(database()))
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => nodes[index % 4]?.signIn('burst', 'wrong', '10.2.0.1')),
    )
    const codes = answers.map((one) => (one && !one.ok ? one.refusal.code : 'in'))
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(6)
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(10)
  })

  test('for a name never slow down the browser that knows it, wherever they were typed', async () => {
    const { userId } = await add('attacked')
    for (const address of ['10.3.0.1', '10.3.0.2', '10.3.0.3', '10.3.0.4'])
      await typeWrong('attacked', address, 8)
    for (const address of ['10.3.0.1', '10.3.0.9']) {
      await wrong('attacked', address)
      expect(waitOf(await wrong('attacked', address))).toBeGreaterThan(50)
    }
    const service = serviceOf(database())
    const station = browserOf(userId)
    expect((await service.signIn('attacked', PASSWORD, '10.3.0.1', station)).ok).toBe(true)
    // A browser that knows someone else is a stranger to this name.
    const other = browserOf((await add('someone.else')).userId)
    await service.signIn('attacked', 'wrong', '10.3.0.1', other)
    expect(await service.signIn('attacked', PASSWORD, '10.3.0.1', other)).toMatchObject(
      refusal('too_many_attempts'),
    )
  })

  test('at a browser that knows the account wait half a minute at most, and are no attack', async () => {
    const { userId } = await add('forgetful')
    const service = serviceOf(database())
    const station = browserOf(userId)
    for (let round = 0; round < 25; round++) {
      await letDelaysPass()
      expect(await service.signIn('forgetful', 'wrong', '10.4.0.1', station)).toMatchObject(
        refusal('unauthenticated'),
      )
    }
    const blocked = waitOf(await service.signIn('forgetful', PASSWORD, '10.4.0.1', station))
    expect(blocked).toBeGreaterThan(20)
    expect(blocked).toBeLessThanOrEqual(30)
    expect(await attackedNames(orm(), ['forgetful'])).toEqual(new Map())
    // Another browser of hers, and one that does not know her, are as before.
    expect((await service.signIn('forgetful', PASSWORD, '10.4.0.1', browserOf(userId))).ok).toBe(true)
    expect((await service.signIn('forgetful', PASSWORD, '10.4.0.1')).ok).toBe(true)
  })

  test('are forgotten after a quarter of an hour', async () => {
    await add('later')
    await typeWrong('later', '10.5.0.1', 12)
    await orm()
      .update(attempt)
      .set({ expire: new Date(Date.now() - 1000) })
    expect((await signIn('later', PASSWORD, '10.5.0.1')).ok).toBe(true)
    expect(await orm().select().from(attempt).where(eq(attempt.points, 12))).toEqual([])
  })

  test('across many usernames from one address pass one by one after the hundredth, five seconds apart', async () => {
    const service = serviceOf(database())
    const answers = await Promise.all(
      Array.from({ length: 105 }, (_, index) => service.signIn(`spray${index}`, 'lantern', '10.6.0.1')),
    )
    expect(answers.filter((one) => !one.ok && one.refusal.code === 'too_many_attempts')).toHaveLength(4)
    for (let round = 0; round < 4; round++) {
      await letDelaysPass()
      await service.signIn(`more${round}`, 'lantern', '10.6.0.1')
    }
    const blocked = waitOf(await service.signIn('one.more', 'lantern', '10.6.0.1'))
    expect(blocked).toBeGreaterThan(3)
    expect(blocked).toBeLessThanOrEqual(5)
  })

  test('that make an attack are known, with their number, until they are forgotten or unlocked', async () => {
    await add('target')
    await add('calm')
    for (const address of ['10.7.0.1', '10.7.0.2']) await typeWrong('target', address, 9)
    expect(await attackedNames(orm(), ['target', 'calm'])).toEqual(new Map())
    await typeWrong('target', '10.7.0.3', 4)
    const attacked = await attackedNames(orm(), ['target', 'calm'])
    expect([...attacked.keys()]).toEqual(['target'])
    expect(attacked.get('target')?.failures).toBe(22)
    expect(await forgetAttempts(orm(), 'target')).toBe(true)
    expect(await attackedNames(orm(), ['target', 'calm'])).toEqual(new Map())
    expect((await signIn('target', PASSWORD, '10.7.0.1')).ok).toBe(true)
    expect(await forgetAttempts(orm(), 'calm')).toBe(false)
  })

  test('store nothing that was typed in the database', async () => {
    await signIn('My Secret Password 1', 'x', '10.8.0.1')
    const rows = JSON.stringify(await orm().select().from(attempt))
    expect(rows).not.toMatch(/secret|10\.8\.0/i)
  })
})
