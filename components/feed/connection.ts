import type { Socket } from 'socket.io-client'
import { hasCode } from '@/lib/errors'
import { ageOf } from '@/lib/moment'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/events'
import { mismatchOf, type ProtocolMismatch } from '@/lib/realtime/protocol'
import type { Clock } from './clock'
import { leadToSecondFactor } from './lead-to-second-factor'
import { type FeedMoment, momentNow } from './moment'
import { followPageLife } from './page-life'

export type BoardSocket = Socket<ServerToClient, ClientToServer>

export interface ConnectionSettings {
  readonly socket: BoardSocket
  readonly clock: Clock
  /** After this long (ms) without complete news the display is stale. */
  readonly staleMs: number
  /** Returns when the last complete news came. */
  newsAt(): FeedMoment
  onConnect(): void
  onDisconnect(): void
  onStale(since: FeedMoment): void
  /** Why page and server cannot work together; null once the server has let the page in. */
  onMismatch?(mismatch: ProtocolMismatch | null): void
  /** Called when the handshake was refused; returns true to stop retrying. */
  onRefused?(error: Error & { data?: unknown }): boolean
}

/** Returns whether a handshake was refused because the session has ended. */
export const saysSignedOut = ({ data, message }: Error & { data?: unknown }): boolean =>
  hasCode(data, 'unauthenticated') || message === 'unauthenticated'

/** Average time (ms) until the next try after a refusal. */
const RETRY_MS = 2_000

/**
 * Creates a display's connection, which reconnects after every end, and restarts when it looks open and brings nothing.
 * `check` tests for staleness at once (a display that wakes up).
 */
export function createConnection(settings: ConnectionSettings) {
  const { socket, clock, staleMs, newsAt, onConnect } = settings
  let reconnectedAt = momentNow(clock)
  let retry: ReturnType<typeof setTimeout> | undefined
  /** Apart from `retry`: an act that failed in a connection which has ended must not take the place of the next connection. */
  let reconnect: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let unsubscribe = () => {}
  let unfollow = () => {}

  // Jitter, so that a hospital's displays do not all reconnect in the same instant.
  const later = (todo: () => void) => setTimeout(todo, RETRY_MS * (0.5 + Math.random()))
  const retryLater = (todo: () => void) => {
    clearTimeout(retry)
    retry = later(todo)
  }
  const connectLater = () => {
    clearTimeout(reconnect)
    reconnect = later(() => socket.connect())
  }

  const check = () => {
    if (stopped || ageOf(newsAt()) < staleMs) return
    settings.onStale(newsAt())
    if (ageOf(reconnectedAt) < staleMs) return
    // A connection that looks open and brings nothing is dead at the other end (sleep, a firewall): restart it, long
    // before its own ping would notice. One that Socket.IO has given up does not come back by itself.
    if (socket.connected) socket.disconnect()
    else if (socket.active) return
    reconnectedAt = momentNow(clock)
    clearTimeout(reconnect)
    socket.connect()
  }

  const onDisconnect = (reason: string) => {
    settings.onDisconnect()
    // Socket.IO does not reconnect by itself after the server has closed the connection.
    if (reason === 'io server disconnect') connectLater()
  }

  const onConnected = () => {
    clearTimeout(reconnect)
    settings.onMismatch?.(null)
    onConnect()
  }

  const onError = (error: Error & { data?: unknown }) => {
    if (hasCode(error.data, 'second_factor_missing')) return leadToSecondFactor()
    if (settings.onRefused?.(error)) return
    // Retry: during an update another node may answer next.
    const mismatch = mismatchOf(error.data)
    if (mismatch) settings.onMismatch?.(mismatch)
    if (!socket.active) connectLater()
  }

  return {
    retryLater,
    check,
    stopped: () => stopped,
    start() {
      unsubscribe = clock.subscribe(check)
      socket.on('connect', onConnected)
      socket.on('disconnect', onDisconnect)
      socket.on('connect_error', onError)
      unfollow = followPageLife(socket)
      if (socket.connected) onConnected()
      else socket.connect()
    },
    stop() {
      stopped = true
      clearTimeout(retry)
      clearTimeout(reconnect)
      unsubscribe()
      socket.off('connect', onConnected)
      socket.off('disconnect', onDisconnect)
      socket.off('connect_error', onError)
      unfollow()
    },
  }
}
