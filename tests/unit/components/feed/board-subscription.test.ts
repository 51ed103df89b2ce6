import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { JOIN_WITHIN_SECONDS } from '@/lib/board/escalation'
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
    expect(asked).toEqual([{ building: 'b1', after: 0 }])
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
    expect(asked.at(-1)).toEqual({ building: 'b1', after: 0 })
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

  it('is stale once it has had no heartbeat for 10 s, and not before', async () => {
    const { live, connection, following } = await start()
    await live()
    const wall = Date.now()
    const later = vi.spyOn(Date, 'now')
    onTestFinished(() => later.mockRestore())
    later.mockReturnValue(wall + 9_000)
    following.check()
    expect(connection().state).toBe('live')
    later.mockReturnValue(wall + 10_000)
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
    expect(asked.at(-1)).toEqual({ building: 'b1', after: 1 })
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
})
