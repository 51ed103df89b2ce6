import type { BoardEvent } from '@/lib/board/types'
import { hasCode } from '@/lib/errors'
import { type BoardHeartbeat, type SessionEnd, STALE_MS } from '@/lib/realtime/events'
import type { BoardStore } from './board-store'
import type { Clock } from './clock'
import { type BoardSocket, createConnection } from './connection'
import { momentNow } from './moment'

export interface Following {
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
export function followBuilding(following: Following): { check(): void; stop(): void } {
  const { store, clock, socket, building, refetch, leave, staleMs = STALE_MS } = following
  const scope = store.surroundings.get()?.scope ?? null
  let held: BoardEvent[] | null = []
  let asking = false
  let leaving = false
  let behind: number | null = null
  let newsAt = momentNow(clock)
  let snapshotsInARow = 0
  let dutyAskedFor: string | null = null

  const news = () => {
    if (leaving) return
    newsAt = momentNow(clock)
    if (!line.stopped() && store.connection.get().state !== 'signed-out')
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
    if (line.stopped() || leaving || asking || !socket.connected) return
    asking = true
    held ??= []
    socket.timeout(ANSWER_MS).emit('board:watch', { building, after: store.seq() }, (failed, answer) => {
      asking = false
      if (line.stopped()) return
      if (failed) return line.later(watch)
      if (!answer.ok) {
        if (answer.refusal.code === 'unauthenticated') return signedOut('expired')
        return line.later(watch)
      }
      if (scope !== null && answer.scope !== undefined && answer.scope !== scope) {
        // Names were taken from this screen, say, while it had no network: what it holds is not to stay.
        leaving = true
        return leave()
      }
      if (answer.kind === 'snapshot-needed') {
        snapshotsInARow += 1
        const again = snapshotsInARow > 1
        void refetch().then((done) => (done && !again ? watch() : line.later(watch)))
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

  const onPulse = (pulse: BoardHeartbeat) => {
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

  const line = createConnection({
    socket,
    clock,
    staleMs,
    newsAt: () => newsAt,
    onConnect: watch,
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
    line.stop()
    socket.off('board:event', take)
    socket.off('board:pulse', onPulse)
    socket.off('session:ended', signedOut)
  }

  socket.on('board:event', take)
  socket.on('board:pulse', onPulse)
  socket.on('session:ended', signedOut)
  line.start()
  return { check: line.check, stop }
}
