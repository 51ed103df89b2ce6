import pino from 'pino'
import { describe, expect, it } from 'vitest'
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
