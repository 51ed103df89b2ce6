import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createClock } from '@/components/feed/clock'
import { createQueueStore } from '@/components/feed/queue-store'
import { subscribeToQueue } from '@/components/feed/queue-subscription'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import type { Bed, BoardEvent, OnCallRules } from '@/lib/board/types'
import type { BoardHeartbeat, ClientToServer, ServerToClient } from '@/lib/realtime/events'
import { pending } from '../../../support/pending'
import { bed, event, request } from '../../lib/board/ward'

const DUTY: OnCallRules = { mark: 'm1', paths: [], coverage: [], joinWithin: JOIN_WITHIN_SECONDS }
const at = (building: string, id: string, over: Partial<Bed> = {}): Bed =>
  bed({ id: `${building}-bed`, buildingId: building, request: request({ id, askedAt: 1 }), ...over })

/** A server with the logs of two buildings, and a display that subscribes to their queue. */
async function hospital(staleMs?: number, noticesSessionEnd = false) {
  const http = createServer()
  const server = new Server<ClientToServer, ServerToClient>(http, { transports: ['websocket'] })
  const beds = new Map<string, Bed>()
  const heads: Record<string, number> = { b1: 0, b2: 0 }
  let asked = 0
  /** What the next answers to queue:watch wait for. */
  const line = { open: Promise.resolve() }
  /** When the last event of each building was written. */
  const headsAt: Record<string, number> = {}
  server.on('connection', (socket) =>
    socket.on('queue:watch', async (reply) => {
      asked += 1
      await line.open
      reply({ ok: true, heads: { ...heads }, headsAt: { ...headsAt } })
    }),
  )
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const { port } = http.address() as AddressInfo
  const clock = createClock()
  const store = createQueueStore(clock)
  const refetch = vi.fn(async () => {
    store.load({
      serverTime: Date.now(),
      masked: false,
      beds: [...beds.values()].filter((one) => one.request),
      buildings: Object.entries(heads).map(([id, seq]) => {
        const seqAt = headsAt[id] ?? null
        return { id, name: id, phone: null, seq, seqAt, duty: DUTY }
      }),
    })
    return true
  })
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
  })
  const stopClock = clock.start()
  const following = subscribeToQueue({
    store,
    clock,
    socket,
    refetch,
    noticesSessionEnd,
    ...(staleMs === undefined ? {} : { staleMs }),
  })
  /** Writes to a building's log; `told`: its displays hear of it. */
  const happen = (of: Bed, told = true): BoardEvent => {
    const seq = (heads[of.buildingId] ?? 0) + 1
    heads[of.buildingId] = seq
    beds.set(of.id, of)
    const one = event(seq, of)
    headsAt[of.buildingId] = one.at
    if (told) server.emit('board:event', one)
    return one
  }
  const pulse = (buildingId: string, over: Partial<BoardHeartbeat> = {}) =>
    server.emit('board:pulse', {
      buildingId,
      seq: heads[buildingId] ?? 0,
      serverTime: Date.now(),
      upstream: { state: 'up', since: 0 },
      buildings: Object.keys(heads).map((id) => ({ id, name: id, waiting: 0, emergencies: 0 })),
      checked: [],
      dutyMark: 'm1',
      duty: null,
      ...over,
    })
  return {
    server,
    socket,
    store,
    heads,
    headsAt,
    beds,
    refetch,
    following,
    line,
    happen,
    pulse,
    asked: () => asked,
    ids: () => store.queue.get().map(({ requestId }) => requestId),
    state: () => store.connection.get().state,
    /** Resolves when it next is in `state`, however short. */
    becomes: (state: string) =>
      new Promise<void>((done) => {
        const stop = store.connection.subscribe(() => {
          if (store.connection.get().state !== state) return
          stop()
          done()
        })
      }),
    async close() {
      following.stop()
      stopClock()
      socket.disconnect()
      await server.close()
    },
  }
}

describe('the subscription to the queue of all buildings', () => {
  let open: Awaited<ReturnType<typeof hospital>>[] = []
  afterEach(async () => {
    for (const each of open.splice(0)) await each.close()
    open = []
  })
  const start = async (staleMs?: number, noticesSessionEnd = false) => {
    const made = await hospital(staleMs, noticesSessionEnd)
    open.push(made)
    await vi.waitFor(() => expect(made.state()).toBe('live'))
    return made
  }

  it('starts from the open requests, and then applies what happens in any building', async () => {
    const { happen, ids, refetch } = await start()
    happen(at('b1', 'r1'))
    happen(at('b2', 'r2', { id: 'b2-bed' }))
    await vi.waitFor(() => expect(ids()).toEqual(['r1', 'r2']))
    happen(at('b1', 'r1', { request: null }))
    await vi.waitFor(() => expect(ids()).toEqual(['r2']))
    expect(refetch).toHaveBeenCalledTimes(1)
  })

  it('changes one row for an event, and none for an event at a bed without a request', async () => {
    const { happen, store, ids } = await start()
    happen(at('b1', 'r1'))
    happen(at('b2', 'r2'))
    await vi.waitFor(() => expect(ids()).toHaveLength(2))
    const [one, other, queue] = [vi.fn(), vi.fn(), vi.fn()]
    store.beds.subscribe('b1-bed', one)
    store.beds.subscribe('b2-bed', other)
    store.queue.subscribe(queue)
    happen(at('b2', '', { id: 'quiet', request: null }))
    const { seq } = happen(
      at('b1', 'r1', { request: request({ id: 'r1', askedAt: 1, reason: 'fall-risk' }) }),
    )
    await vi.waitFor(() => expect(store.heads().get('b1')?.seq).toBe(seq))
    expect([one, other, queue].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 0])
  })

  it('fetches again after a gap, and holds the events that come meanwhile', async () => {
    const { happen, ids, refetch } = await start()
    happen(at('b1', 'missed'), false)
    happen(at('b1', 'r2', { id: 'other-bed' }))
    await vi.waitFor(() => expect(ids().sort()).toEqual(['missed', 'r2']))
    expect(refetch).toHaveBeenCalledTimes(2)
  })

  it.each(['a heartbeat', 'a new connection'])(
    'fetches again where %s names another event of the same number',
    async (how) => {
      const { beds, happen, headsAt, ids, pulse, server, refetch } = await start()
      happen(at('b1', 'lost'))
      await vi.waitFor(() => expect(ids()).toEqual(['lost']))
      pulse('b1', { seqAt: 1 })
      expect(refetch).toHaveBeenCalledTimes(1)
      beds.set('b1-bed', at('b1', 'kept'))
      headsAt.b1 = 77
      if (how === 'a heartbeat') pulse('b1', { seqAt: 77 })
      else for (const socket of server.sockets.sockets.values()) socket.conn.close()
      await vi.waitFor(() => expect(ids()).toEqual(['kept']), 5_000)
    },
  )

  it('fetches once for an event that the server’s log does not have', async () => {
    const { happen, ids, server, refetch } = await start()
    const { seq } = happen(at('b1', 'kept'))
    await vi.waitFor(() => expect(ids()).toEqual(['kept']))
    server.emit('board:event', event(seq + 1, at('b1', 'lost'), { previousAt: 77 }))
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(2))
    happen(at('b2', 'next'))
    await vi.waitFor(() => expect(ids().sort()).toEqual(['kept', 'next']))
    expect(refetch).toHaveBeenCalledTimes(2)
  })

  it('notices from two heartbeats that an event was lost, and from one that there is a new building', async () => {
    const { happen, ids, pulse, heads, store } = await start()
    happen(at('b1', 'lost'), false)
    pulse('b1')
    pulse('b1')
    await vi.waitFor(() => expect(ids()).toEqual(['lost']))
    heads.b3 = 0
    pulse('b1')
    await vi.waitFor(() => expect([...store.heads().keys()]).toEqual(['b1', 'b2', 'b3']))
  })

  it('fetches again, once, when it missed a change of coverage', async () => {
    const { pulse, refetch } = await start()
    pulse('b1', { dutyMark: 'm2' })
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(2))
    pulse('b1', { dutyMark: 'm2' })
    pulse('b1', { dutyMark: 'm3', duty: { ...DUTY, mark: 'm3' } })
    pulse('b1', { dutyMark: 'm4' })
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(3))
  })

  it('fetches on-call rules that changed while it had no connection, also where their heartbeat comes before its answer', async () => {
    const { server, line, pulse, refetch, asked, happen, ids, socket } = await start()
    const before = asked()
    const answered = pending<void>()
    line.open = answered.promise
    socket.io.reconnectionDelay(10)
    for (const one of server.sockets.sockets.values()) one.conn.close()
    await vi.waitFor(() => expect(asked()).toBe(before + 1))
    const heard = new Promise((done) => socket.once('board:pulse', done))
    pulse('b1', { dutyMark: 'm2' })
    await heard
    expect(refetch).toHaveBeenCalledTimes(1)
    answered.resolve()
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(2))
    pulse('b1', { dutyMark: 'm2' })
    happen(at('b1', 'r1'))
    await vi.waitFor(() => expect(ids()).toEqual(['r1']))
    expect(refetch).toHaveBeenCalledTimes(2)
  })

  it('fetches what was due also where the fetch fails of a connection that has ended meanwhile', async () => {
    const { server, asked, refetch, pulse, socket, state } = await start()
    const before = asked()
    const fetched = pending<boolean>()
    refetch.mockImplementationOnce(() => fetched.promise)
    pulse('b1', { dutyMark: 'm2' })
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(2))
    socket.io.reconnectionDelay(10)
    for (const one of server.sockets.sockets.values()) one.conn.close()
    await vi.waitFor(() => expect(asked()).toBe(before + 2))
    await vi.waitFor(() => expect(state()).toBe('live'))
    fetched.resolve(false)
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(3))
  })

  it('takes back, without a heartbeat, what happened while an older snapshot was on its way', async () => {
    const { happen, ids, refetch, following, store } = await start()
    const fetched = pending<boolean>()
    refetch.mockImplementationOnce(() => fetched.promise)
    const unlocked = following.refetch()
    happen(at('b1', 'r1'))
    await vi.waitFor(() => expect(ids()).toEqual(['r1']))
    const buildings = ['b1', 'b2'].map((id) => ({ id, name: id, phone: null, seq: 0, duty: DUTY }))
    store.load({ serverTime: Date.now(), masked: false, beds: [], buildings })
    fetched.resolve(true)
    expect(await unlocked).toBe(true)
    await vi.waitFor(() => expect(ids()).toEqual(['r1']))
  })

  it('is stale while one building brings no news, keeps what it knew, and recovers by itself', async () => {
    const { happen, ids, pulse, state, becomes, socket, asked } = await start(1_500)
    happen(at('b1', 'r1'))
    await vi.waitFor(() => expect(ids()).toEqual(['r1']))
    socket.io.reconnection(false)
    const before = asked()
    const beating = setInterval(() => pulse('b1'), 100)
    await becomes('stale')
    clearInterval(beating)
    expect(ids()).toEqual(['r1'])
    await vi.waitFor(() => expect(state()).toBe('live'), 6_000)
    expect(asked()).toBeGreaterThan(before)
  })

  it('ends with the session where no other socket of the page notices that, and only there', async () => {
    const [page, board] = [await start(undefined, true), await start()]
    for (const { server } of [page, board]) server.emit('session:ended', 'revoked')
    await vi.waitFor(() =>
      expect(page.store.connection.get()).toEqual({ state: 'signed-out', why: 'revoked' }),
    )
    expect(page.socket.connected).toBe(false)
    board.happen(at('b1', 'r1'))
    await vi.waitFor(() => expect(board.ids()).toEqual(['r1']))
    expect(board.state()).toBe('live')
  })
})
