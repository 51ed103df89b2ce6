import { and, eq, gt } from 'drizzle-orm'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { createBoardStore } from '@/components/feed/board-store'
import { subscribeToBoard } from '@/components/feed/board-subscription'
import { createClock } from '@/components/feed/clock'
import type { Bed, BoardSnapshot } from '@/lib/board/types'
import { readSnapshot } from '@/server/board/snapshot'
import { bed, building, event } from '@/server/db/schema'
import { appendEvent, lockBuilding } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { describeOnBothDatabases } from '../../../support/database'
import { workerDatabase } from '../../../support/worker-database'
import { type Node, signIn, startNode, UPSTREAM } from './node'
import { changeBeds, openWard, type Ward } from './ward'

/** Two after the loss, and one that was on its way before. */
const HEARTBEATS = 3

describeOnBothDatabases('a database that lost its last commits', (open) => {
  const emptied = workerDatabase(open, 'tables')
  let database: Database
  let node: Node
  let ward: Ward

  beforeAll(async () => {
    database = await emptied()
    node = await startNode(database)
  })
  afterAll(() => node.stop())
  beforeEach(async () => {
    ward = await openWard(database)
  })

  const byId = (beds: Iterable<Bed>) => [...beds].sort((a, b) => (a.id < b.id ? -1 : 1))

  async function snapshot(): Promise<BoardSnapshot> {
    const seen = () => ({ masked: false, unit: null, version: '' })
    const read = await readSnapshot(database.orm, ward.buildingId, seen)
    if (!read) throw new Error('no such building')
    // Without a scope, which only the page's own session could compute.
    const { scope: _, ...rest } = read
    return { ...rest, upstream: UPSTREAM }
  }

  /** Follows the ward as a page does: with its store, its subscription, and a socket of its own. */
  async function follow() {
    const { cookie } = await signIn(database, ward.accounts.charge)
    const clock = createClock()
    const store = createBoardStore(clock)
    store.load(await snapshot())
    const refetch = vi.fn(async () => {
      store.load(await snapshot(), true)
      return true
    })
    const socket = io(node.url, {
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 50,
      extraHeaders: { cookie },
    })
    const { buildingId } = ward
    let heartbeats = 0
    socket.on('board:pulse', () => {
      heartbeats += 1
    })
    const feed = subscribeToBoard({ store, clock, socket, building: buildingId, refetch, leave: vi.fn() })
    onTestFinished(() => {
      feed.stop()
      socket.disconnect()
    })
    await vi.waitFor(() => expect(store.connection.get().state).toBe('live'))
    return { store, refetch, heartbeats: () => heartbeats }
  }

  /** Puts the beds and the log back to event `kept`, and writes `others` events, before any node looks again. */
  const loseAndGoOn = (kept: number, beds: readonly Bed[], others: number) =>
    database.orm.transaction(async (tx) => {
      const { buildingId } = ward
      await lockBuilding(tx, buildingId)
      await tx.delete(event).where(and(eq(event.buildingId, buildingId), gt(event.seq, kept)))
      await tx.update(building).set({ lastEvent: kept }).where(eq(building.id, buildingId))
      for (const { id, occupied } of beds) await tx.update(bed).set({ occupied }).where(eq(bed.id, id))
      const bedId = ward.bedIds[0] ?? ''
      await tx.update(bed).set({ deviceReadiness: 'busy' }).where(eq(bed.id, bedId))
      for (let made = 0; made < others; made += 1)
        await appendEvent(tx, { buildingId, bedId, kind: 'bed-updated' })
    })

  /** Sets every bed free, each with an event. */
  const empty = () =>
    database.orm.transaction(async (tx) => {
      await lockBuilding(tx, ward.buildingId)
      for (const bedId of ward.bedIds) {
        await tx.update(bed).set({ occupied: false }).where(eq(bed.id, bedId))
        await appendEvent(tx, { buildingId: ward.buildingId, bedId, kind: 'bed-updated' })
      }
    })

  it.each([
    ['fewer', 2],
    ['as many', 4],
    ['more', 6],
  ])(
    'is what displays show within two heartbeats, although %s other events took the numbers',
    async (_, others) => {
      await changeBeds(database, ward, 6)
      const copy = await snapshot()
      const { store, refetch, heartbeats } = await follow()
      await empty()
      await vi.waitFor(() => expect(store.seq()).toBe(10))
      expect([...store.beds.values()].some(({ occupied }) => occupied)).toBe(false)

      const before = heartbeats()
      await loseAndGoOn(6, copy.beds, others)
      const now = await snapshot()
      expect(now.seq).toBe(6 + others)
      await vi.waitFor(() => expect(byId(store.beds.values())).toEqual(byId(now.beds)))
      expect(heartbeats() - before).toBeLessThanOrEqual(HEARTBEATS)
      expect(refetch).toHaveBeenCalledTimes(1)

      // What comes next reaches the display as an event, by a number that it has seen before.
      await changeBeds(database, ward, 1)
      await vi.waitFor(() => expect(store.seq()).toBe(7 + others))
      expect(byId(store.beds.values())).toEqual(byId((await snapshot()).beds))
      expect(refetch).toHaveBeenCalledTimes(1)
    },
  )

  it('sends no display for a snapshot that has all that is left', async () => {
    await changeBeds(database, ward, 6)
    const { store, refetch } = await follow()
    await loseAndGoOn(6, [], 4)
    await vi.waitFor(() => expect(store.seq()).toBe(10))
    expect(refetch).not.toHaveBeenCalled()
  })
})
