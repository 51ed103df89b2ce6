import { learnLock, lockEpoch } from '@/components/ui/page-lock'
import { isOtherHistory } from '@/lib/board/fold'
import type { BoardEvent } from '@/lib/board/types'
import { ageOf } from '@/lib/moment'
import { type BoardHeartbeat, type SessionEnd, STALE_MS } from '@/lib/realtime/events'
import type { FollowedFeed } from './board-subscription'
import type { Clock } from './clock'
import { type BoardSocket, createConnection, saysSignedOut } from './connection'
import { type FeedMoment, momentNow } from './moment'
import type { QueueStore } from './queue-store'

export interface QueueSubscription {
  readonly store: QueueStore
  readonly clock: Clock
  readonly socket: BoardSocket
  /** Fetches /api/queue and loads it into the store; returns whether that worked. Must not throw. */
  readonly refetch: () => Promise<boolean>
  /**
   * Whether this socket is the page's only one, and notices the end of the session. A board has another one for that, and here a
   * refusal is retried.
   */
  readonly noticesSessionEnd?: boolean
  readonly staleMs?: number
}

/** Time (ms) to wait for the answer to queue:watch. */
const ANSWER_MS = 5_000

/**
 * Keeps the queue at the head of every building's log until `stop`. The open requests are few, so missed events are
 * made good by fetching all of them. The queue is stale as soon as one building has brought no news for too long.
 */
export function subscribeToQueue(options: QueueSubscription): FollowedFeed {
  const { store, clock, socket, refetch, noticesSessionEnd = false, staleMs = STALE_MS } = options
  const startedAt = momentNow(clock)
  const news = new Map<string, FeedMoment>()
  const behind = new Map<string, number>()
  const fetchedVersions = new Set<string>()
  let held: BoardEvent[] | null = []
  let asking = false
  /** The requests have to be fetched, whatever the heads say; stays until a fetch that began later has worked. */
  let due = false
  /** Rises with each subscription; an answer of an earlier round is ignored. */
  let round = 0

  /** @param confirmed - whether the requests have just been fetched */
  const receive = (event: BoardEvent, confirmed = false) => {
    if (held) return void held.push(event)
    if (store.apply(event) !== 'gap') return
    const own = store.heads().get(event.buildingId)
    // No number is missing, so the event is of a lost history. To fetch again would bring the same answer, and the same event.
    if (confirmed && own && event.seq <= own.seq + 1) return
    held = [event]
    subscribe(true)
  }

  /**
   * Subscribes to every building.
   * @param alwaysFetch - fetches the requests whatever the answer says
   */
  const subscribe = (alwaysFetch = false) => {
    if (connection.stopped() || asking || !socket.connected) return
    due ||= alwaysFetch
    asking = true
    held ??= []
    round += 1
    const mine = round
    const epoch = lockEpoch()
    socket.timeout(ANSWER_MS).emit('queue:watch', (failed, answer) => {
      if (mine !== round) return
      if (failed) return retryLater()
      if (!answer.ok) {
        const ended = noticesSessionEnd && answer.refusal.code === 'unauthenticated'
        return ended ? signedOut('expired') : retryLater()
      }
      learnLock(answer.locked ?? false, epoch)
      if (!due && isCurrent(answer.heads, answer.headsAt)) return caughtUp()
      due = false
      void refetch().then((done) => {
        if (!done) due = true
        if (mine === round) return done ? caughtUp() : retryLater()
        // What is due is fetched in the connection that is there now.
        if (done) catchUp()
        else subscribe()
      })
    })
  }

  const retryLater = () => {
    asking = false
    if (!connection.stopped()) connection.retryLater(subscribe)
  }

  /** Compares the heads again after a snapshot that may be older than what the queue showed. */
  const catchUp = () => {
    round += 1
    asking = false
    subscribe()
  }

  const isCurrent = (
    heads: Readonly<Record<string, number>>,
    headsAt: Readonly<Record<string, number | null>> = {},
  ) => {
    const own = store.heads()
    const entries = Object.entries(heads)
    return (
      entries.length === own.size &&
      entries.every(([id, seq]) => {
        const place = own.get(id)
        return place?.seq === seq && !isOtherHistory(place, { seq, seqAt: headsAt[id] })
      })
    )
  }

  const caughtUp = () => {
    asking = false
    if (connection.stopped()) return
    const waiting = held ?? []
    held = null
    news.clear()
    behind.clear()
    for (const id of store.heads().keys()) news.set(id, momentNow(clock))
    for (const event of waiting) receive(event, true)
    live()
    if (due) subscribe()
  }

  const live = () => {
    if (!connection.stopped() && !held && ageOf(oldest()) < staleMs) store.connection.set({ state: 'live' })
  }

  const oldest = (): FeedMoment => {
    const all = [...news.values()]
    return all.reduce((a, b) => (ageOf(b) > ageOf(a) ? b : a), all[0] ?? startedAt)
  }

  const onEvent = (event: BoardEvent) => receive(event)

  const onHeartbeat = (heartbeat: BoardHeartbeat) => {
    const { buildingId, seq, dutyMark } = heartbeat
    const own = store.heads().get(buildingId)
    const known = heartbeat.buildings.every(({ id }) => store.heads().has(id))
    if (own === undefined || !known || isOtherHistory(own, heartbeat)) return subscribe(true)
    if (!store.heartbeat(heartbeat) && !fetchedVersions.has(dutyMark)) {
      // The on-call rules changed before this queue subscribed. Fetched once for each version: nodes may be configured
      // differently.
      fetchedVersions.add(dutyMark)
      // Also where an answer is on its way: what it leads to must not be less than this.
      due = true
      subscribe()
    }
    if (seq <= own.seq) {
      behind.delete(buildingId)
      news.set(buildingId, momentNow(clock))
      return live()
    }
    // An event may be under way for one heartbeat; after two it is lost.
    const before = behind.get(buildingId)
    if (before !== undefined && own.seq < before) subscribe(true)
    behind.set(buildingId, seq)
  }

  const signedOut = (why: SessionEnd) => {
    store.connection.set({ state: 'signed-out', why })
    stop()
    socket.disconnect()
  }

  const connection = createConnection({
    socket,
    clock,
    staleMs,
    newsAt: oldest,
    onConnect: () => subscribe(),
    onDisconnect() {
      round += 1
      held = []
      asking = false
    },
    onStale: ({ serverTime }) => store.connection.set({ state: 'stale', since: serverTime }),
    onRefused(error) {
      const ended = noticesSessionEnd && saysSignedOut(error)
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
  if (noticesSessionEnd) socket.on('session:ended', signedOut)
  connection.start()
  return {
    check: connection.check,
    async refetch() {
      const done = await refetch()
      if (done) catchUp()
      return done
    },
    stop,
  }
}
