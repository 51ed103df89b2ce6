import type { BoardEvent } from '@/lib/board/types'
import { type BoardHeartbeat, type SessionEnd, STALE_MS } from '@/lib/realtime/events'
import type { BoardStore } from './board-store'
import type { Clock } from './clock'
import { type BoardSocket, createConnection, saysSignedOut } from './connection'
import { momentNow } from './moment'

export interface BoardSubscription {
  readonly store: BoardStore
  readonly clock: Clock
  readonly socket: BoardSocket
  /** The building's id. The store must hold its snapshot. */
  readonly building: string
  /** Fetches the snapshot again and loads it into the store; returns whether that worked. Must not throw. */
  readonly refetch: () => Promise<boolean>
  /** Called when this display may show something else than it does: reloads the page. Until then no message counts as news. */
  readonly leave: () => void
  /** After this long (ms) without complete news the board is stale. */
  readonly staleMs?: number
}

/** Time (ms) to wait for the answer to board:watch. */
const ANSWER_MS = 5_000

/**
 * Keeps a board at the head of its building's log until `stop`: catches up after every connect and gap, holds live
 * events meanwhile, and sets the connection stale when there is no news. `check` tests for staleness at once (a display
 * that wakes up).
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
        // For example, this screen lost the right to show names while it had no network.
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

  /**
   * Fetches on-call rules that changed between the snapshot and the first heartbeat. Once for each version: nodes may
   * be configured differently.
   */
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
    // An event may be under way for one heartbeat; after two it is lost.
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
    onRefused(error) {
      const ended = saysSignedOut(error)
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
