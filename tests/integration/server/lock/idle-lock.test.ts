import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '@/server/access/permission'
import { account, bed, building, request } from '@/server/db/schema'
import { lockIdleSessions, noteCall } from '@/server/sessions/session-lock'
import { openSession } from '@/server/sessions/sessions'
import { describeOnMigrated } from '../../databases'
import { serviceOf } from '../accounts/staff'
import { FIVE_MINUTES, lockedWard } from './locked-ward'

describeOnMigrated('the lock of a session without a hand', (database) => {
  const { orm, listen, service, nurse, locks, rest, isLocked } = lockedWard(database)

  test('comes after the time that is set, though no one writes it down', async () => {
    const { sessionId } = await nurse()
    await rest(sessionId, FIVE_MINUTES - 5)
    expect(await isLocked(sessionId)).toBe(false)
    await rest(sessionId, 5)
    expect(await isLocked(sessionId)).toBe(true)
  })

  test('never comes where it is off', async () => {
    const { sessionId } = await nurse()
    await rest(sessionId, 3_000)
    expect((await serviceOf(database()).session(sessionId))?.locked).toBeUndefined()
  })

  test('is written down and told to every node by the worker, once', async () => {
    const rested = await nurse()
    const busy = await nurse()
    await rest(rested.sessionId, FIVE_MINUTES + 1)
    const { heard, stop } = await listen()
    await lockIdleSessions(orm(), FIVE_MINUTES)
    await lockIdleSessions(orm(), FIVE_MINUTES)
    await expect.poll(() => heard).toContainEqual({ session: rested.sessionId, why: 'locked' })
    await stop()
    expect(heard.filter((one) => JSON.stringify(one).includes(rested.sessionId))).toHaveLength(1)
    expect(JSON.stringify(heard)).not.toContain(busy.sessionId)
  })

  test('waits for a hand that was reported late, and no longer', async () => {
    const user = await nurse()
    await rest(user.sessionId, FIVE_MINUTES - 5)
    expect(await service().hand(locks(user), 60_000)).toMatchObject({ value: { locked: false } })
    await rest(user.sessionId, FIVE_MINUTES - 61)
    expect(await isLocked(user.sessionId)).toBe(false)
    await rest(user.sessionId, 2)
    expect(await isLocked(user.sessionId)).toBe(true)
  })

  test('is not undone by a hand', async () => {
    const user = await nurse()
    await rest(user.sessionId, FIVE_MINUTES + 1)
    expect(await service().hand(locks(user), 0)).toMatchObject({ value: { locked: true, lockInMs: null } })
    expect(await isLocked(user.sessionId)).toBe(true)
  })

  test('waits for a call that runs, and for the time after it', async () => {
    const user = await nurse()
    const requestId = await callOf(user)
    await noteCall(orm(), user.sessionId, requestId)
    await rest(user.sessionId, FIVE_MINUTES - 5)
    await lockIdleSessions(orm(), FIVE_MINUTES)
    await rest(user.sessionId, FIVE_MINUTES - 5)
    expect(await isLocked(user.sessionId)).toBe(false)
    await orm().update(request).set({ status: 'claimed' }).where(eq(request.id, requestId))
    await lockIdleSessions(orm(), FIVE_MINUTES)
    expect(await isLocked(user.sessionId)).toBe(false)
    await rest(user.sessionId, 10)
    expect(await isLocked(user.sessionId)).toBe(true)
  })

  test('never comes for a wall that signed in', async () => {
    const user = await nurse()
    await orm().update(account).set({ role: 'display' }).where(eq(account.id, user.userId))
    await rest(user.sessionId, FIVE_MINUTES + 1)
    await lockIdleSessions(orm(), FIVE_MINUTES)
    expect(await isLocked(user.sessionId)).toBe(false)
  })

  test('leaves a second browser of the same user open, also by hand', async () => {
    const user = await nurse()
    const elsewhere = await openSession(orm(), user.userId, 3_600, true)
    await service().lock(locks(user))
    expect(await isLocked(elsewhere)).toBe(false)
  })

  /** A request whose call that user is in. @returns its id */
  async function callOf(user: Actor): Promise<string> {
    const [house] = await orm()
      .insert(building)
      .values({ name: `house of ${user.userId}` })
      .returning()
    const buildingId = house?.id ?? ''
    const place = { buildingId, floor: '1', room: '2', label: '3' }
    const [made] = await orm().insert(bed).values(place).returning()
    const [asked] = await orm()
      .insert(request)
      .values({
        buildingId,
        bedId: made?.id ?? '',
        status: 'in-call',
        priority: 'urgent',
        origin: 'lantern',
        claimedById: user.userId,
        locator: { building: 'a house', floor: '1', room: '2', bed: '3' },
        delivery: 'done',
      })
      .returning()
    return asked?.id ?? ''
  }
})
