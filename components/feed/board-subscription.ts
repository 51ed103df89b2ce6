import type { BoardEvent } from '@/lib/board/types'
import { hasCode } from '@/lib/errors'
import { type BoardHeartbeat, type SessionEnd, STALE_MS } from '@/lib/realtime/events'
import type { BoardStore } from './board-store'
import type { Clock } from './clock'
import { type BoardSocket, createConnection } from './connection'
import { momentNow } from './moment'

export interface BoardSubscription {
  readonly store: BoardStore
  readonly clock: Clock
  readonly socket: BoardSocket
  /** The building's id. The store must hold its snapshot. */
  readonly building: string
  /** Fetches the snapshot again and loads it into the store; answers whether that worked. Must not throw. */
  readonly refetch: () => Promise<boolean>
  /** Something else may be shown here than what is: have the page loaded anew. Until then nothing counts as news. */
  readonly leave: () => void
  /** Without complete news for this long (ms) the board is stale. */
  readonly staleMs?: number
}

/** How long to wait for the answer to board:watch. */
const ANSWER_MS = 5_000

/**
 * Keeps a board at the head of its building's log for as long as it lives: catches up after every connect and gap, holds
 * live events while it does, and says when there is no news. `check` looks at staleness at once (a woken display).
 */
export function subscribeToBoard(options: BoardSubscription): { check(): void; stop(): void } {
  const { store, clock, socket, building, refetch, leave, staleMs = STALE_MS } = options
  const scope = store.boardInfo.get()?.scope ?? null
  let held: BoardEvent[] | null = []
  let asking = false
  let leaving = false
  let behind: number | null = null
  let newsAt = momentNow(clock)
  let snapshotsInARow = 0
  let fetchedOnCallVersion: string | null = null

  const news = () => {
    if (leaving) return
    newsAt = momentNow(clock)
    if (!connection.stopped() && store.connection.get().state !== 'signed-out')
      store.connection.set({ state: 'live' })
  }

  const signedOut = (why: SessionEnd) => {
    store.connection.set({ state: 'signed-out', why })
    stop()
    socket.disconnect()
  }

  const release = (events: readonly BoardEvent[]) => {
    const waiting = [...events, ...(held ?? [])]
    held = null
    for (const event of waiting) receive(event)
  }

  const receive = (event: BoardEvent) => {
    if (event.buildingId !== building) return
    if (held) return void held.push(event)
    if (store.apply(event) === 'gap') {
      held = [event]
      subscribe()
    }
  }

  const subscribe = () => {
    if (connection.stopped() || leaving || asking || !socket.connected) return
    asking = true
    held ??= []
    socket.timeout(ANSWER_MS).emit('board:watch', { building, after: store.seq() }, (failed, answer) => {
      asking = false
      if (connection.stopped()) return
      if (failed) return connection.retryLater(subscribe)
      if (!answer.ok) {
        if (answer.refusal.code === 'unauthenticated') return signedOut('expired')
        return connection.retryLater(subscribe)
      }
      if (scope !== null && answer.scope !== undefined && answer.scope !== scope) {
        // Names were taken from this screen, say, while it had no network: what it holds is not to stay.
        leaving = true
        return leave()
      }
      if (answer.kind === 'snapshot-needed') {
        snapshotsInARow += 1
        const again = snapshotsInARow > 1
        void refetch().then((done) => (done && !again ? subscribe() : connection.retryLater(subscribe)))
        return
      }
      snapshotsInARow = 0
      release(answer.events)
      news()
    })
  }

  /** It changed between this display's snapshot and its first pulse. Once each: nodes may be configured differently. */
  const refetchOnCallRules = (mark: string) => {
    if (mark === fetchedOnCallVersion) return
    fetchedOnCallVersion = mark
    void refetch().then((done) => done && subscribe())
  }

  const onHeartbeat = (heartbeat: BoardHeartbeat) => {
    if (heartbeat.buildingId !== building) return
    store.heartbeat(heartbeat)
    if (store.onCallRules.get()?.mark !== heartbeat.dutyMark) refetchOnCallRules(heartbeat.dutyMark)
    const own = store.seq() ?? 0
    if (heartbeat.seq <= own) {
      behind = null
      news()
      return
    }
    // An event may be on its way for one beat; after two it is lost.
    if (behind !== null && own < behind) {
      held ??= []
      subscribe()
    }
    behind = heartbeat.seq
  }

  const connection = createConnection({
    socket,
    clock,
    staleMs,
    newsAt: () => newsAt,
    onConnect: subscribe,
    onDisconnect() {
      held = []
      asking = false
    },
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
    socket.off('board:event', receive)
    socket.off('board:pulse', onHeartbeat)
    socket.off('session:ended', signedOut)
  }

  socket.on('board:event', receive)
  socket.on('board:pulse', onHeartbeat)
  socket.on('session:ended', signedOut)
  connection.start()
  return { check: connection.check, stop }
}
