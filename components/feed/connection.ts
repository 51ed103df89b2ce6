import type { Socket } from 'socket.io-client'
import type { ClientToServer, ServerToClient } from '@/lib/realtime/events'
import { mismatchOf, type ProtocolMismatch } from '@/lib/realtime/protocol'
import type { Clock } from './clock'
import { ageOf, type Moment, momentNow } from './moment'

export type BoardSocket = Socket<ServerToClient, ClientToServer>

export interface ConnectionSettings {
  readonly socket: BoardSocket
  readonly clock: Clock
  /** Without complete news for this long (ms) the display is stale. */
  readonly staleMs: number
  /** When the last complete news came. */
  newsAt(): Moment
  onConnect(): void
  onDisconnect(): void
  onStale(since: Moment): void
  /** Why page and server cannot work together; null once the server has let the page in. */
  onMismatch?(mismatch: ProtocolMismatch | null): void
  /** The handshake was refused; true: there is no use in trying again. */
  onRefused?(error: Error & { data?: unknown }): boolean
}

/** How long (ms) to wait before asking again after a refusal, on average. */
const RETRY_MS = 2_000

/**
 * The connection that a display follows, for as long as it lives: it comes back whatever ended it, and is started anew
 * when it looks open and brings nothing. `check` looks at staleness at once (a woken display).
 */
export function createConnection(settings: ConnectionSettings) {
  const { socket, clock, staleMs, newsAt, onConnect } = settings
  let reconnectedAt = momentNow(clock)
  let retry: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let unsubscribe = () => {}

  const retryLater = (todo: () => void) => {
    clearTimeout(retry)
    // Jitter, so that a hospital's displays do not all come back in the same instant.
    retry = setTimeout(todo, RETRY_MS * (0.5 + Math.random()))
  }

  const check = () => {
    if (stopped || ageOf(newsAt()) < staleMs) return
    settings.onStale(newsAt())
    // A connection that looks open and brings nothing is dead at the other end (sleep, a firewall): start a new one,
    // long before its own ping would notice.
    if (socket.connected && ageOf(reconnectedAt) >= staleMs) {
      reconnectedAt = momentNow(clock)
      socket.disconnect().connect()
    }
  }

  const onDisconnect = (reason: string) => {
    settings.onDisconnect()
    // Closed by the server: Socket.IO does not come back by itself after that.
    if (reason === 'io server disconnect') retryLater(() => socket.connect())
  }

  const onConnected = () => {
    settings.onMismatch?.(null)
    onConnect()
  }

  const onError = (error: Error & { data?: unknown }) => {
    if (settings.onRefused?.(error)) return
    // It goes on trying: during an update another node may answer next.
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
    },
  }
}
