import { learnLock, lockEpoch } from '@/components/ui/page-lock'
import { isOtherHistory } from '@/lib/board/fold'
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

/** A display that is kept current until `stop`. */
export interface FollowedFeed {
  /** Tests for staleness at once. */
  check(): void
  /** Fetches everything again and catches up with what came meanwhile; returns whether the fetch worked. */
  refetch(): Promise<boolean>
  stop(): void
}

/** Time (ms) to wait for the answer to board:watch. */
const ANSWER_MS = 5_000

/**
 * Keeps a board at the head of its building's log until `stop`: catches up after every connect and gap, holds live
 * events meanwhile, and sets the connection stale when there is no news. `check` tests for staleness at once (a display
 * that wakes up).
 */
export function subscribeToBoard(options: BoardSubscription): FollowedFeed {
  const { store, clock, socket, building, refetch, leave, staleMs = STALE_MS } = options
  let held: BoardEvent[] | null = []
  let asking = false
  /** Rises with each subscription and with each end of a connection; what an earlier round asked for is ignored. */
  let round = 0
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
    for (const event of waiting) receive(event, true)
  }

  /** @param confirmed - whether the server has just said that the board is at a place of its log */
  const receive = (event: BoardEvent, confirmed = false) => {
    if (event.buildingId !== building) return
    if (held) return void held.push(event)
    const next = (store.seq() ?? 0) + 1
    if (store.apply(event) === 'gap') {
      // No number is missing, so the event is of a lost history. To ask again would bring the same answer, and the same event.
      if (confirmed && event.seq <= next) return
      held = [event]
      subscribe()
    }
  }

  const onEvent = (event: BoardEvent) => receive(event)

  const subscribe = () => {
    if (connection.stopped() || leaving || asking || !socket.connected) return
    asking = true
    held ??= []
    round += 1
    const mine = round
    const epoch = lockEpoch()
    const query = { building, after: store.seq(), afterAt: store.seqAt() }
    socket.timeout(ANSWER_MS).emit('board:watch', query, (failed, answer) => {
      if (mine !== round || connection.stopped()) return
      asking = false
      if (failed) return connection.retryLater(subscribe)
      if (!answer.ok) {
        if (answer.refusal.code === 'unauthenticated') return signedOut('expired')
        return connection.retryLater(subscribe)
      }
      const locked = answer.locked ?? false
      learnLock(locked, epoch)
      const shown = store.boardInfo.get()
      if (shown && shown.scope !== null && answer.scope !== undefined && answer.scope !== shown.scope) {
        if (locked !== shown.locked) return fetchAgain()
        // For example, this screen lost the right to show names while it had no network.
        leaving = true
        return leave()
      }
      if (answer.kind === 'snapshot-needed') {
        return fetchAgain()
      }
      snapshotsInARow = 0
      release(answer.events)
      news()
    })
  }

  const fetchAgain = () => {
    snapshotsInARow += 1
    const again = snapshotsInARow > 1
    const mine = round
    void refetch().then((done) => {
      if (done && !again) catchUp()
      else if (done || mine === round) connection.retryLater(catchUp)
    })
  }

  /** Asks again after a snapshot: it may be older than what the board showed, and than what an answer on its way counts from. */
  const catchUp = () => {
    round += 1
    asking = false
    subscribe()
  }

  const fetchAndCatchUp = async () => {
    const done = await refetch()
    if (done) catchUp()
    return done
  }

  /**
   * Fetches on-call rules that changed between the snapshot and the first heartbeat. Once for each version: nodes may
   * be configured differently.
   */
  const refetchOnCallRules = (mark: string) => {
    if (mark === fetchedOnCallVersion) return
    fetchedOnCallVersion = mark
    void fetchAndCatchUp().then((done) => {
      // The next heartbeat asks again.
      if (!done && fetchedOnCallVersion === mark) fetchedOnCallVersion = null
    })
  }

  const onHeartbeat = (heartbeat: BoardHeartbeat) => {
    if (heartbeat.buildingId !== building) return
    store.heartbeat(heartbeat)
    if (store.onCallRules.get()?.mark !== heartbeat.dutyMark) refetchOnCallRules(heartbeat.dutyMark)
    const own = store.seq() ?? 0
    if (isOtherHistory({ seq: own, seqAt: store.seqAt() }, heartbeat)) {
      held ??= []
      return subscribe()
    }
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
      round += 1
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
    round += 1
    connection.stop()
    socket.off('board:event', onEvent)
    socket.off('board:pulse', onHeartbeat)
    socket.off('session:ended', signedOut)
  }

  socket.on('board:event', onEvent)
  socket.on('board:pulse', onHeartbeat)
  socket.on('session:ended', signedOut)
  connection.start()
  return { check: connection.check, refetch: fetchAndCatchUp, stop }
}
