import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ACTIONS } from '@/lib/board/roles'
import { type Actor, permit } from '@/server/access/permission'
import { accountPin } from '@/server/db/schema'
import { describeOnMigrated } from '../../databases'
import { PASSWORD, refusal } from '../accounts/staff'
import { lockedWard, PIN } from './locked-ward'

describeOnMigrated('a locked session', (database) => {
  const { orm, listen, service, nurse, withPin, allowed, locks, rest, isLocked } = lockedWard(database)

  test('leaves help at a bed, the board, and the way out of it; nothing else', async () => {
    const awake: Actor = { ...(await nurse()), role: 'charge' }
    const actor: Actor = { ...awake, locked: true }
    const open = ACTIONS.filter((action) => permit(awake, action).ok)
    const left = open.filter((action) => permit(actor, action).ok)
    expect(left.sort()).toEqual(['board:read', 'request:create', 'request:read', 'session:lock'])
    expect(permit(actor, 'request:claim')).toMatchObject(refusal('session_locked'))
    // What the role may not do at all is not promised to it.
    expect(permit({ ...actor, role: 'bedside' }, 'request:claim')).toMatchObject(refusal('forbidden'))
  })

  describe('opens', () => {
    test('by the password, and tells every node', async () => {
      const user = await nurse()
      const { heard, stop } = await listen()
      await service().lock(locks(user))
      expect(await isLocked(user.sessionId)).toBe(true)
      expect(await service().unlock(locks(user), 'not this one')).toMatchObject(refusal('password_wrong'))
      expect(await service().unlock(locks(user), PASSWORD)).toMatchObject({ value: { locked: false } })
      const own = () => heard.filter((one) => JSON.stringify(one).includes(user.sessionId))
      const told = ['locked', 'unlocked'].map((why) => ({ session: user.sessionId, why }))
      await expect.poll(own).toEqual(told)
      await stop()
      expect(await isLocked(user.sessionId)).toBe(false)
    })

    test('by the PIN, within 12 hours of the password', async () => {
      const user = await withPin()
      await service().lock(locks(user))
      await rest(user.sessionId, 12 * 3_600 - 5)
      expect(await service().standing(locks(user))).toMatchObject({ value: { locked: true, pin: true } })
      expect(await service().unlock(locks(user), PIN)).toMatchObject({ value: { locked: false } })
      // A PIN proves nothing for another 12 hours.
      await service().lock(locks(user))
      await rest(user.sessionId, 10)
      expect(await service().standing(locks(user))).toMatchObject({ value: { pin: false } })
      expect(await service().unlock(locks(user), PIN)).toMatchObject(refusal('password_needed'))
      expect(await service().unlock(locks(user), PASSWORD)).toMatchObject({ ok: true })
      await service().lock(locks(user))
      expect(await service().unlock(locks(user), PIN)).toMatchObject({ ok: true })
    })

    test('not by a PIN after five wrong ones, until the password', async () => {
      const user = await withPin()
      await service().lock(locks(user))
      for (let round = 0; round < 5; round++) {
        expect(await service().unlock(locks(user), '999111')).toMatchObject(refusal('password_wrong'))
      }
      expect(await service().unlock(locks(user), PIN)).toMatchObject(refusal('password_needed'))
      expect(await service().unlock(locks(user), PASSWORD)).toMatchObject({ ok: true })
      await service().lock(locks(user))
      expect(await service().unlock(locks(user), PIN)).toMatchObject({ ok: true })
    })

    test('not by PINs that are tried at the same moment on two nodes', async () => {
      const user = await withPin()
      await service().lock(locks(user))
      const tries = await Promise.all(
        Array.from({ length: 12 }, () => service().unlock(locks(user), '999111')),
      )
      const codes = tries.map((one) => (one.ok ? 'in' : one.refusal.code))
      expect(codes.filter((code) => code === 'password_wrong')).toHaveLength(5)
      expect(codes.filter((code) => code === 'password_needed')).toHaveLength(7)
    })
  })

  test('opens by no PIN that was set without the password, that others would guess, or that was removed', async () => {
    const user = await nurse()
    const own = allowed(user, 'account:own')
    expect(await service().setPin(own, { password: 'wrong', pin: PIN })).toMatchObject(
      refusal('password_wrong'),
    )
    expect(await service().setPin(own, { password: PASSWORD, pin: '123456' })).toMatchObject({
      refusal: { code: 'invalid', field: 'pin' },
    })
    expect(await service().readPin(own)).toMatchObject({ value: { setAt: null } })
    await service().setPin(own, { password: PASSWORD, pin: PIN })
    expect(await service().readPin(own)).toMatchObject({ value: { setAt: expect.any(Number) } })
    const stored = await orm().select().from(accountPin).where(eq(accountPin.accountId, user.userId))
    expect(JSON.stringify(stored)).not.toContain(PIN)
    await service().removePin(own)
    await service().lock(locks(user))
    expect(await service().unlock(locks(user), PIN)).toMatchObject(refusal('password_needed'))
  })
})
