import { io, type Socket } from 'socket.io-client'
import type { BoardEvent } from '@/lib/board/types'
import type {
  BoardHeartbeat,
  ClientToServer,
  ServerToClient,
  SessionEnd,
  SubscribeAnswer,
  SubscribeQuery,
} from '@/lib/realtime/events'
import { PATIENCE_MS } from '../../../support/patience'

/** A browser's end of the socket, keeping all that it was ever sent. */
export interface Display {
  readonly socket: Socket<ServerToClient, ClientToServer>
  readonly events: BoardEvent[]
  readonly pulses: BoardHeartbeat[]
  readonly ends: SessionEnd[]
  /** Why it was disconnected, each time. */
  readonly breaks: string[]
  /** Everything that came over the wire, as it came. */
  readonly frames: string[]
  watch(query: SubscribeQuery): Promise<SubscribeAnswer>
}

export interface DisplayOptions {
  readonly cookie?: string
  readonly origin?: string
  /** What its page says in the handshake; absent: nothing, as a page of protocol version 1. */
  readonly auth?: Record<string, unknown>
  /** Whether it comes back by itself after a broken transport. */
  readonly comesBack?: boolean
}

/** Connects, or rejects with the `connect_error`. */
export async function connectDisplay(url: string, options: DisplayOptions): Promise<Display> {
  const socket: Display['socket'] = io(url, {
    transports: ['websocket'],
    forceNew: true,
    ...(options.auth && { auth: options.auth }),
    reconnection: options.comesBack ?? false,
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
    extraHeaders: {
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...(options.origin ? { origin: options.origin } : {}),
    },
  })
  const display: Display = {
    socket,
    events: [],
    pulses: [],
    ends: [],
    breaks: [],
    frames: [],
    watch: (query) => socket.timeout(PATIENCE_MS).emitWithAck('board:watch', query),
  }
  socket.io.engine.on('packet', ({ data }) => display.frames.push(String(data)))
  socket.on('board:event', (event) => display.events.push(event))
  socket.on('board:pulse', (pulse) => display.pulses.push(pulse))
  socket.on('session:ended', (why) => display.ends.push(why))
  socket.on('disconnect', (why) => display.breaks.push(why))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', (error) => {
      socket.disconnect()
      reject(error)
    })
  })
  return display
}

/** The numbers of the events it was sent, in order of arrival. */
export const numbers = (display: Display): number[] => display.events.map(({ seq }) => seq)

export const oneTo = (last: number, first = 1): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
