import { and, eq, gt } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { BoardEvent } from '@/lib/board/types'
import { building, event } from '@/server/db/schema'
import { appendEvent } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { createEventLogReader, type EventLogReader } from '@/server/realtime/event-log-reader'
import { describeOnBothDatabases } from '../../../support/database'
import { openMigrated } from '../../fresh-database'
import { oneTo } from './display'
import { NEVER_MS } from './node'
import { changeBed, changeBeds, openWard, prolongLog, type Ward } from './ward'

const log = pino({ level: 'silent' })

describeOnBothDatabases('the event-log reader', (open) => {
  let database: Database
  let ward: Ward
  let tail: EventLogReader
  const seen: BoardEvent[] = []
  const rewound: string[] = []

  const seenHere = () => seen.filter(({ buildingId }) => buildingId === ward.buildingId).map(({ seq }) => seq)

  async function startTail(over: Pick<Database, 'orm' | 'listen'>, pollMs: number): Promise<void> {
    tail = createEventLogReader({
      database: over,
      onEvent: (one) => seen.push(one),
      onRewound: (buildingId) => rewound.push(buildingId),
      log,
      pollMs,
    })
    await tail.start()
  }

  beforeAll(async () => {
    database = await openMigrated(await open('tables'))
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    ward = await openWard(database)
    seen.length = 0
    rewound.length = 0
  })
  afterEach(() => tail.stop())

  it('hands out the events after its start, and none before', async () => {
    await changeBeds(database, ward, 3)
    await startTail(database, NEVER_MS)
    expect(tail.emitted(ward.buildingId)).toBe(3)
    await changeBed(database, ward)
    await vi.waitFor(() => expect(seenHere()).toEqual([4]))
    expect(tail.health()).toMatchObject({ state: 'running' })
  })

  it('follows a building that opens later from its first event', async () => {
    await startTail(database, NEVER_MS)
    ward = await openWard(database)
    await changeBeds(database, ward, 3)
    await vi.waitFor(() => expect(seenHere()).toEqual([1, 2, 3]))
  })

  it('finds an event without a notification', async () => {
    await startTail({ orm: database.orm, listen: async () => async () => {} }, 500)
    const other = await openWard(database)
    await Promise.all([changeBeds(database, ward, 20, 4), changeBed(database, other)])
    await vi.waitFor(() => expect(seenHere()).toEqual(oneTo(20)))
    await vi.waitFor(() => expect(tail.emitted(other.buildingId)).toBe(1))
  })

  it('reads everything at once when notifications may have been lost', async () => {
    const losses: (() => void)[] = []
    const deaf: Database['listen'] = async (_channel, _heard, lost) => {
      losses.push(lost)
      return async () => {}
    }
    await startTail({ orm: database.orm, listen: deaf }, NEVER_MS)
    await prolongLog(database, ward, 450)
    for (const lost of losses) lost()
    await vi.waitFor(() => expect(tail.emitted(ward.buildingId)).toBe(450))
    expect(seenHere()).toEqual(oneTo(450))
  })

  it('goes on after a consumer throws', async () => {
    tail = createEventLogReader({
      database,
      onEvent: (one) => {
        seen.push(one)
        throw new Error('broken display')
      },
      onRewound: () => {},
      log,
    })
    await tail.start()
    await changeBeds(database, ward, 3)
    await vi.waitFor(() => expect(seenHere()).toEqual([1, 2, 3]))
  })

  it('reports a log that was set back, and continues from there', async () => {
    await startTail(database, 200)
    await changeBeds(database, ward, 5)
    await vi.waitFor(() => expect(seenHere()).toEqual(oneTo(5)))
    // What a failover to a standby that was a moment behind looks like.
    await database.orm.delete(event).where(and(eq(event.buildingId, ward.buildingId), gt(event.seq, 3)))
    await database.orm.update(building).set({ lastEvent: 3 }).where(eq(building.id, ward.buildingId))
    await vi.waitFor(() => expect(rewound).toEqual([ward.buildingId]))
    await changeBed(database, ward)
    await vi.waitFor(() => expect(seenHere()).toEqual([1, 2, 3, 4, 5, 4]))
  })

  it.each([
    ['as long as', 5],
    ['longer than', 6],
  ])('reports a log that was set back and is %s before when it looks again', async (_, length) => {
    await startTail({ orm: database.orm, listen: async () => async () => {} }, 300)
    await changeBeds(database, ward, 5)
    await vi.waitFor(() => expect(seenHere()).toEqual(oneTo(5)))
    await database.orm.transaction(async (tx) => {
      await tx.delete(event).where(and(eq(event.buildingId, ward.buildingId), gt(event.seq, 3)))
      await tx.update(building).set({ lastEvent: 3 }).where(eq(building.id, ward.buildingId))
      const other = { buildingId: ward.buildingId, bedId: ward.bedIds[0] ?? '', kind: 'bed-updated' } as const
      for (let seq = 4; seq <= length; seq += 1) await appendEvent(tx, other)
    })
    await vi.waitFor(() => expect(rewound).toEqual([ward.buildingId]))
    expect(tail.emitted(ward.buildingId)).toBe(length)
    await changeBed(database, ward)
    await vi.waitFor(() => expect(seenHere()).toEqual([1, 2, 3, 4, 5, length + 1]))
    expect(rewound).toHaveLength(1)
  })
})
