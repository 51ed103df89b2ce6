import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { createBoardStore } from '@/components/feed/board-store'
import { subscribeToBoard } from '@/components/feed/board-subscription'
import { createClock } from '@/components/feed/clock'
import type { BoardSocket } from '@/components/feed/connection'
import { SOCKET_OPTIONS } from '@/components/feed/open-socket'
import type { Bed, BoardSnapshot } from '@/lib/board/types'
import { PROTOCOL_HANDSHAKE } from '@/lib/realtime/protocol'
import { afterFile } from '../support/cleanup'

/** The time limit of the browser's own calls, in ms. */
const TIMEOUT_MS = 8_000
const AGAIN_MS = 500

/** A screen in front of one building's board, made of the browser's own parts. */
export interface Screen {
  readonly name: string
  readonly building: string
  /** `live`, or what the screen says instead. */
  state(): string
  seq(): number | null
  /** When the server last confirmed that the board is current (server time, ms). */
  newsAt(): number
  beds(): readonly Bed[]
  /** Why it wants to load its page again; it stays as it is from then on. */
  readonly left: readonly string[]
  stop(): void
}

/** Opens a screen at `origin` with a user's cookie, and keeps it current as the board's page does. */
export async function openScreen(
  name: string,
  { origin, cookie, building }: { origin: string; cookie: string; building: string },
): Promise<Screen> {
  const clock = createClock()
  const store = createBoardStore(clock)
  const left: string[] = []
  store.load(await firstBoard(origin, cookie, building))
  // As a page, with its address and cookie.
  const socket: BoardSocket = io(origin, {
    ...SOCKET_OPTIONS,
    auth: { ...PROTOCOL_HANDSHAKE },
    extraHeaders: { cookie },
  })
  const subscription = subscribeToBoard({
    store,
    clock,
    socket,
    building: store.boardInfo.get()?.building.id ?? building,
    refetch: () =>
      fetchBoard(origin, cookie, building).then(
        (snapshot) => {
          store.load(snapshot, true)
          return true
        },
        () => false,
      ),
    leave: () => left.push('another scope'),
  })
  const stopClock = clock.start()
  const stop = () => {
    stopClock()
    subscription.stop()
    socket.disconnect()
  }
  afterFile(stop)
  return {
    name,
    building,
    left,
    stop,
    state: () => store.connection.get().state,
    seq: store.seq,
    newsAt: () => store.newsAt.get() ?? 0,
    beds: () => [...store.beds.values()],
  }
}

/** The page of a screen is loaded again until it is there. */
async function firstBoard(origin: string, cookie: string, building: string): Promise<BoardSnapshot> {
  for (;;) {
    const board = await fetchBoard(origin, cookie, building).catch(() => null)
    if (board) return board
    await pause(AGAIN_MS)
  }
}

/** Fetches a snapshot. @throws {Error} without one */
export async function fetchBoard(origin: string, cookie: string, building: string): Promise<BoardSnapshot> {
  const path = `/api/board?building=${encodeURIComponent(building)}`
  const answer = await fetch(origin + path, { headers: { cookie }, signal: AbortSignal.timeout(TIMEOUT_MS) })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as BoardSnapshot
}
