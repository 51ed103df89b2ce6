import { EventEmitter } from 'node:events'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createClock } from '@/components/feed/clock'
import { type BoardSocket, createConnection } from '@/components/feed/connection'
import { momentNow } from '@/components/feed/moment'

const STALE_MS = 10_000

/** A connection of a socket that only the test moves; `active` is whether Socket.IO itself goes on connecting. */
function given({ active }: { active: boolean }) {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const connect = vi.fn()
  const events = new EventEmitter()
  const socket = Object.assign(events, { connected: false, active, connect, disconnect: vi.fn() })
  const clock = createClock()
  const startedAt = momentNow(clock)
  const connection = createConnection({
    // The connection uses nothing else of a socket.
    socket: socket as unknown as BoardSocket,
    clock,
    staleMs: STALE_MS,
    newsAt: () => startedAt,
    onConnect() {},
    onDisconnect() {},
    onStale() {},
  })
  connection.start()
  onTestFinished(connection.stop)
  connect.mockClear()
  return { connection, socket, connect }
}

describe('a connection that Socket.IO has given up', () => {
  it('is made again after a refused handshake, also where an act that failed is to be tried again meanwhile', () => {
    const { connection, socket, connect } = given({ active: false })
    const act = vi.fn()
    socket.emit('connect_error', new Error('refused'))
    connection.retryLater(act)
    vi.advanceTimersByTime(3_000)
    expect(act).toHaveBeenCalledTimes(1)
    expect(connect).toHaveBeenCalledTimes(1)
  })

  it('is not made a second time where it came back by another way', () => {
    const { socket, connect } = given({ active: false })
    socket.emit('disconnect', 'io server disconnect')
    socket.emit('connect')
    vi.advanceTimersByTime(5_000)
    expect(connect).not.toHaveBeenCalled()
  })

  it('is made again once there was no news for so long that the display is stale, and not at every look', () => {
    const { connection, connect } = given({ active: false })
    vi.advanceTimersByTime(STALE_MS - 1)
    connection.check()
    expect(connect).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    connection.check()
    connection.check()
    expect(connect).toHaveBeenCalledTimes(1)
  })
})

it('does not touch a connection that Socket.IO is making', () => {
  const { connection, connect } = given({ active: true })
  vi.advanceTimersByTime(STALE_MS)
  connection.check()
  expect(connect).not.toHaveBeenCalled()
})
