import type { Socket } from 'socket.io-client'
import { hasCode } from '@/lib/errors'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/events'
import { mismatchOf, type ProtocolMismatch } from '@/lib/realtime/protocol'
import type { Clock } from './clock'
import { ageOf, type Moment, momentNow } from './moment'
import { followPageLife } from './page-life'

export type BoardSocket = Socket<ServerToClient, ClientToServer>

export interface ConnectionSettings {
  readonly socket: BoardSocket
  readonly clock: Clock
  /** After this long (ms) without complete news the display is stale. */
  readonly staleMs: number
  /** Returns when the last complete news came. */
  newsAt(): Moment
  onConnect(): void
  onDisconnect(): void
  onStale(since: Moment): void
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
  let stopped = false
  let unsubscribe = () => {}
  let unfollow = () => {}

  const retryLater = (todo: () => void) => {
    clearTimeout(retry)
    // Jitter, so that a hospital's displays do not all reconnect in the same instant.
    retry = setTimeout(todo, RETRY_MS * (0.5 + Math.random()))
  }

  const check = () => {
    if (stopped || ageOf(newsAt()) < staleMs) return
    settings.onStale(newsAt())
    // A connection that looks open and brings nothing is dead at the other end (sleep, a firewall): restart it, long
    // before its own ping would notice.
    if (socket.connected && ageOf(reconnectedAt) >= staleMs) {
      reconnectedAt = momentNow(clock)
      socket.disconnect().connect()
    }
  }

  const onDisconnect = (reason: string) => {
    settings.onDisconnect()
    // Socket.IO does not reconnect by itself after the server has closed the connection.
    if (reason === 'io server disconnect') retryLater(() => socket.connect())
  }

  const onConnected = () => {
    settings.onMismatch?.(null)
    onConnect()
  }

  const onError = (error: Error & { data?: unknown }) => {
    if (settings.onRefused?.(error)) return
    // Retry: during an update another node may answer next.
    const mismatch = mismatchOf(error.data)
    if (mismatch) settings.onMismatch?.(mismatch)
    if (!socket.active) retryLater(() => socket.connect())
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
      unsubscribe()
      socket.off('connect', onConnected)
      socket.off('disconnect', onDisconnect)
      socket.off('connect_error', onError)
      unfollow()
    },
  }
}
