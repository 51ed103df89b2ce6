import pino from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { createWorker } from '@/server/platform/worker'

const log = pino({ level: 'silent' })

describe('A worker', () => {
  it('goes on after a round that failed, and never runs two at a time', async () => {
    let rounds = 0
    let atOnce = 0
    let most = 0
    let enough = () => {}
    const done = new Promise<void>((resolve) => {
      enough = resolve
    })
    const worker = createWorker({
      name: 'test',
      everyMs: 1,
      lateAfterMs: 1_000,
      log,
      round: async () => {
        rounds += 1
        atOnce += 1
        most = Math.max(most, atOnce)
        await Promise.resolve()
        atOnce -= 1
        if (rounds === 2) throw new Error('fault')
        if (rounds === 6) enough()
      },
    })
    worker.start()
    for (let index = 0; index < 10; index += 1) worker.poke()
    await done
    await worker.stop()
    expect(most).toBe(1)
    const ended = rounds
    worker.poke()
    expect(rounds).toBe(ended)
    expect(worker.health().state).toBe('stopped')
  })

  it('pauses longer after each failure, and never longer than it may', async () => {
    vi.useFakeTimers()
    try {
      const rounds = { usual: 0, heartbeat: 0 }
      const failing = (name: keyof typeof rounds, longest: object) =>
        createWorker({
          ...{ name, everyMs: 1_000, lateAfterMs: 1_000, log },
          ...longest,
          round: async () => {
            rounds[name] += 1
            throw new Error('fault')
          },
        })
      const workers = [failing('usual', {}), failing('heartbeat', { longestPauseMs: 1_000 })]
      for (const worker of workers) worker.start()
      await vi.advanceTimersByTimeAsync(6_000)
      expect(rounds).toEqual({ usual: 4, heartbeat: 7 })
      await Promise.all(workers.map((worker) => worker.stop()))
    } finally {
      vi.useRealTimers()
    }
  })

  it('asks after each round how long to pause, and tells a round whether it was asked for', async () => {
    vi.useFakeTimers()
    try {
      const rounds: boolean[] = []
      let everyMs = 1_000
      const worker = createWorker({
        ...{ name: 'test', everyMs: () => everyMs, lateAfterMs: 1_000, log },
        round: async (woken) => void rounds.push(woken),
      })
      worker.start()
      await vi.advanceTimersByTimeAsync(2_500)
      everyMs = 10_000
      await vi.advanceTimersByTimeAsync(9_000)
      expect(rounds).toEqual([true, false, false, false])
      worker.poke()
      await vi.advanceTimersByTimeAsync(10_000)
      expect(rounds.slice(4)).toEqual([true, false])
      await worker.stop()
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([0, 1, 2, 3, 4, 5])('does not lose a poke that comes %i turns after a round', async (turns) => {
    let rounds = 0
    const worker = createWorker({
      name: 'test',
      everyMs: 3_600_000,
      lateAfterMs: 3_600_000,
      log,
      round: async () => {
        rounds += 1
      },
    })
    worker.start()
    for (let turn = 0; turn < turns; turn += 1) await null
    worker.poke()
    await new Promise(setImmediate)
    expect(rounds).toBe(2)
    await worker.stop()
  })

  it('does not lose a poke that comes during a round', async () => {
    let rounds = 0
    const worker = createWorker({
      name: 'test',
      everyMs: 3_600_000,
      lateAfterMs: 1_000,
      log,
      round: async () => {
        rounds += 1
        if (rounds === 1) worker.poke()
      },
    })
    worker.start()
    await expect.poll(() => rounds).toBe(2)
    await worker.stop()
  })
})
