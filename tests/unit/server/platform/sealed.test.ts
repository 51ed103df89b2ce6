import { expect, it } from 'vitest'
import { createSealer } from '@/server/platform/sealed'

const KEY = '39VNjjSpgoUWMbUhVCjAoQ=='
const ENDPOINT = 'https://lantern.example.org/api/webhooks/solo'
const PURPOSE = 'key of the webhooks'
const keeper = createSealer('one secret of sessions', PURPOSE)

it('opens what it sealed, each time sealed differently', () => {
  const [one, other] = [keeper.seal(KEY, ENDPOINT), keeper.seal(KEY, ENDPOINT)]
  expect(one).not.toBe(other)
  expect([keeper.open(one, ENDPOINT), keeper.open(other, ENDPOINT)]).toEqual([KEY, KEY])
})

it('opens nothing sealed by another secret, for another purpose or for another owner', () => {
  const sealed = keeper.seal(KEY, ENDPOINT)
  expect(createSealer('another secret of sessions', PURPOSE).open(sealed, ENDPOINT)).toBeNull()
  expect(createSealer('one secret of sessions', 'tokens of Teams').open(sealed, ENDPOINT)).toBeNull()
  expect(keeper.open(sealed, `${ENDPOINT}/`)).toBeNull()
})

it('after a change seals by the new secret, and opens what either sealed', () => {
  const former = keeper.seal(KEY, ENDPOINT)
  const changed = createSealer(['a new secret of sessions', 'one secret of sessions'], PURPOSE)
  expect(changed.open(former, ENDPOINT)).toBe(KEY)
  const sealed = changed.seal(KEY, ENDPOINT)
  expect(changed.open(sealed, ENDPOINT)).toBe(KEY)
  expect(keeper.open(sealed, ENDPOINT)).toBeNull()
})

it('opens nothing altered in any byte, cut or empty', () => {
  const bytes = Buffer.from(keeper.seal(KEY, ENDPOINT), 'base64')
  for (let place = 0; place < bytes.length; place += 1) {
    const altered = Buffer.from(bytes)
    altered[place] = (altered[place] ?? 0) ^ 1
    expect(keeper.open(altered.toString('base64'), ENDPOINT)).toBeNull()
    expect(keeper.open(bytes.subarray(0, place).toString('base64'), ENDPOINT)).toBeNull()
  }
})
