import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
import { pending } from '../../../support/pending'
import { bed, snapshot } from '../../lib/board/ward'
import { lockablePage } from '../lock/lockable-page'
import { called, followedWard, pulse } from './subscribed-board'

describe('subscribeToBoard', () => {
  let open: Awaited<ReturnType<typeof followedWard>>[] = []
  beforeEach(() => {
    open = []
  })
  afterEach(() => Promise.all(open.map((each) => each.close())))
  const start = async (options?: Parameters<typeof followedWard>[0]) => {
    const made = await followedWard(options)
    open.push(made)
    return made
  }

  it('asks for what came after its snapshot, and then applies what happens', async () => {
    const { asked, live, happen, store } = await start()
    await live()
    expect(asked).toEqual([{ building: 'b1', after: 0, afterAt: null }])
    happen(called(1))
    await vi.waitFor(() => expect(store.beds.get('bed-1')?.request?.id).toBe('r1'))
    expect(store.queue.get().map(({ bedId }) => bedId)).toEqual(['bed-1'])
  })

  it('catches up by itself when an event is lost', async () => {
    const { log, live, happen, store, asked } = await start()
    await live()
    log.push(called(1))
    happen(called(2, 'bed-2'))
    await vi.waitFor(() => expect(store.seq()).toBe(2))
    expect(store.beds.get('bed-1')?.request?.id).toBe('r1')
    expect(asked.at(-1)).toEqual({ building: 'b1', after: 0, afterAt: null })
  })

  it.each([
    ['a heartbeat', 'board:pulse', { ...pulse(1), seqAt: 77 }],
    ['an event with its number', 'board:event', { ...called(1, 'bed-2'), at: 77 }],
    ['an event after it', 'board:event', { ...called(2, 'bed-2'), previousAt: 77 }],
  ] as const)('asks, and fetches the board again, where %s names another event', async (_, name, message) => {
    const world = await start({
      answer: ({ after, afterAt }) =>
        afterAt === 1
          ? { ok: true, kind: 'snapshot-needed' }
          : { ok: true, kind: 'events', events: [], seq: after ?? 0 },
    })
    await world.live()
    world.happen(called(1))
    await vi.waitFor(() => expect(world.store.seq()).toBe(1))
    world.server.emit('board:pulse', { ...pulse(1), seqAt: 1 })
    if (name === 'board:pulse') world.server.emit(name, message)
    else world.server.emit(name, message)
    await vi.waitFor(() => expect(world.store.seq()).toBe(40))
    await world.live()
    expect(world.asked.slice(1)).toEqual([
      { building: 'b1', after: 1, afterAt: 1 },
      { building: 'b1', after: 40, afterAt: null },
    ])
  })

  it.each([
    ['with its number', { ...called(1, 'bed-2'), at: 77 }],
    ['after it', { ...called(2, 'bed-2'), previousAt: 77 }],
  ])('asks once about an event %s that the server’s log does not have', async (_, stray) => {
    const world = await start()
    await world.live()
    world.happen(called(1))
    await vi.waitFor(() => expect(world.store.seq()).toBe(1))
    world.server.emit('board:event', stray)
    await vi.waitFor(() => expect(world.asked).toHaveLength(2))
    world.happen({ ...called(2), previousAt: 1 })
    await vi.waitFor(() => expect(world.store.seq()).toBe(2))
    expect(world.store.beds.get('bed-2')?.request).toBeNull()
    expect(world.asked).toHaveLength(2)
    expect(world.refetch).not.toHaveBeenCalled()
  })

  it('catches up when heartbeats name an event that never came', async () => {
    const { log, live, server, store } = await start()
    await live()
    log.push(called(1))
    server.emit('board:pulse', pulse(1))
    server.emit('board:pulse', pulse(1))
    await vi.waitFor(() => expect(store.seq()).toBe(1))
  })

  it('takes changed on-call rules from the heartbeat, and fetches, once, rules that changed before the first heartbeat', async () => {
    const { live, server, store, refetch } = await start()
    await live()
    const changed = { mark: 'b', paths: [], coverage: [], joinWithin: JOIN_WITHIN_SECONDS }
    server.emit('board:pulse', { ...pulse(0), dutyMark: 'b', duty: changed })
    await vi.waitFor(() => expect(store.onCallRules.get()).toEqual(changed))
    expect(refetch).not.toHaveBeenCalled()
    server.emit('board:pulse', { ...pulse(0), dutyMark: 'c' })
    server.emit('board:pulse', { ...pulse(0), dutyMark: 'c' })
    await vi.waitFor(() => expect(refetch).toHaveBeenCalled())
    server.emit('board:pulse', { ...pulse(0), dutyMark: 'd', duty: { ...changed, mark: 'd' } })
    await vi.waitFor(() => expect(store.onCallRules.get()?.mark).toBe('d'))
    expect(refetch).toHaveBeenCalledTimes(1)
  })

  it('holds live events until it is answered, and loses none of them', async () => {
    let asks = 0
    const world = await start({
      answer: (query) => {
        asks += 1
        if (asks === 1) {
          // What commits between the read and the answer arrives first.
          world.server.emit('board:event', called(2, 'bed-2'))
          world.server.emit('board:event', called(3))
          return { ok: true, kind: 'events', events: [called(1)], seq: 1 }
        }
        return { ok: true, kind: 'events', events: [], seq: query.after ?? 0 }
      },
    })
    await vi.waitFor(() => expect(world.store.seq()).toBe(3))
    expect(asks).toBe(1)
  })

  it('fetches the snapshot again when the log cannot help', async () => {
    let first = true
    const { refetch, store, live } = await start({
      answer: ({ after }) => {
        if (!first) return { ok: true, kind: 'events', events: [], seq: after ?? 0 }
        first = false
        return { ok: true, kind: 'snapshot-needed' }
      },
    })
    await live()
    expect(refetch).toHaveBeenCalledTimes(1)
    expect(store.seq()).toBe(40)
  })

  it('is stale without heartbeats, keeps what it knew, and recovers by itself', async () => {
    const { live, happen, server, connection, store, following } = await start({ staleMs: 300 })
    await live()
    happen(called(1))
    await vi.waitFor(() => expect(store.seq()).toBe(1))
    await vi.waitFor(() => {
      following.check()
      expect(connection().state).toBe('stale')
    })
    expect(store.beds.get('bed-1')?.request?.id).toBe('r1')
    await vi.waitFor(() => {
      server.emit('board:pulse', pulse(1))
      expect(connection().state).toBe('live')
    })
  })

  it('is stale once it has had no heartbeat for 9 s, a look before the 10 s that are promised, and not before', async () => {
    const { live, connection, following } = await start()
    await live()
    const wall = Date.now()
    const later = vi.spyOn(Date, 'now')
    onTestFinished(() => later.mockRestore())
    later.mockReturnValue(wall + 8_900)
    following.check()
    expect(connection().state).toBe('live')
    later.mockReturnValue(wall + 9_000)
    following.check()
    expect(connection().state).toBe('stale')
  })

  it('does not count a heartbeat as news while it lags behind the log', async () => {
    let silent = false
    const { live, server, connection, following } = await start({
      staleMs: 300,
      answer: ({ after }) => (silent ? null : { ok: true, kind: 'events', events: [], seq: after ?? 0 }),
    })
    await live()
    silent = true
    await vi.waitFor(() => {
      server.emit('board:pulse', pulse(5))
      following.check()
      expect(connection().state).toBe('stale')
    })
  })

  it('watches again from its own number after the server was gone', async () => {
    const { live, happen, server, store, log, asked } = await start()
    await live()
    happen(called(1))
    await vi.waitFor(() => expect(store.seq()).toBe(1))
    for (const socket of await server.fetchSockets()) socket.disconnect(true)
    log.push(called(2, 'bed-2'))
    await vi.waitFor(() => expect(store.seq()).toBe(2), 8_000)
    expect(asked.at(-1)).toEqual({ building: 'b1', after: 1, afterAt: 1 })
  })

  it('says that the session has ended, and comes back no more', async () => {
    const { live, server, connection, socket } = await start()
    await live()
    server.emit('session:ended', 'revoked')
    await vi.waitFor(() => expect(connection()).toEqual({ state: 'signed-out', why: 'revoked' }))
    expect(socket.connected).toBe(false)
  })

  it.each(['events', 'snapshot-needed'] as const)(
    'leaves once what may be shown was changed while it had no network, and calls nothing current after (%s)',
    async (kind) => {
      let scope = 'with names'
      const { live, server, leave, refetch, connection, following, store, happen } = await start({
        staleMs: 300,
        scope,
        answer: ({ after }) =>
          kind === 'events' || scope === 'with names'
            ? { ok: true, kind: 'events', events: [], seq: after ?? 0, scope }
            : { ok: true, kind, scope },
      })
      await live()
      expect(leave).not.toHaveBeenCalled()
      scope = 'masked'
      for (const socket of await server.fetchSockets()) socket.disconnect(true)
      await vi.waitFor(() => expect(leave).toHaveBeenCalledTimes(1), 8_000)
      happen(called(1))
      await vi.waitFor(() => {
        server.emit('board:pulse', pulse(0))
        following.check()
        expect(connection().state).toBe('stale')
      })
      expect(leave).toHaveBeenCalledTimes(1)
      expect(refetch).not.toHaveBeenCalled()
      expect(store.seq()).toBe(0)
    },
  )

  it('fetches the names after an unlocking until that worked, and is not live without them', async () => {
    const soon = vi.spyOn(Math, 'random').mockReturnValue(0)
    onTestFinished(() => soon.mockRestore())
    const { live, refetch, connection, store, leave, happen } = await start({
      scope: 'with names',
      answer: () => ({ ok: true, kind: 'events', events: [called(1)], seq: 1, scope: 'with names' }),
    })
    await live()
    store.load(snapshot([bed()], 1, { scope: 'locked', locked: true }), true)
    store.connection.set({ state: 'connecting' })
    let works = false
    refetch.mockImplementation(async () => {
      if (works) store.load(snapshot([bed()], 3, { scope: 'with names' }), true)
      return works
    })
    // A gap makes it ask, as a new connection does.
    happen(called(3))
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(1))
    expect(connection().state).toBe('connecting')
    works = true
    await vi.waitFor(() => expect(connection().state).toBe('live'), 8_000)
    expect(store.boardInfo.get()?.scope).toBe('with names')
    expect(leave).not.toHaveBeenCalled()
  })

  it('comes back although a snapshot that an earlier connection asked for fails after the next handshake was refused', async () => {
    const soon = vi.spyOn(Math, 'random').mockReturnValue(0)
    onTestFinished(() => soon.mockRestore())
    let needsSnapshot = true
    const { server, socket, refetch, connection } = await start({
      answer: () =>
        needsSnapshot
          ? { ok: true, kind: 'snapshot-needed' }
          : { ok: true, kind: 'events', events: [], seq: 0 },
    })
    const fetched = pending<boolean>()
    refetch.mockImplementation(() => fetched.promise)
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(1))
    needsSnapshot = false
    let refused = false
    server.use((_socket, next) => {
      if (refused) return next()
      refused = true
      next(Object.assign(new Error('No database.'), { data: { code: 'database_unavailable' } }))
    })
    const failed = new Promise((done) => socket.once('connect_error', done))
    socket.io.reconnectionDelay(10)
    for (const one of server.sockets.sockets.values()) one.conn.close()
    await failed
    fetched.resolve(false)
    // The next try comes a second later at the earliest, and a busy machine takes its time.
    await vi.waitFor(() => expect(connection().state).toBe('live'), { timeout: 20_000 })
  }, 30_000)

  it('fetches on-call rules again with the next heartbeat where the fetch failed', async () => {
    const { live, server, store, refetch } = await start()
    await live()
    refetch.mockResolvedValueOnce(false)
    const rules = { mark: 'c', paths: [], coverage: [], joinWithin: JOIN_WITHIN_SECONDS }
    refetch.mockImplementation(async () => {
      store.load(snapshot([bed()], 0, { duty: rules }), true)
      return true
    })
    server.emit('board:pulse', { ...pulse(0), dutyMark: 'c' })
    await vi.waitFor(() => expect(refetch).toHaveBeenCalledTimes(1))
    server.emit('board:pulse', { ...pulse(0), dutyMark: 'c' })
    await vi.waitFor(() => expect(store.onCallRules.get()).toEqual(rules))
    expect(refetch).toHaveBeenCalledTimes(2)
  })

  it('takes back, without a heartbeat, what happened while an older snapshot was on its way', async () => {
    const { live, happen, store, refetch, following } = await start()
    await live()
    const fetched = pending<boolean>()
    refetch.mockImplementation(() => fetched.promise)
    const unlocked = following.refetch()
    happen(called(1))
    await vi.waitFor(() => expect(store.seq()).toBe(1))
    store.load(snapshot([bed({ id: 'bed-1' })], 0), true)
    expect(store.beds.get('bed-1')?.request).toBeNull()
    fetched.resolve(true)
    expect(await unlocked).toBe(true)
    await vi.waitFor(() => expect(store.beds.get('bed-1')?.request?.id).toBe('r1'))
  })

  it('asks again where a snapshot came before an answer that counts from an earlier number', async () => {
    const early = pending<void>()
    const world = await start({
      answer: ({ after }) => {
        if (world.asked.length > 1) return { ok: true, kind: 'events', events: world.log, seq: after ?? 0 }
        early.resolve()
        return null
      },
    })
    await early.promise
    world.log.push(called(1))
    world.refetch.mockResolvedValue(true)
    await world.following.refetch()
    await vi.waitFor(() => expect(world.store.seq()).toBe(1))
    expect(world.asked).toHaveLength(2)
  })

  it('leaves when the handshake is refused for want of a session', async () => {
    const world = await start()
    await world.live()
    world.server.use((_socket, next) =>
      next(
        Object.assign(new Error('Sign in first.'), {
          data: { code: 'unauthenticated', message: 'Sign in first.' },
        }),
      ),
    )
    for (const socket of await world.server.fetchSockets()) socket.disconnect(true)
    await vi.waitFor(() => expect(world.connection().state).toBe('signed-out'), 8_000)
  })

  it('leads to where a second factor is set up, where the server has come to ask for one', async () => {
    lockablePage()
    const assign = vi.fn()
    vi.stubGlobal('window', Object.assign(new EventTarget(), { location: { pathname: '/board', assign } }))
    const world = await start()
    await world.live()
    world.server.use((_socket, next) =>
      next(
        Object.assign(new Error('Set one up first.'), {
          data: { code: 'second_factor_missing', message: 'Set one up first.' },
        }),
      ),
    )
    for (const socket of await world.server.fetchSockets()) socket.disconnect(true)
    await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/second-factor'), 8_000)
  })
})
