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
  afterEach(() => void vi.restoreAllMocks())

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
    // Time itself goes on: the connections of the database, which other tests have used before, need their own timers.
    const timers = vi.spyOn(globalThis, 'setTimeout')
    const pausesOfAnHour = () => timers.mock.calls.filter(([, ms]) => ms === HOUR_MS)
    const logger = createHeadLogger(database().orm, pino({ level: 'info' }, { write }))
    const first = logged()
    logger.start()
    await first
    for (const [rounds, head] of [6, 9].entries()) {
      await grow()
      // The worker pauses once the round of the line has ended.
      await setImmediate()
      expect(heads).toHaveLength(rounds + 1)
      expect(pausesOfAnHour()).toHaveLength(rounds + 1)
      const next = logged()
      const [endPause] = pausesOfAnHour()[rounds] ?? []
      endPause?.()
      await next
      expect(heads.at(-1)).toBe(head)
    }
    await logger.stop()
    expect(heads).toEqual([3, 6, 9])
  })
})
