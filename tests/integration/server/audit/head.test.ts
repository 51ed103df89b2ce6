import { EventEmitter, once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, expect, it, vi } from 'vitest'
import { sealAll } from '@/server/audit/sealer'
import { createHeadLogger } from '@/server/housekeeping'
import { describeOnMigrated } from '@/tests/integration/databases'
import { fillInbox } from './sealed-rows'

const HOUR_MS = 3_600_000

describeOnMigrated('The head of the audit trail', (database) => {
  afterEach(() => void vi.useRealTimers())

  it('is in the log once an hour, as it is then', async () => {
    const heads: number[] = []
    const lines = new EventEmitter()
    const write = (line: string) => {
      heads.push(JSON.parse(line).seq)
      lines.emit(JSON.parse(line).msg)
    }
    const grow = async () => {
      await fillInbox(database().orm, 3)
      await sealAll(database().orm)
    }
    const logged = () => once(lines, 'Head of the audit trail')
    await grow()
    // Only the pauses of the worker: the database goes on by the real clock.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const logger = createHeadLogger(database().orm, pino({ level: 'info' }, { write }))
    const first = logged()
    logger.start()
    await first
    for (const head of [6, 9]) {
      await grow()
      // The worker pauses once the round of the line has ended.
      await setImmediate()
      vi.advanceTimersByTime(HOUR_MS - 1)
      expect(vi.getTimerCount()).toBe(1)
      const next = logged()
      vi.advanceTimersByTime(1)
      await next
      expect(heads.at(-1)).toBe(head)
    }
    await logger.stop()
    expect(heads).toEqual([3, 6, 9])
  })
})
