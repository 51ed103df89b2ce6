import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCircuit } from '@/lib/solo/circuit'

/** A circuit of three failures, a second of rest and eight at most, with a clock and a chance in the test's hand. */
const circuit = (chance = 1) => {
  let nowMs = 1_000
  const it = createCircuit({
    failures: 3,
    openMs: 1_000,
    maxOpenMs: 8_000,
    now: () => nowMs,
    random: () => chance,
  })
  const failTimes = (times: number) => {
    for (let time = 0; time < times; time += 1) it.failed()
  }
  return {
    ...it,
    failTimes,
    pass: (ms: number) => {
      nowMs += ms
    },
  }
}

describe('a circuit', () => {
  test('opens after so many failures in a row, and no earlier', () => {
    const it = circuit()
    it.failTimes(2)
    it.succeeded()
    it.failTimes(2)
    expect([it.state(), it.allows(), it.retryInMs()]).toEqual(['closed', true, 0])
    it.failed()
    expect([it.state(), it.allows(), it.retryInMs()]).toEqual(['open', false, 1_000])
  })

  test('lets one probe through when its time is over, and closes when that succeeds', () => {
    const it = circuit()
    it.failTimes(3)
    it.pass(999)
    expect([it.allows(), it.retryInMs()]).toEqual([false, 1])
    it.pass(1)
    expect(it.state()).toBe('half-open')
    expect([it.allows(), it.allows(), it.allows()]).toEqual([true, false, false])
    it.succeeded()
    expect([it.state(), it.allows(), it.allows()]).toEqual(['closed', true, true])
  })

  test('rests twice as long after each probe that fails, up to the maximum, and starts again from one second once it has closed', () => {
    const it = circuit()
    it.failTimes(3)
    const rests = [1_000, 2_000, 4_000, 8_000, 8_000].map((expected) => {
      const rest = it.retryInMs()
      it.pass(expected)
      expect(it.allows()).toBe(true)
      it.failed()
      return rest
    })
    expect(rests).toEqual([1_000, 2_000, 4_000, 8_000, 8_000])
    it.pass(8_000)
    it.succeeded()
    it.failTimes(3)
    expect(it.retryInMs()).toBe(1_000)
  })

  test('late failures of calls that left before it opened do not lengthen the rest', () => {
    const it = circuit()
    it.failTimes(3)
    it.pass(600)
    it.failTimes(5)
    expect(it.retryInMs()).toBe(400)
  })

  test('a probe that never reports back gives way to another', () => {
    const it = circuit()
    it.failTimes(3)
    it.pass(1_000)
    expect(it.allows()).toBe(true)
    it.pass(999)
    expect(it.allows()).toBe(false)
    it.pass(1)
    expect(it.allows()).toBe(true)
  })

  test('jitter keeps every rest between half and whole', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (chance) => {
        const it = circuit(chance)
        it.failTimes(3)
        expect(it.retryInMs()).toBeGreaterThanOrEqual(500)
        expect(it.retryInMs()).toBeLessThanOrEqual(1_000)
      }),
    )
  })
})
