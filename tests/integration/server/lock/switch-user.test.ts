import { pino } from 'pino'
import { expect, test } from 'vitest'
import { disableAccount, setPassword } from '@/server/accounts/admin'
import { createOwnAccount } from '@/server/accounts/own-account'
import { describeOnMigrated } from '../../databases'
import { PASSWORD, refusal } from '../accounts/staff'
import { lockedWard, PIN } from './locked-ward'

describeOnMigrated('a locked session gives the screen to another user', (database) => {
  const { orm, service, accounts, withPin, allowed, locks, rest } = lockedWard(database)
  const log = pino({ level: 'silent' })

  /** Two nurses at one browser: the first has signed in there, then the second. */
  const station = async () => {
    const first = await withPin()
    const second = await withPin()
    await service().follow(first.sessionId, second.sessionId)
    return { first, second }
  }

  test('by name and PIN, where that user proved themselves in this browser', async () => {
    const { first, second } = await station()
    const back = await service().signInByPin(first.username.toUpperCase(), PIN, second)
    if (!back.ok) throw new Error(back.refusal.code)
    expect(back.value).toMatchObject({ userId: first.userId, role: 'virtual' })
    expect(await accounts().session(back.value.sessionId)).toMatchObject({ userId: first.userId })
    // The session that a PIN opened proves nothing by itself: the one before still does.
    await service().follow(second.sessionId, back.value.sessionId)
    expect(await service().standing(locks(back.value))).toMatchObject({ value: { pin: true } })
    await rest(first.sessionId, 12 * 3_600)
    expect(await service().standing(locks(back.value))).toMatchObject({ value: { pin: false } })
  })

  test('in no other browser', async () => {
    const { first } = await station()
    const stranger = await withPin()
    expect(await service().signInByPin(first.username, PIN, stranger)).toMatchObject(
      refusal('password_needed'),
    )
    expect(await service().signInByPin('no-such-nurse', PIN, stranger)).toMatchObject(
      refusal('password_needed'),
    )
  })

  test('not to one whose password was set again, and not to one who is disabled', async () => {
    const { first, second } = await station()
    await setPassword(orm(), { username: first.username, password: 'another long password' })
    expect(await service().signInByPin(first.username, PIN, second)).toMatchObject(refusal('password_needed'))
    const later = await station()
    await disableAccount(orm(), { username: later.first.username })
    expect(await service().signInByPin(later.first.username, PIN, later.second)).toMatchObject(
      refusal('password_needed'),
    )
  })

  test('not to one who has ended their session in that browser from elsewhere', async () => {
    const { first, second } = await station()
    const home = await accounts().signIn(first.username, PASSWORD, '10.9.1.1')
    if (!home.ok) throw new Error(home.refusal.code)
    const own = createOwnAccount(database(), log)
    const permitted = allowed(home.value, 'account:own')
    const read = await own.read(permitted)
    const there = read.ok ? read.value.sessions.find(({ here }) => !here) : undefined
    expect(await own.endSession(permitted, there?.id ?? '')).toMatchObject({ ok: true })
    expect(await service().signInByPin(first.username, PIN, second)).toMatchObject(refusal('password_needed'))
    // What they proved where they are stays.
    await service().lock(locks(home.value))
    expect(await service().unlock(locks(home.value), PIN)).toMatchObject({ ok: true })
  })

  test('after five wrong PINs of one session not even to a third', async () => {
    const { first, second } = await station()
    const third = await withPin()
    await service().follow(second.sessionId, third.sessionId)
    for (let round = 0; round < 5; round++) await service().signInByPin(first.username, '999111', third)
    expect(await service().signInByPin(second.username, PIN, third)).toMatchObject(refusal('password_needed'))
  })
})
