import type { Clock } from '@/components/feed/clock'
import { type BoardSocket, createConnection } from '@/components/feed/connection'
import type { ApiAnswer } from '@/components/feed/http'
import { momentNow } from '@/components/feed/moment'
import type { BedsideView } from '@/lib/bedside/view'
import { hasCode } from '@/lib/errors'
import { type BedsideHeartbeat, type SessionEnd, STALE_MS } from '@/lib/realtime/events'
import type { BedsideStore } from './bedside-store'

export interface BedsideSubscription {
  readonly store: BedsideStore
  readonly clock: Clock
  readonly socket: BoardSocket
  /** Fetches GET /api/bedside. Must not throw. */
  readonly load: () => Promise<ApiAnswer<BedsideView>>
  /** After this long (ms) without news the view is stale. */
  readonly staleMs?: number
}

/** Average time (ms) until the next try after a failed load. */
const RETRY_MS = 2_000

/**
 * Keeps a device's view of its bed current until `stop`: loads it after every connect and every `bedside:changed`, and
 * sets the connection stale when there is no news. A heartbeat counts as news only while no load is due. `refresh`
 * loads at once; `check` tests for staleness at once (a device that wakes up).
 */
export function subscribeToBedside({ store, clock, socket, load, staleMs = STALE_MS }: BedsideSubscription) {
  let newsAt = momentNow(clock)
  let asking = false
  let behind = true
  let retry: ReturnType<typeof setTimeout> | undefined

  const news = () => {
    newsAt = momentNow(clock)
    store.connection.set({ state: 'live' })
  }

  const signedOut = (why: SessionEnd) => {
    store.connection.set({ state: 'signed-out', why })
    stop()
    socket.disconnect()
  }

  const refresh = async (): Promise<void> => {
    behind = true
    if (asking || connection.stopped()) return
    asking = true
    while (behind && !connection.stopped()) {
      behind = false
      const askedAt = performance.now()
      const answer = await load()
      if (connection.stopped()) break
      if (!answer.ok) {
        behind = true
        if (answer.refusal.code === 'unauthenticated') signedOut('expired')
        else if (store.view.get() === null) store.refusal.set(answer.refusal)
        clearTimeout(retry)
        // Jitter, so that a hospital's devices do not all load in the same instant.
        retry = setTimeout(() => void refresh(), RETRY_MS * (0.5 + Math.random()))
        break
      }
      store.roundTripMs.set(performance.now() - askedAt)
      clock.sync(answer.value.serverTime)
      store.refusal.set(null)
      store.view.set(answer.value)
      store.version.set(answer.value.version)
      if (!behind) news()
    }
    asking = false
  }

  const changed = () => void refresh()
  const onHeartbeat = ({ serverTime, version }: BedsideHeartbeat) => {
    clock.sync(serverTime)
    store.version.set(version)
    if (behind) void refresh()
    else if (!asking) news()
  }

  const connection = createConnection({
    socket,
    clock,
    staleMs,
    newsAt: () => newsAt,
    onConnect: changed,
    onDisconnect() {},
    onStale: ({ serverTime }) => store.connection.set({ state: 'stale', since: serverTime }),
    onMismatch: store.mismatch.set,
    onRefused({ data, message }) {
      const ended = hasCode(data, 'unauthenticated') || message === 'unauthenticated'
      if (ended) signedOut('expired')
      return ended
    },
  })

  const stop = () => {
    connection.stop()
    clearTimeout(retry)
    socket.off('bedside:changed', changed)
    socket.off('bedside:pulse', onHeartbeat)
    socket.off('session:ended', signedOut)
  }

  socket.on('bedside:changed', changed)
  socket.on('bedside:pulse', onHeartbeat)
  socket.on('session:ended', signedOut)
  connection.start()
  void refresh()
  return { refresh, check: connection.check, stop }
}
