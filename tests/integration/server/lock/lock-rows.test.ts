import { expect, test } from 'vitest'
import { newAuditRows } from '../../../support/audit-rows'
import { describeOnMigrated } from '../../databases'
import { PASSWORD } from '../accounts/staff'
import { lockedWard, PIN } from './locked-ward'

describeOnMigrated('the lock of a session', (database) => {
  const { orm, service, nurse, allowed, locks } = lockedWard(database)

  test('leaves audit rows, as its end does and a PIN: by what, and which was refused', async () => {
    const user = await nurse()
    const own = allowed(user, 'account:own')
    const rows = newAuditRows(orm)
    await rows()
    await service().setPin(own, { password: PASSWORD, pin: '111111' })
    await service().setPin(own, { password: 'not this one', pin: PIN })
    await service().setPin(own, { password: PASSWORD, pin: PIN })
    await service().lock(locks(user))
    await service().unlock(locks(user), 'not this one')
    await service().unlock(locks(user), '999111')
    await service().unlock(locks(user), PIN)
    await service().lock(locks(user))
    await service().unlock(locks(user), PASSWORD)
    await service().removePin(own)
    const found = await rows()
    for (const row of found) {
      expect(row).toMatchObject({ actorId: user.userId, actorKind: 'account', session: found[0]?.session })
    }
    expect(found.map(({ action, outcome, detail }) => [action, outcome, JSON.parse(detail ?? '')])).toEqual([
      ['account:own', 'invalid', { pin: 'set' }],
      ['account:own', 'password_wrong', { pin: 'set' }],
      ['account:own', 'done', { pin: 'set' }],
      ['session:lock', 'done', { lock: 'locked' }],
      ['session:lock', 'password_wrong', { lock: 'unlocked', by: 'password' }],
      ['session:lock', 'password_wrong', { lock: 'unlocked', by: 'pin' }],
      ['session:lock', 'done', { lock: 'unlocked', by: 'pin' }],
      ['session:lock', 'done', { lock: 'locked' }],
      ['session:lock', 'done', { lock: 'unlocked', by: 'password' }],
      ['account:own', 'done', { pin: 'removed' }],
    ])
    const text = JSON.stringify(found)
    for (const secret of [PIN, '111111', '999111', PASSWORD, 'not this one'])
      expect(text).not.toContain(secret)
  })
})
