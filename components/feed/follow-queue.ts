import type { BoardEvent } from '@/lib/board/types'
import { type BoardPulse, STALE_MS } from '@/lib/realtime/events'
import type { Clock } from './clock'
import type { BoardSocket } from './follow'
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

/** How long to wait for the answer to queue:watch, and before asking again. */
const ANSWER_MS = 5_000
const AGAIN_MS = 2_000

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
  let reconnectedAt = startedAt
  let retry: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const later = (todo: () => void) => {
    clearTimeout(retry)
    // Jitter, so that a hospital's nurses do not all come back in the same instant.
    retry = setTimeout(todo, AGAIN_MS * (0.5 + Math.random()))
  }

  const take = (event: BoardEvent) => {
    if (held) return void held.push(event)
    if (store.apply(event) !== 'gap') return
    held = [event]
    watch(true)
  }

  /** @param anew - fetch the requests whatever the answer says */
  const watch = (anew = false) => {
    if (stopped || asking || !socket.connected) return
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
    if (!stopped) later(() => watch(anew))
  }

  const isCurrent = (heads: Readonly<Record<string, number>>) => {
    const own = store.heads()
    const ids = Object.keys(heads)
    return ids.length === own.size && ids.every((id) => own.get(id) === heads[id])
  }

  const caughtUp = () => {
    asking = false
    if (stopped) return
    const waiting = held ?? []
    held = null
    news.clear()
    behind.clear()
    for (const id of store.heads().keys()) news.set(id, momentNow(clock))
    for (const event of waiting) take(event)
    live()
  }

  const live = () => {
    if (!stopped && !held && ageOf(oldest()) < staleMs) store.connection.set({ state: 'live' })
  }

  const oldest = (): Moment => {
    const all = [...news.values()]
    return all.reduce((a, b) => (ageOf(b) > ageOf(a) ? b : a), all[0] ?? startedAt)
  }

  const onPulse = (pulse: BoardPulse) => {
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

  const check = () => {
    if (stopped || ageOf(oldest()) < staleMs) return
    store.connection.set({ state: 'stale', since: oldest().serverTime })
    // A connection that looks open and brings nothing is dead at the other end: start a new one.
    if (socket.connected && ageOf(reconnectedAt) >= staleMs) {
      reconnectedAt = momentNow(clock)
      socket.disconnect().connect()
    }
  }

  const onConnect = () => watch()
  const onDisconnect = (reason: string) => {
    round += 1
    held = []
    asking = false
    if (reason === 'io server disconnect') later(() => socket.connect())
  }
  // Whether the session is over is the board's own socket to say.
  const onError = () => {
    if (!socket.active) later(() => socket.connect())
  }

  const stop = () => {
    stopped = true
    round += 1
    clearTimeout(retry)
    unsubscribe()
    socket.off('connect', onConnect)
    socket.off('board:event', take)
    socket.off('board:pulse', onPulse)
    socket.off('disconnect', onDisconnect)
    socket.off('connect_error', onError)
  }

  const unsubscribe = clock.subscribe(check)
  socket.on('connect', onConnect)
  socket.on('board:event', take)
  socket.on('board:pulse', onPulse)
  socket.on('disconnect', onDisconnect)
  socket.on('connect_error', onError)
  if (socket.connected) watch()
  else socket.connect()
  return { check, stop }
}
