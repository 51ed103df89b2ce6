import { describe, expect, it } from 'vitest'
import { badPassword } from '@/server/accounts/password-rules'

const NAMES = ['n.smith', 'nora@ward.test', 'Nora Smith, RN', 'St. Mary’s Hospital']
const keyOf = (password: string) => {
  const problem = badPassword(password, NAMES)
  return problem && !problem.ok ? problem.refusal.say?.key : null
}

describe('A password', () => {
  it.each([
    'correct horse battery',
    'vier Worte am Abend',
    '9f2c 11ab 73de',
    'tests of the ward',
    'ño ño ño 12 sí',
    '雨の日は静かな夜勤です今',
  ])('of twelve characters and more is accepted, whatever they are: %s', (password) =>
    expect(keyOf(password)).toBeNull(),
  )

  it.each([
    ['account.passwordShort', 'only-eleven'],
    ['account.passwordShort', '😀'.repeat(11)],
    ['account.passwordLong', 'a b c d e f '.repeat(30)],
    ['account.passwordCommon', 'aaaaaaaaaaaa'],
    ['account.passwordCommon', '1212121212121'],
    ['account.passwordCommon', '123456789012'],
    ['account.passwordCommon', 'ABCDEFGHIJKLM'],
    ['account.passwordCommon', '1qaz2wsx3edc'],
    ['account.passwordCommon', 'Administrator'],
    ['account.passwordCommon', 'Password12345!'],
    ['account.passwordCommon', '2026welcome2026'],
    ['account.passwordCommon', 'dragondragon'],
    ['account.passwordName', 'Lantern is on 1'],
    ['account.passwordName', 'my.name-is.Smith'],
    ['account.passwordName', 'NORA at the night'],
    ['account.passwordName', 'Hospital by the sea'],
    ['account.passwordName', 'St Marys hospital'],
    ['account.passwordName', 'n.smith at night'],
  ])('that others would guess is refused (%s): %s', (key, password) => {
    expect(keyOf(password)).toBe(key)
    expect(badPassword(password, NAMES)).toMatchObject({ refusal: { code: 'invalid', field: 'password' } })
  })
})
