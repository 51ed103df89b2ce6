import { expect, test } from 'vitest'
import { deviceCookie, readDevice } from '@/server/accounts/known-devices'

const SECRET = 'a secret of sessions for the tests'
const after = (held: string | null, account: string, secret: string | [string, string] = SECRET) =>
  deviceCookie(held, account, secret, false).split(';')[0] ?? ''
const knows = (cookie: string, account: string, secret: string | [string, string] = SECRET) =>
  readDevice(cookie, secret, false)?.knows(account)

test('a browser knows the accounts that signed in there, and no other', () => {
  const first = after(null, 'vera')
  const both = after(first, 'bea')
  expect([knows(both, 'vera'), knows(both, 'bea'), knows(both, 'carmen')]).toEqual([true, true, false])
  expect(readDevice(both, SECRET, false)?.id).toBe(readDevice(first, SECRET, false)?.id)
  expect(readDevice(after(null, 'vera'), SECRET, false)?.id).not.toBe(readDevice(first, SECRET, false)?.id)
  expect(both).not.toMatch(/vera|bea/)
})

test('a tag fits one browser only, and only where the server made it', () => {
  const one = after(null, 'vera')
  const other = after(null, 'bea')
  const tag = one.split('.').at(-1)
  expect(knows(`${other}.${tag}`, 'bea')).toBe(true)
  expect(knows(`${other}.${tag}`, 'vera')).toBe(false)
  expect(knows(one, 'vera', 'another secret of sessions')).toBe(false)
  // 128 bits in base64url.
  expect(tag?.length).toBeGreaterThanOrEqual(22)
  expect(knows(one.slice(0, -6), 'vera')).toBe(false)
  for (const cookie of ['', 'lantern.device=', 'lantern.device=short.tag', `${one.slice(0, -1)}`])
    expect(knows(cookie, 'vera')).toBeFalsy()
})

test('over https only the cookie that no sibling domain can set counts', () => {
  const held = deviceCookie(null, 'vera', SECRET, true).split(';')[0] ?? ''
  expect(readDevice(held, SECRET, true)?.knows('vera')).toBe(true)
  expect(readDevice(after(null, 'vera'), SECRET, true)).toBeNull()
})

test('the sixty who signed in last are known, and a cookie stays below 2 kB', () => {
  let cookie = ''
  for (let nurse = 0; nurse < 61; nurse++) cookie = after(cookie, `nurse ${nurse}`)
  expect(knows(cookie, 'nurse 0')).toBe(false)
  expect(knows(cookie, 'nurse 1')).toBe(true)
  expect(knows(after(cookie, 'nurse 1'), 'nurse 60')).toBe(true)
  expect(cookie.length).toBeLessThan(2_000)
})

test('after a change of the secret the browsers stay known', () => {
  const held = after(null, 'vera')
  const changed: [string, string] = ['the secret from now on', SECRET]
  expect(knows(held, 'vera', changed)).toBe(true)
  const renewed = after(held, 'vera', changed)
  expect(knows(renewed, 'vera', changed[0])).toBe(true)
  expect(renewed.split('.')).toHaveLength(held.split('.').length)
})
