import type { Socket } from 'socket.io-client'
import type { BoardEvent } from '@/lib/board/types'
import { hasCode } from '@/lib/errors'
import {
  type BoardPulse,
  type ClientToServer,
  type ServerToClient,
  type SessionEnd,
  STALE_MS,
} from '@/lib/realtime/events'
import type { BoardStore } from './board-store'
import type { Clock } from './clock'
import { ageOf, momentNow } from './moment'

export type BoardSocket = Socket<ServerToClient, ClientToServer>

export interface Following {
  readonly store: BoardStore
  readonly clock: Clock
  readonly socket: BoardSocket
  /** The building's id. The store must hold its snapshot. */
  readonly building: string
  /** Fetches the snapshot again and loads it into the store; answers whether that worked. Must not throw. */
  readonly refetch: () => Promise<boolean>
  /** Without complete news for this long (ms) the board is stale. */
  readonly staleMs?: number
}

/** How long to wait for the answer to board:watch, and before asking again after a refusal. */
const ANSWER_MS = 5_000
const AGAIN_MS = 2_000

/**
 * Keeps a board at the head of its building's log for as long as it lives: catches up after every connect and gap, holds
 * live events while it does, and says when there is no news. `check` looks at staleness at once (a woken display).
 */
export function followBuilding(following: Following): { check(): void; stop(): void } {
  const { store, clock, socket, building, refetch, staleMs = STALE_MS } = following
  let held: BoardEvent[] | null = []
  let asking = false
  let behind: number | null = null
  let newsAt = momentNow(clock)
  let reconnectedAt = newsAt
  let snapshotsInARow = 0
  let dutyAskedFor: string | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const news = () => {
    newsAt = momentNow(clock)
    if (!stopped && store.connection.get().state !== 'signed-out') store.connection.set({ state: 'live' })
  }

  const signedOut = (why: SessionEnd) => {
    store.connection.set({ state: 'signed-out', why })
    stop()
    socket.disconnect()
  }

  const later = (todo: () => void) => {
    clearTimeout(retry)
    // Jitter, so that a hospital's displays do not all come back in the same instant.
    retry = setTimeout(todo, AGAIN_MS * (0.5 + Math.random()))
  }

  const release = (events: readonly BoardEvent[]) => {
    const waiting = [...events, ...(held ?? [])]
    held = null
    for (const event of waiting) take(event)
  }

  const take = (event: BoardEvent) => {
    if (event.buildingId !== building) return
    if (held) return void held.push(event)
    if (store.apply(event) === 'gap') {
      held = [event]
      watch()
    }
  }

  const watch = () => {
    if (stopped || asking || !socket.connected) return
    asking = true
    held ??= []
    socket.timeout(ANSWER_MS).emit('board:watch', { building, after: store.seq() }, (failed, answer) => {
      asking = false
      if (stopped) return
      if (failed) return later(watch)
      if (!answer.ok) {
        if (answer.refusal.code === 'unauthenticated') return signedOut('expired')
        return later(watch)
      }
      if (answer.kind === 'snapshot-needed') {
        snapshotsInARow += 1
        const again = snapshotsInARow > 1
        void refetch().then((done) => (done && !again ? watch() : later(watch)))
        return
      }
      snapshotsInARow = 0
      release(answer.events)
      news()
    })
  }

  /** It changed between this display's snapshot and its first pulse. Once each: nodes may be configured differently. */
  const missedDuty = (mark: string) => {
    if (mark === dutyAskedFor) return
    dutyAskedFor = mark
    void refetch().then((done) => done && watch())
  }

  const onPulse = (pulse: BoardPulse) => {
    if (pulse.buildingId !== building) return
    store.pulse(pulse)
    if (store.duty.get()?.mark !== pulse.dutyMark) missedDuty(pulse.dutyMark)
    const own = store.seq() ?? 0
    if (pulse.seq <= own) {
      behind = null
      news()
      return
    }
    // An event may be on its way for one beat; after two it is lost.
    if (behind !== null && own < behind) {
      held ??= []
      watch()
    }
    behind = pulse.seq
  }

  const check = () => {
    if (stopped || ageOf(newsAt) < staleMs) return
    store.connection.set({ state: 'stale', since: newsAt.serverTime })
    // A connection that looks open and brings nothing is dead at the other end (sleep, a firewall): start a new one,
    // long before its own ping would notice.
    if (socket.connected && ageOf(reconnectedAt) >= staleMs) {
      reconnectedAt = momentNow(clock)
      socket.disconnect().connect()
    }
  }

  const onDisconnect = (reason: string) => {
    held = []
    asking = false
    // Closed by the server: Socket.IO does not come back by itself after that.
    if (reason === 'io server disconnect') later(() => socket.connect())
  }

  const onError = (error: Error & { data?: unknown }) => {
    if (hasCode(error.data, 'unauthenticated') || error.message === 'unauthenticated') {
      return signedOut('expired')
    }
    if (!socket.active) later(() => socket.connect())
  }

  const stop = () => {
    stopped = true
    clearTimeout(retry)
    unsubscribe()
    socket.off('connect', watch)
    socket.off('board:event', take)
    socket.off('board:pulse', onPulse)
    socket.off('session:ended', signedOut)
    socket.off('disconnect', onDisconnect)
    socket.off('connect_error', onError)
  }

  const unsubscribe = clock.subscribe(check)
  socket.on('connect', watch)
  socket.on('board:event', take)
  socket.on('board:pulse', onPulse)
  socket.on('session:ended', signedOut)
  socket.on('disconnect', onDisconnect)
  socket.on('connect_error', onError)
  if (socket.connected) watch()
  else socket.connect()
  return { check, stop }
}
