import { io, type Socket } from 'socket.io-client'
import { createObservable, type Observable } from '@/components/feed/observable'
import { followPageLife } from '@/components/feed/page-life'
import {
  type BedLeft,
  CALLS_PATH,
  type CallConnection,
  type CallEnd,
  type CallEntered,
  type CallerToServer,
  type CallInvitation,
  type CallMember,
  type CallSide,
  type CallSignal,
  type ServerToCaller,
} from '@/lib/realtime/calls'
import { mismatchOf, PROTOCOL_HANDSHAKE, type ProtocolMismatch } from '@/lib/realtime/protocol'
import { type Capture, canCall, createCapture } from './capture'
import { createPeer, type Peer } from './peer'
import { createProviderWatch } from './provider-watch'
import type { Quality } from './quality'

/**
 * `refused`: this browser has no seat, or the call is full; with `mismatch`, this page is from an older version than
 * the server. `lost`: the server is unreachable; the session keeps trying.
 */
export type CallState =
  | { readonly kind: 'entering' }
  | { readonly kind: 'in' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly message: string; readonly mismatch?: ProtocolMismatch }
  | { readonly kind: 'over'; readonly why: CallEnd | LeftWhy }

/**
 * Why this browser left. At the bed also `nurse-lost`: the nurse's connection is gone; `empty`: the nurse did not come, and
 * the camera never opened.
 */
export type LeftWhy = 'left' | 'nurse-lost' | 'empty'

/** Another member of the call, with their stream. */
export interface Other {
  readonly member: CallMember
  readonly stream: MediaStream | null
  readonly quality: Quality
}

export interface CallSession {
  readonly state: Observable<CallState>
  readonly others: Observable<readonly Other[]>
  /** When the call began, by this computer's clock (ms); null before both sides have met. */
  readonly since: Observable<number | null>
  /** How the bedside left; null while it is in the call, or has not been. */
  readonly bedLeft: Observable<BedLeft | null>
  readonly capture: Capture
  start(): Promise<void>
  /** Creates a guest link, on the provider's side only; null where the server does not answer. */
  invite(): Promise<CallInvitation | null>
  hangUp(): Promise<void>
  /** Releases everything without leaving: the server keeps the seat for a while. */
  stop(): void
}

const LOOK_EVERY_MS = 1_000
/** Credentials older than this (ms) are asked for again before another connection is opened with them. */
const FRESH_MS = 60_000
const CREDENTIALS_WITHIN_MS = 3_000

interface Held {
  member: CallMember
  peer: Peer
  stream: MediaStream | null
  quality: Quality
}

/** In a browser without WebRTC: the others are told by the fault in its media. */
const NO_PEER: Peer = {
  receive: async () => {},
  setTracks: async () => {},
  look: async () => 'broken',
  renew: () => {},
  close: () => {},
}

/**
 * Creates this browser's side of a call: the socket to the server, and a peer connection to each other member. On the patient's
 * side camera and microphone open only once a nurse is connected, and the call ends here when the nurse is lost.
 * @param patienceMs how long the patient's side waits for the nurse; null: for as long as it takes
 */
export function createCallSession(
  callId: string,
  side: CallSide,
  patienceMs: number | null = null,
): CallSession {
  const state = createObservable<CallState>({ kind: 'entering' })
  const others = createObservable<readonly Other[]>([])
  const since = createObservable<number | null>(null)
  const bedLeft = createObservable<BedLeft | null>(null)
  const capture = createCapture()
  const instance = crypto.randomUUID()
  const held = new Map<string, Held>()
  /** Signals from members that the server has not announced yet. */
  let early: (readonly [from: string, signal: CallSignal])[] = []
  let me: string | null = null
  let connection: CallConnection = { iceServers: [], relayOnly: false }
  let connectionAt = Number.NEGATIVE_INFINITY
  let clockAhead = 0
  let lookTimer: ReturnType<typeof setInterval> | undefined
  /** Set when the session has ended: nothing that is still under way may join again. */
  let over = false
  let unfollow = () => {}
  const socket: Socket<ServerToCaller, CallerToServer> = io({
    path: CALLS_PATH,
    transports: ['websocket'],
    auth: { callId, side, ...PROTOCOL_HANDSHAKE },
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
  })

  const watch =
    side === 'patient'
      ? createProviderWatch({
          onThere: () => void capture.start(),
          onLost: () => void leave('nurse-lost'),
          onEmpty: () => void leave('empty'),
          patienceMs,
        })
      : null

  function show(): void {
    others.set([...held.values()].map(({ member, stream, quality }) => ({ member, stream, quality })))
    if (!over) watch?.update(others.get(), state.get().kind === 'in')
  }

  function meet(member: CallMember): void {
    if (me === null || member.id === me) return
    if (member.side === 'patient') bedLeft.set(null)
    const known = held.get(member.id)
    if (known?.member.instance === member.instance) {
      const isBack = known.member.away && !member.away
      known.member = member
      if (isBack) known.peer.renew()
      show()
      return
    }
    known?.peer.close()
    const entry: Held = { member, peer: connect(member.id), stream: null, quality: 'connecting' }
    held.set(member.id, entry)
    show()
    const waiting = early.filter(([from]) => from === member.id)
    early = early.filter(([from]) => from !== member.id)
    for (const [, signal] of waiting) hear(entry, signal)
  }

  /** A signal that cannot be applied is dropped: where no packets arrive, another connection is opened. */
  const hear = ({ peer }: Held, signal: CallSignal) => void peer.receive(signal).catch(() => peer.renew())

  const connect = (id: string): Peer => {
    if (!canCall()) return NO_PEER
    return createPeer({
      connection: freshConnection,
      // Any rule works that both sides apply alike.
      initiates: me !== null && me > id,
      tracks: capture.state.get().tracks,
      send(signal) {
        if (socket.connected) socket.emit('call:signal', id, signal)
        return socket.connected
      },
      onStream: (stream) => change(id, { stream }),
    })
  }

  /** Entering the call once more changes nothing but the credentials. Without an answer the old ones have to do. */
  async function freshConnection(): Promise<CallConnection> {
    if (performance.now() - connectionAt < FRESH_MS || !socket.connected) return connection
    const answer = await socket
      .timeout(CREDENTIALS_WITHIN_MS)
      .emitWithAck('call:enter', { instance, media: capture.state.get().media })
      .catch(() => null)
    if (answer?.ok) takeConnection(answer.connection)
    return connection
  }

  function takeConnection(given: CallConnection): void {
    connection = given
    connectionAt = performance.now()
  }

  function change(id: string, more: Partial<Pick<Held, 'stream' | 'quality'>>): void {
    const entry = held.get(id)
    if (!entry) return
    Object.assign(entry, more)
    show()
  }

  function drop(id: string): void {
    held.get(id)?.peer.close()
    held.delete(id)
    show()
  }

  function entered(answer: CallEntered): void {
    if (over) return
    if (!answer.ok) {
      end({ kind: 'refused', message: answer.refusal.message })
      return
    }
    me = answer.you
    takeConnection(answer.connection)
    clockAhead = answer.serverTime - Date.now()
    since.set(answer.since === null ? null : answer.since - clockAhead)
    bedLeft.set(answer.bedLeft ?? null)
    const present = new Set(answer.members.map(({ id }) => id))
    for (const id of [...held.keys()]) if (!present.has(id)) drop(id)
    const before = new Set(held.keys())
    for (const member of answer.members) meet(member)
    for (const id of before) held.get(id)?.peer.renew()
    state.set({ kind: 'in' })
    show()
  }

  async function leave(why: LeftWhy): Promise<void> {
    // The camera does not wait for the server.
    if (why !== 'left') capture.stop()
    if (socket.connected)
      await socket
        .timeout(2_000)
        .emitWithAck('call:leave')
        .catch(() => {})
    end({ kind: 'over', why })
  }

  function end(next: CallState): void {
    if (over) return
    over = true
    unfollow()
    clearInterval(lookTimer)
    watch?.stop()
    socket.disconnect()
    for (const id of [...held.keys()]) drop(id)
    capture.stop()
    state.set(next)
  }

  socket.on('connect', () => {
    socket.emit('call:enter', { instance, media: capture.state.get().media }, entered)
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return
    state.set({ kind: 'lost' })
    show()
  })
  socket.on('connect_error', (error) => {
    const data = 'data' in error ? error.data : undefined
    const mismatch = mismatchOf(data)
    const message = error.message
    if (mismatch === 'page_outdated') return end({ kind: 'refused', message, mismatch })
    if (mismatch === null && data !== undefined) return end({ kind: 'refused', message })
    if (mismatch !== null || state.get().kind !== 'entering') state.set({ kind: 'lost' })
    // A temporary refusal by the server: Socket.IO does not retry by itself.
    if (!socket.active) setTimeout(() => !over && socket.connect(), 1_000)
  })
  socket.on('call:member', meet)
  socket.on('call:left', (id, how) => {
    // A server of the version before does not say how.
    if (held.get(id)?.member.side === 'patient') bedLeft.set(how ?? 'hung-up')
    drop(id)
    const sides = [side, ...[...held.values()].map(({ member }) => member.side)]
    // Null until both sides have met again, as the server counts.
    if (!sides.includes('provider') || !sides.includes('patient')) since.set(null)
  })
  socket.on('call:since', (at) => since.set(at - clockAhead))
  socket.on('call:ended', (why) => {
    const providers = others.get().filter(({ member }) => member.side === 'provider')
    const isLost = why === 'hung-up' && providers.length > 0 && providers.every(({ member }) => member.away)
    end({ kind: 'over', why: isLost ? 'nurse-lost' : why })
  })
  socket.on('call:signal', (from, signal) => {
    const entry = held.get(from)
    if (entry) hear(entry, signal)
    else early.push([from, signal])
  })

  return {
    state,
    others,
    since,
    bedLeft,
    capture,
    async start() {
      if (watch) show()
      else await capture.start()
      if (over) return
      capture.state.subscribe(() => {
        const { tracks, media } = capture.state.get()
        for (const { peer } of held.values()) void peer.setTracks(tracks).catch(() => {})
        if (socket.connected) socket.emit('call:media', media)
      })
      socket.connect()
      unfollow = followPageLife(socket)
      lookTimer = setInterval(() => {
        for (const [id, { peer, member, quality }] of held) {
          void peer.look(member.media).then((now) => now !== quality && change(id, { quality: now }))
        }
      }, LOOK_EVERY_MS)
    },
    invite: () =>
      socket
        .timeout(5_000)
        .emitWithAck('call:invite')
        .catch(() => null),
    hangUp: () => leave('left'),
    stop() {
      end({ kind: 'over', why: 'left' })
    },
  }
}
