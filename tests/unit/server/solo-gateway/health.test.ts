import { describe, expect, it } from 'vitest'
import { createHealthRecord } from '@/server/solo-gateway/health'

const DATABASE_AHEAD_MS = 5 * 60_000

/** A record on a node whose clock is five minutes behind the database's. */
function record({ databaseUp = true } = {}) {
  let now = 1_000_000
  const asked: (() => void)[] = []
  const health = createHealthRecord({
    now: () => now,
    databaseNow: () =>
      new Promise((resolve, reject) => {
        asked.push(() => (databaseUp ? resolve(now + DATABASE_AHEAD_MS + 0.25) : reject(new Error('gone'))))
      }),
  })
  return {
    ...health,
    pass: (ms: number) => {
      now += ms
    },
    /** The database answers what was asked when Solo came into its n-th state; `unknown` is the first. */
    answer: async (state: number) => {
      asked[state - 1]?.()
      await new Promise((resolve) => setImmediate(resolve))
    },
    goDown: () => {
      health.record('network')
      health.record('network')
    },
  }
}

describe('whether Solo answers', () => {
  it('is said with the time of the change by the database’s clock, however late it answers', async () => {
    const { read, pass, answer, goDown } = record()
    pass(60_000)
    goDown()
    pass(3_000)
    await answer(2)
    expect(read()).toEqual({ state: 'down', since: 1_060_000 + DATABASE_AHEAD_MS })
    goDown()
    pass(3_000)
    expect(read()).toEqual({ state: 'down', since: 1_060_000 + DATABASE_AHEAD_MS })
  })

  it('is said by the clock of the node while the database does not answer', async () => {
    const { read, answer, goDown } = record({ databaseUp: false })
    goDown()
    await answer(2)
    expect(read()).toEqual({ state: 'down', since: 1_000_000 })
  })

  it('keeps the time of the state that it is in when the answer for the one before comes late', async () => {
    const { read, pass, answer, goDown, record: note } = record()
    goDown()
    pass(10_000)
    note(null)
    await answer(2)
    expect(read()).toEqual({ state: 'up', since: 1_010_000 })
    await answer(3)
    expect(read()).toEqual({ state: 'up', since: 1_010_000 + DATABASE_AHEAD_MS })
  })
})
