import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, it } from 'vitest'
import { createBedsideStore } from '@/components/bedside/bedside-store'
import { subscribeToBedside } from '@/components/bedside/bedside-subscription'
import { createClock } from '@/components/feed/clock'
import type { ApiAnswer } from '@/components/feed/http'
import type { BedsideView } from '@/lib/bedside/view'
import type { ErrorCode } from '@/lib/errors'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/events'

const view = (room: string): BedsideView => ({
  serial: '123457',
  place: { building: 'hospital', floor: 'floor 2', room, bed: 'bed 2' },
  phone: null,
  request: null,
  knock: null,
  serverTime: Date.now(),
  version: 'one',
})

const refusal = (code: ErrorCode): ApiAnswer<BedsideView> => ({
  ok: false,
  status: 503,
  reached: true,
  refusal: { code, message: 'no' },
})

const STALE_MS = 300
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A device on a real socket; `answers.next` is what GET /api/bedside answers, and `answers.asked` how often it was asked. */
async function device(staleMs = 60_000) {
  const http = createServer()
  const server = new Server<ClientToServer, ServerToClient>(http, { transports: ['websocket'] })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  const { port } = http.address() as AddressInfo
  const clock = createClock()
  const store = createBedsideStore()
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
  })
  const answers = {
    asked: 0,
    next: async (): Promise<ApiAnswer<BedsideView>> => ({ ok: true, value: view('431'), status: 200 }),
  }
  const stopClock = clock.start()
  const following = subscribeToBedside({
    store,
    clock,
    socket,
    staleMs,
    load() {
      answers.asked += 1
      return answers.next()
    },
  })
  ends.push(async () => {
    following.stop()
    socket.disconnect()
    stopClock()
    await server.close()
  })
  const state = () => store.connection.get().state
  const room = () => store.view.get()?.place?.room
  const pulse = () => server.emit('bedside:pulse', { serverTime: Date.now(), version: 'one' })
  await expect.poll(() => socket.connected).toBe(true)
  await expect.poll(room).toBe('431')
  await expect.poll(state).toBe('live')
  return { server, store, socket, answers, following, state, room, pulse }
}

describe('a device that subscribes to its bed', () => {
  it('loads again when the server reports a change, also during a load', async () => {
    const { server, store, answers, room } = await device()
    const held: ((answer: ApiAnswer<BedsideView>) => void)[] = []
    answers.next = () => new Promise((resolve) => held.push(resolve))
    server.emit('bedside:changed')
    await expect.poll(() => held.length).toBe(1)
    const asked = answers.asked
    server.emit('bedside:changed')
    server.emit('bedside:changed')
    server.emit('bedside:pulse', { serverTime: Date.now(), version: 'two' })
    // The heartbeat came last: the changes are loaded already.
    await expect.poll(() => store.version.get()).toBe('two')
    answers.next = async () => ({ ok: true, value: view('433'), status: 200 })
    held[0]?.({ ok: true, value: view('432'), status: 200 })
    await expect.poll(room).toBe('433')
    expect(answers.asked).toBeGreaterThan(asked)
  })

  it('is stale without heartbeats, and live again with the next', async () => {
    const { following, state, pulse } = await device(STALE_MS)
    await expect
      .poll(() => {
        following.check()
        return state()
      })
      .toBe('stale')
    await expect
      .poll(() => {
        pulse()
        return state()
      })
      .toBe('live')
  })

  it('does not count a heartbeat as news while a change is not loaded yet', async () => {
    const { server, answers, following, state, pulse } = await device(STALE_MS)
    answers.next = async () => refusal('database_unavailable')
    server.emit('bedside:changed')
    await expect
      .poll(() => {
        pulse()
        following.check()
        return state()
      })
      .toBe('stale')
    answers.next = async () => ({ ok: true, value: view('431'), status: 200 })
    await expect
      .poll(() => {
        pulse()
        return state()
      })
      .toBe('live')
  })

  it('ends with its session, and shows what it knew no longer as current', async () => {
    const { server, state, socket } = await device()
    server.emit('session:ended', 'revoked')
    await expect.poll(state).toBe('signed-out')
    expect(socket.connected).toBe(false)
  })
})
