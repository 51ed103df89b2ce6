import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBoardStore } from '@/components/feed/board-store'
import { createClock } from '@/components/feed/clock'
import { createBoardLoader } from '@/components/feed/load-board'
import type { BoardSnapshot } from '@/lib/board/types'
import { refused } from '@/lib/errors'
import { bed, event, request, snapshot } from '../../lib/board/ward'

const HOUR_MS = 3_600_000

describe('the snapshot of a board', () => {
  const http = createServer((_asked, reply) => {
    reply.setHeader('content-type', 'application/json')
    if (answer) return void reply.end(JSON.stringify(answer))
    reply.statusCode = 503
    reply.end(JSON.stringify({ error: refused('database_unavailable', { message: 'Not now.' }).refusal }))
  })
  /** What GET /api/board is answered with; null: a refusal. */
  let answer: BoardSnapshot | null = null
  let path = ''

  beforeEach(async () => {
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
    path = `http://127.0.0.1:${(http.address() as AddressInfo).port}/api/board`
  })
  afterEach(() => new Promise((done) => http.close(done)))

  const loaded = async (first: BoardSnapshot) => {
    answer = first
    const clock = createClock()
    const store = createBoardStore(clock)
    const loader = createBoardLoader(path, store)
    expect(await loader.first()).toMatchObject({ ok: true, value: 'b1' })
    return { clock, store, loader }
  }

  it('does not replace the events that came after it when a later fetch fails', async () => {
    const long = Date.now() - HOUR_MS
    const old = bed({ request: request({ id: 'weeks-old' }) })
    const { clock, store, loader } = await loaded(snapshot([old], 0, { serverTime: long }))
    store.apply(event(1, bed()))
    clock.sync(Date.now())
    answer = null
    expect(await loader.again()).toBe(false)
    expect(store.seq()).toBe(1)
    expect(store.beds.get('bed-1')?.request).toBeNull()
    expect(Math.abs(clock.exact() - Date.now())).toBeLessThan(HOUR_MS / 2)
  })

  it('is loaded again even when the server’s log is now shorter', async () => {
    const { store, loader } = await loaded(snapshot([bed()], 40))
    answer = snapshot([bed({ room: '433' })], 7)
    expect(await loader.again()).toBe(true)
    expect(store.seq()).toBe(7)
    expect(store.beds.get('bed-1')?.room).toBe('433')
  })

  it('is refused in the server’s words while there is none', async () => {
    answer = null
    const store = createBoardStore(createClock())
    expect(await createBoardLoader(path, store).first()).toMatchObject({
      ok: false,
      refusal: { code: 'database_unavailable' },
    })
    expect(store.seq()).toBeNull()
  })
})
