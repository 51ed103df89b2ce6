import { expect, test } from 'vitest'
import { createAskRate } from '@/server/bedside/ask-rate'

const OPEN = { priority: 'urgent', isClaimed: false } as const
const tapped = (tap: Awaited<ReturnType<ReturnType<typeof createAskRate>>>) =>
  typeof tap === 'string' ? tap : !tap.ok && tap.refusal.code

test('a patient who taps sixty times is asked for each time', async () => {
  const tap = createAskRate()
  for (let taps = 0; taps < 60; taps++)
    expect(await tap('123457', 'urgent', taps === 0 ? null : OPEN)).toBe('ask')
  expect(await tap('another device', 'urgent', null)).toBe('ask')
})

test('beyond that the open request is shown, and raised where that helps the patient', async () => {
  const tap = createAskRate({ points: 1, duration: 60 })
  await tap('123457', 'urgent', null)
  expect(await tap('123457', 'urgent', OPEN)).toBe('show')
  expect(await tap('123457', 'routine', OPEN)).toBe('show')
  expect(await tap('123457', 'emergency', OPEN)).toBe('ask')
  expect(await tap('123457', 'urgent', { ...OPEN, isClaimed: true })).toBe('ask')
})

test('a device that asks and cancels without end is refused, with the seconds to wait', async () => {
  const tap = createAskRate({ points: 1, duration: 60 })
  await tap('123457', 'urgent', null)
  const refused = await tap('123457', 'urgent', null)
  expect(tapped(refused)).toBe('too_many_attempts')
  expect(refused).toMatchObject({ refusal: { details: { retryAfterSeconds: expect.any(Number) } } })
})
