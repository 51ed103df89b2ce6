import type { BoardEvent } from '@/lib/board/types'
import { type BoardHeartbeat, STALE_MS } from '@/lib/realtime/events'
import type { Clock } from './clock'
import { type BoardSocket, createConnection } from './connection'
import { ageOf, type Moment, momentNow } from './moment'
import type { QueueStore } from './queue-store'

export interface FollowingQueue {
  readonly store: QueueStore
  readonly clock: Clock
  readonly socket: BoardSocket
  /** Fetches /api/queue and loads it into the store; answers whether that worked. Must not throw. */
  readonly refetch: () => Promise<boolean>
  readonly staleMs?: number
}

/** How long to wait for the answer to queue:watch. */
const ANSWER_MS = 5_000

/**
 * Keeps the queue at the head of every building's log for as long as it lives: the open requests are few, so whatever was
 * missed is made good by fetching them again. Stale as soon as one building has brought no news for too long.
 */
export function followQueue(following: FollowingQueue): { check(): void; stop(): void } {
  const { store, clock, socket, refetch, staleMs = STALE_MS } = following
  const startedAt = momentNow(clock)
  const news = new Map<string, Moment>()
  const behind = new Map<string, number>()
  const marksAskedFor = new Set<string>()
  let held: BoardEvent[] | null = []
  let asking = false
  /** What was asked before a connection broke is not answered any more. */
  let round = 0

  const take = (event: BoardEvent) => {
    if (held) return void held.push(event)
    if (store.apply(event) !== 'gap') return
    held = [event]
    watch(true)
  }

  /** @param anew - fetch the requests whatever the answer says */
  const watch = (anew = false) => {
    if (line.stopped() || asking || !socket.connected) return
    asking = true
    held ??= []
    round += 1
    const mine = round
    socket.timeout(ANSWER_MS).emit('queue:watch', (failed, answer) => {
      if (mine !== round) return
      if (failed || !answer.ok) return failedTo(anew)
      if (!anew && isCurrent(answer.heads)) return caughtUp()
      void refetch().then((done) => mine === round && (done ? caughtUp() : failedTo(true)))
    })
  }

  const failedTo = (anew: boolean) => {
    asking = false
    if (!line.stopped()) line.later(() => watch(anew))
  }

  const isCurrent = (heads: Readonly<Record<string, number>>) => {
    const own = store.heads()
    const ids = Object.keys(heads)
    return ids.length === own.size && ids.every((id) => own.get(id) === heads[id])
  }

  const caughtUp = () => {
    asking = false
    if (line.stopped()) return
    const waiting = held ?? []
    held = null
    news.clear()
    behind.clear()
    for (const id of store.heads().keys()) news.set(id, momentNow(clock))
    for (const event of waiting) take(event)
    live()
  }

  const live = () => {
    if (!line.stopped() && !held && ageOf(oldest()) < staleMs) store.connection.set({ state: 'live' })
  }

  const oldest = (): Moment => {
    const all = [...news.values()]
    return all.reduce((a, b) => (ageOf(b) > ageOf(a) ? b : a), all[0] ?? startedAt)
  }

  const onPulse = (pulse: BoardHeartbeat) => {
    const { buildingId, seq, dutyMark } = pulse
    const own = store.heads().get(buildingId)
    const known = pulse.buildings.every(({ id }) => store.heads().has(id))
    if (own === undefined || !known) return watch(true)
    if (!store.pulse(pulse) && !marksAskedFor.has(dutyMark)) {
      // It changed before this was told. Once each: nodes may be configured differently.
      marksAskedFor.add(dutyMark)
      watch(true)
    }
    if (seq <= own) {
      behind.delete(buildingId)
      news.set(buildingId, momentNow(clock))
      return live()
    }
    // An event may be on its way for one beat; after two it is lost.
    const due = behind.get(buildingId)
    if (due !== undefined && own < due) watch(true)
    behind.set(buildingId, seq)
  }

  // Whether the session is over is the board's own socket to say: here a refusal is tried again.
  const line = createConnection({
    socket,
    clock,
    staleMs,
    newsAt: oldest,
    onConnect: () => watch(),
    onDisconnect() {
      round += 1
      held = []
      asking = false
    },
    onStale: ({ serverTime }) => store.connection.set({ state: 'stale', since: serverTime }),
  })

  const stop = () => {
    round += 1
    line.stop()
    socket.off('board:event', take)
    socket.off('board:pulse', onPulse)
  }

  socket.on('board:event', take)
  socket.on('board:pulse', onPulse)
  line.start()
  return { check: line.check, stop }
}
