import { expect, test } from 'vitest'
import { attempt } from '@/server/db/schema'
import { describeOnMigrated } from '../../databases'
import { PASSWORD, refusal, serviceOf, staffOf } from './staff'

describeOnMigrated('tries to sign in', (database) => {
  const { add, signIn } = staffOf(database)

  test('are ten from one address; the next is refused with the time to wait, even with the right password', async () => {
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

  test('at the same moment on several nodes all count', async () => {
    await add('burst')
    const nodes = Array.from({ length: 4 }, () => serviceOf(database()))
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) => nodes[index % 4]?.signIn('burst', 'wrong', '10.2.0.1')),
    )
    const codes = answers.map((one) => (one && !one.ok ? one.refusal.code : 'in'))
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10)
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(6)
  })

  test('count from zero again after a successful one', async () => {
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

  test('store nothing that was typed in the database', async () => {
    await signIn('My Secret Password 1', 'x', '10.6.0.1')
    const rows = JSON.stringify(await database().orm.select().from(attempt))
    expect(rows).not.toMatch(/secret|10\.6\.0/i)
  })
})
