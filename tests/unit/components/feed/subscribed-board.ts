import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { expect, vi } from 'vitest'
import { createBoardStore } from '@/components/feed/board-store'
import { subscribeToBoard } from '@/components/feed/board-subscription'
import { createClock } from '@/components/feed/clock'
import type { BoardEvent } from '@/lib/board/types'
import type {
  BoardHeartbeat,
  ClientToServer,
  ServerToClient,
  SubscribeAnswer,
  SubscribeQuery,
} from '@/lib/realtime/events'
import { bed, event, request, snapshot } from '../../lib/board/ward'

const beds = [bed({ id: 'bed-1' }), bed({ id: 'bed-2', label: 'bed 3' })]
export const called = (seq: number, id = 'bed-1') =>
  event(seq, bed({ id, request: request({ id: `r${seq}`, askedAt: Date.now() }) }))
export const pulse = (seq: number): BoardHeartbeat => ({
  buildingId: 'b1',
  seq,
  serverTime: Date.now(),
  upstream: { state: 'up', since: 0 },
  buildings: [],
  checked: [],
  dutyMark: '',
  duty: null,
})

/** A server that speaks the protocol, and a display that subscribes to it; `answer` decides what board:watch gets. */
export async function followedWard(
  options: {
    answer?: (query: SubscribeQuery) => SubscribeAnswer | null
    staleMs?: number
    scope?: string
  } = {},
) {
  const http = createServer()
  const server = new Server<ClientToServer, ServerToClient>(http, { transports: ['websocket'] })
  const log: BoardEvent[] = []
  const asked: SubscribeQuery[] = []
  const fromLog = ({ after }: SubscribeQuery): SubscribeAnswer => ({
    ok: true,
    kind: 'events',
    events: log.filter(({ seq }) => seq > (after ?? 0)),
    seq: log.length,
  })
  server.on('connection', (socket) =>
    socket.on('board:watch', (query, reply) => {
      asked.push(query)
      const given = (options.answer ?? fromLog)(query)
      if (given) reply(given)
    }),
  )
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const { port } = http.address() as AddressInfo
  const clock = createClock()
  const store = createBoardStore(clock)
  store.load(snapshot(beds, 0, options.scope === undefined ? {} : { scope: options.scope }))
  const leave = vi.fn()
  const refetch = vi.fn(async () => {
    store.load(snapshot(beds, 40), true)
    return true
  })
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
  })
  const stopClock = clock.start()
  const following = subscribeToBoard({
    store,
    clock,
    socket,
    building: 'b1',
    refetch,
    leave,
    ...(options.staleMs === undefined ? {} : { staleMs: options.staleMs }),
  })
  const connection = () => store.connection.get()
  return {
    server,
    store,
    clock,
    socket,
    refetch,
    leave,
    asked,
    following,
    connection,
    log,
    /** Writes to the log, and sends it to displays. */
    happen(...events: BoardEvent[]) {
      log.push(...events)
      for (const each of events) server.emit('board:event', each)
    },
    live: () => vi.waitFor(() => expect(connection().state).toBe('live')),
    async close() {
      following.stop()
      stopClock()
      socket.disconnect()
      await server.close()
    },
  }
}
