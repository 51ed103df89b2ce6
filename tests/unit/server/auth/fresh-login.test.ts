import { expect, it } from 'vitest'
import { isFresh } from '@/server/auth/fresh-login'

const BEGAN = 1_000
const NOW = 1_060

it.each([
  ['proved after the browser was sent there', { auth_time: 1_030, iat: 1_059 }, true],
  ['proved by a provider whose clock is an hour ahead', { auth_time: 4_630, iat: 4_659 }, true],
  ['proved long before', { auth_time: 100, iat: 1_059 }, false],
  ['proved before, by a clock that is an hour ahead', { auth_time: 4_500, iat: 4_659 }, false],
  ['not said', { iat: 1_059 }, false],
  ['not readable', { auth_time: 'today', iat: 1_059 }, false],
])('a sign-in %s', (_what, claims, fresh) => {
  expect(isFresh(claims, BEGAN, NOW, 'required')).toBe(fresh)
})

it('that no browser began is not fresh', () => {
  expect(isFresh({ auth_time: NOW, iat: NOW }, null, NOW, 'required')).toBe(false)
})

it('without the time counts only where the provider gives none; a time that is given counts there, too', () => {
  expect(isFresh({ iat: 1_059 }, BEGAN, NOW, 'if-given')).toBe(true)
  expect(isFresh({ auth_time: 100, iat: 1_059 }, BEGAN, NOW, 'if-given')).toBe(false)
})
