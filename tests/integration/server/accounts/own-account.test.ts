import { pino } from 'pino'
import { beforeAll, expect, test } from 'vitest'
import { permit } from '@/server/access/permission'
import { createAccountManagement } from '@/server/accounts/management'
import { createOwnAccount } from '@/server/accounts/own-account'
import { attempt } from '@/server/db/schema'
import { describeOnMigrated } from '../../databases'
import { must } from '../factors/factor-ward'
import { PASSWORD, refusal, serviceOf, staffOf } from './staff'

const log = pino({ level: 'silent' })
const NEXT = 'another horse and staple'
const FIREFOX = { family: 'firefox', version: 153 } as const

describeOnMigrated('a user’s own account', (database) => {
  const { add, signIn } = staffOf(database)
  const own = () => createOwnAccount(database(), log)

  /** The permit of a user who has signed in from `address`. */
  const entered = async (username: string, address: string) => {
    const signedIn = await serviceOf(database()).signIn(username, PASSWORD, address, null, FIREFOX)
    const permitted = signedIn.ok ? permit(signedIn.value, 'account:own') : signedIn
    if (!permitted.ok) throw new Error(permitted.refusal.code)
    return permitted.value
  }

  test('lists its open sessions with address, browser and last use, and no id that opens one', async () => {
    await add('lists')
    const station = await entered('lists', '10.1.1.1')
    await entered('lists', '10.1.1.2')
    const read = await own().read(station)
    expect(read).toMatchObject({
      ok: true,
      value: {
        username: 'lists',
        sessions: [
          { here: false, address: '10.1.1.2', browser: FIREFOX, usedAt: expect.any(Number) },
          { here: true, address: '10.1.1.1', browser: FIREFOX, usedAt: expect.any(Number) },
        ],
      },
    })
    expect(JSON.stringify(read)).not.toContain(station.actor.sessionId)
  })

  test('ends one of its own sessions, and no one else’s', async () => {
    await add('ends')
    await add('other')
    const [here, there] = [await entered('ends', '10.1.2.1'), await entered('ends', '10.1.2.2')]
    const stranger = await entered('other', '10.1.2.3')
    const read = await own().read(here)
    const id = (read.ok && read.value.sessions.find((one) => !one.here)?.id) || ''
    await own().endSession(stranger, id)
    const { session } = serviceOf(database())
    expect(await session(there.actor.sessionId)).not.toBeNull()
    expect((await own().endSession(here, id)).ok).toBe(true)
    expect(await session(there.actor.sessionId)).toBeNull()
    expect(await session(here.actor.sessionId)).not.toBeNull()
    expect((await own().endSession(here, id)).ok).toBe(true)
  })

  test('changes its password by the old one, and ends its other sessions only', async () => {
    await add('changes')
    const [here, there] = [await entered('changes', '10.1.3.1'), await entered('changes', '10.1.3.2')]
    const change = (old: string, password: string) => own().changePassword(here, { old, password })
    expect(await change('wrong', NEXT)).toMatchObject({
      ok: false,
      refusal: { code: 'invalid', field: 'old' },
    })
    expect(await change(PASSWORD, 'short')).toMatchObject({ refusal: { field: 'password' } })
    expect(await change(PASSWORD, 'Nia was here 12')).toMatchObject({ ok: true })
    expect(await change('Nia was here 12', 'nurse 1234 nia')).toMatchObject({
      refusal: { field: 'password' },
    })
    expect(await change('Nia was here 12', NEXT)).toMatchObject({ ok: true })
    const { session } = serviceOf(database())
    expect(await session(here.actor.sessionId)).not.toBeNull()
    expect(await session(there.actor.sessionId)).toBeNull()
    expect(await signIn('changes', PASSWORD, '10.1.3.9')).toMatchObject(refusal('unauthenticated'))
    expect((await signIn('changes', NEXT, '10.1.3.9')).ok).toBe(true)
  })

  test('keeps its password when an administrator sets it for themselves without the old one', async () => {
    await add('rules')
    const { userId } = await add('ruled')
    const { actor } = await entered('rules', '10.1.5.1')
    const manages = must(permit({ ...actor, role: 'admin' }, 'account:manage'))
    const { resetPassword } = createAccountManagement(database(), log)
    expect(await resetPassword(manages, actor.userId, NEXT)).toMatchObject(refusal('forbidden'))
    expect(await serviceOf(database()).session(actor.sessionId)).not.toBeNull()
    expect((await signIn('rules', PASSWORD, '10.1.5.9')).ok).toBe(true)
    expect((await resetPassword(manages, userId, NEXT)).ok).toBe(true)
    expect((await signIn('ruled', NEXT, '10.1.5.9')).ok).toBe(true)
  })

  test('slows down who guesses the old password in an open session', async () => {
    await add('guessed')
    const here = await entered('guessed', '10.1.4.1')
    const codes = []
    for (let round = 0; round < 8; round++) {
      const answer = await own().changePassword(here, { old: `wrong ${round}`, password: NEXT })
      codes.push(answer.ok ? 'done' : answer.refusal.code)
    }
    expect(codes.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'invalid'))
    expect(codes).toContain('too_many_attempts')
  })
})

describeOnMigrated('the administrators’ list of accounts', (database) => {
  const { add, signIn } = staffOf(database)
  beforeAll(() => database().orm.delete(attempt))

  test('says which account is under attack, and the delays end when it is unlocked', async () => {
    const actor = { userId: crypto.randomUUID(), name: 'Ada', role: 'admin', sessionId: 's' } as const
    const managing = permit(actor, 'account:manage')
    if (!managing.ok) throw new Error(managing.refusal.code)
    const service = createAccountManagement(database(), log)
    const { userId } = await add('besieged')
    for (let from = 0; from < 5; from++)
      for (let round = 0; round < 5; round++) await signIn('besieged', 'wrong', `10.2.0.${from}`)
    const listed = async () => {
      const list = await service.list(managing.value)
      return list.ok ? list.value.accounts.find(({ id }) => id === userId) : null
    }
    expect(await listed()).toMatchObject({ username: 'besieged', microsoft: false, attack: { failures: 21 } })
    expect((await service.unlock(managing.value, userId)).ok).toBe(true)
    expect(await listed()).toMatchObject({ attack: null })
    expect((await signIn('besieged', PASSWORD, '10.2.0.1')).ok).toBe(true)
  })
})
