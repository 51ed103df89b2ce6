import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { EVENT_CHANNEL } from '@/server/event-log/event-log'
import type { Database } from '@/server/platform/db/open'
import { createEventLogReader } from '@/server/realtime/event-log-reader'
import { createDatabase } from '../../../support/postgres-databases'
import { openMigrated } from '../../fresh-database'
import { type DatabaseLink, linkTo } from './database-link'
import { connectDisplay, type Display, numbers, oneTo } from './display'
import { NEVER_MS, type Node, signIn, startNode } from './node'
import { changeBed, changeBeds, openWard, type Ward } from './ward'

/** The PostgreSQL of the run; without one there are no two nodes to test. */
const server = inject('postgresUrl')

describe.runIf(server)('two nodes on one PostgreSQL', () => {
  let dataDir: string
  let drop: () => Promise<void>
  let near: Database
  let far: Database
  let link: DatabaseLink
  let nearNode: Node
  let farNode: Node
  let ward: Ward
  let cookie: string
  const displays: Display[] = []

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'lantern-realtime-'))
    const created = await createDatabase(server ?? '')
    const { url } = created
    drop = created.drop
    link = await linkTo(url)
    near = await openMigrated({ url, dataDir })
    far = await openMigrated({ url: link.url, dataDir })
    nearNode = await startNode(near)
    farNode = await startNode(far)
  })
  afterAll(async () => {
    link.restore()
    await Promise.all([nearNode.stop(), farNode.stop()])
    await Promise.all([near.close(), far.close()])
    await link.close()
    await drop()
    await rm(dataDir, { recursive: true, force: true })
  })

  beforeEach(async () => {
    ward = await openWard(near)
    cookie = (await signIn(near, ward.accounts.bedside)).cookie
  })
  afterEach(() => {
    link.restore()
    for (const display of displays.splice(0)) display.socket.disconnect()
  })

  async function watchOn(node: Node): Promise<Display> {
    const display = await connectDisplay(node.url, { cookie })
    displays.push(display)
    await display.watch({ building: ward.name, after: 0 })
    return display
  }

  it('show the same events in the same order, whichever of them writes', async () => {
    const here = await watchOn(nearNode)
    const there = await watchOn(farNode)
    await Promise.all([changeBeds(near, ward, 100, 4), changeBeds(far, ward, 100, 4)])
    for (const display of [here, there]) {
      await vi.waitFor(() => expect(display.events.length).toBeGreaterThanOrEqual(200), 10_000)
      expect(numbers(display)).toEqual(oneTo(200))
    }
    expect(there.events).toEqual(here.events)
  })

  it.each(['cut', 'freeze'] as const)(
    'greys the displays of the one whose database is gone (%s), and brings them back whole',
    async (how) => {
      const here = await watchOn(nearNode)
      const there = await watchOn(farNode)
      await vi.waitFor(() => expect(there.pulses.length).toBeGreaterThan(0), 10_000)

      link[how]()
      await changeBeds(near, ward, 5)
      const before = here.pulses.length
      const at = there.pulses.length
      await vi.waitFor(() => expect(here.pulses.length).toBeGreaterThanOrEqual(before + 3), 15_000)
      // One heartbeat may have been under way.
      expect(there.pulses.length).toBeLessThanOrEqual(at + 1)
      expect(there.events).toEqual([])
      expect(there.socket.connected).toBe(true)

      link.restore()
      const silentUntil = there.pulses.length
      await vi.waitFor(() => expect(numbers(there)).toEqual(oneTo(5)), 15_000)
      await vi.waitFor(() => expect(there.pulses.length).toBeGreaterThan(silentUntil), 15_000)
      // No board is called current before it is.
      expect(there.pulses.slice(silentUntil).map(({ seq }) => seq)).not.toContain(0)
      await changeBed(near, ward)
      await vi.waitFor(() => expect(numbers(there)).toEqual(oneTo(6)), 10_000)
      await vi.waitFor(() => expect(numbers(here)).toEqual(oneTo(6)), 10_000)
    },
    60_000,
  )

  it.each(['cut', 'forget'] as const)(
    'read on by themselves after their connections broke (%s), even if never notified',
    async (how) => {
      const seen: number[] = []
      const apart = await openMigrated({ url: link.url, dataDir })
      const tail = createEventLogReader({
        database: { orm: apart.orm, listen: async () => async () => {} },
        onEvent: ({ buildingId, seq }) => {
          if (buildingId === ward.buildingId) seen.push(seq)
        },
        onRewound: () => {},
        log: pino({ level: 'silent' }),
        pollMs: 200,
      })
      await tail.start()
      link[how]()
      await changeBeds(near, ward, 3)
      // Asked for at least once in vain.
      if (how === 'cut') await vi.waitFor(() => expect(link.refused()).toBeGreaterThan(1))
      link.restore()
      await vi.waitFor(() => expect(seen).toEqual([1, 2, 3]), 20_000)
      await tail.stop()
      link.cut()
      await apart.close()
    },
  )

  it('miss no notification that comes while they read', async () => {
    const seen: number[] = []
    const apart = await openMigrated({ url: link.url, dataDir })
    const tail = createEventLogReader({
      database: { orm: apart.orm, listen: near.listen },
      onEvent: ({ buildingId, seq }) => {
        if (buildingId === ward.buildingId) seen.push(seq)
      },
      onRewound: () => {},
      log: pino({ level: 'silent' }),
      pollMs: NEVER_MS,
    })
    await tail.start()
    const heard: string[] = []
    const unlisten = await near.listen(
      EVENT_CHANNEL,
      (payload) => heard.push(payload),
      () => {},
    )
    await vi.waitFor(() => expect(tail.health().lastRoundAt).not.toBeNull())
    link.holdAnswers()
    await changeBed(near, ward)
    // It has been read, and the answer is on its way.
    await vi.waitFor(async () => {
      const queries = await near.orm
        .select({ query: sql<string>`query` })
        .from(sql`pg_stat_activity`)
        .where(sql`datname = current_database() and state = 'idle'`)
      expect(queries.some(({ query }) => /^select .*"event"."seq" >= /.test(query))).toBe(true)
    })
    await changeBed(near, ward)
    await vi.waitFor(() => expect(heard).toContain(`${ward.buildingId}:2`))
    link.restore()
    await vi.waitFor(() => expect(seen).toEqual([1, 2]))
    await unlisten()
    await tail.stop()
    await apart.close()
  })

  it('answer what they can while the database is gone', async () => {
    const there = await watchOn(farNode)
    link.cut()
    expect(await there.watch({ building: ward.name, after: 0 })).toMatchObject({
      ok: false,
      refusal: { code: 'database_unavailable' },
    })
    await expect(connectDisplay(farNode.url, { cookie })).rejects.toMatchObject({
      data: { code: 'database_unavailable' },
    })
    link.restore()
    await vi.waitFor(async () => {
      expect(await there.watch({ building: ward.name, after: 0 })).toMatchObject({ ok: true })
    }, 10_000)
  })

  it('close a session whose end went unheard during a break', async () => {
    const session = await signIn(near, ward.accounts.virtual)
    const there = await connectDisplay(farNode.url, { cookie: session.cookie })
    link.cut()
    await nearNode.accounts.signOut(session.sessionId)
    link.restore()
    await vi.waitFor(() => expect(there.ends).toEqual(['signed-out']), 10_000)
  })

  it('are not held up by a display that hangs when they stop', async () => {
    const leaving = await startNode(near)
    const { hostname, port } = new URL(leaving.url)
    const hung = connect(Number(port), hostname)
    hung.write(
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n' +
        'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    )
    await once(hung, 'data')
    hung.pause()
    // It never closes its side: where that is waited for, this never resolves.
    await leaving.stop()
  })

  it('hand their displays over when one stops', async () => {
    const leaving = await startNode(near)
    const display = await connectDisplay(leaving.url, { cookie })
    displays.push(display)
    await leaving.stop()
    // The reason for which the client comes back by itself.
    await vi.waitFor(() => expect(display.breaks).toEqual(['transport close']))
    expect(leaving.realtime.health().state).toBe('stopped')
  })
})
