import { io, type Socket } from 'socket.io-client'
import { createObservable, type Observable } from '@/components/feed/observable'
import { followPageLife } from '@/components/feed/page-life'
import { createGuests, type Guests } from '@/components/invitations/guests'
import {
  type BedLeft,
  CALLS_PATH,
  type CallConnection,
  type CallEntered,
  type CallerToServer,
  type CallMember,
  type CallSide,
  type CameraMove,
  type ServerToCaller,
} from '@/lib/realtime/calls'
import { mismatchOf, PROTOCOL_HANDSHAKE } from '@/lib/realtime/protocol'
import { type CallMeter, createCallMeter } from './call-meter'
import type { CallState, LeftWhy, Other } from './call-state'
import { type Capture, createCapture } from './capture'
import { createMembers } from './members'
import { createMovableCamera } from './movable-camera'
import { createPlayback, type Playback } from './playback'
import { createProviderWatch } from './provider-watch'

export interface CallSession {
  readonly state: Observable<CallState>
  readonly others: Observable<readonly Other[]>
  /** When the call began, by this computer's clock (ms); null before both sides have met. */
  readonly since: Observable<number | null>
  /** How the bedside left; null while it is in the call, or has not been. */
  readonly bedLeft: Observable<BedLeft | null>
  readonly capture: Capture
  /** What this page measures of the call; null for a guest, whose connections say nothing of the room. */
  readonly meter: CallMeter | null
  readonly playback: Playback
  start(): Promise<void>
  /** Moves the camera of a member at the bed by a step; the bed decides whether it follows. */
  moveCamera(memberId: string, move: CameraMove): void
  /** True while a nurse moves this camera; null where none can. */
  readonly cameraMoves: Observable<boolean> | null
  /** The guests that this provider invited, and what becomes of them; null on every other side. */
  readonly guests: Guests | null
  /** Tells the others whether the bed says that it is an emergency. */
  sayEmergency(is: boolean): void
  hangUp(): Promise<void>
  /** Releases everything without leaving: the server keeps the seat for a while. */
  stop(): void
}

const LOOK_EVERY_MS = 1_000
/** Credentials older than this (ms) are asked for again before another connection is opened with them. */
const FRESH_MS = 60_000
const CREDENTIALS_WITHIN_MS = 3_000

/**
 * Creates this browser's side of a call: the socket to the server, and a peer connection to each other member. On the patient's
 * side camera and microphone open only once a nurse is connected, and the call ends here when the nurse is lost.
 * @param privacy at a bed whose camera a nurse may move: it stands still while this is true
 * @param patienceMs how long the patient's side waits for the nurse; null: for as long as it takes
 */
export function createCallSession(
  callId: string,
  side: CallSide,
  patienceMs: number | null = null,
  privacy: Observable<boolean> | null = null,
): CallSession {
  const state = createObservable<CallState>({ kind: 'entering' })
  const others = createObservable<readonly Other[]>([])
  const since = createObservable<number | null>(null)
  const bedLeft = createObservable<BedLeft | null>(null)
  const movable = privacy && createMovableCamera(privacy)
  const capture = createCapture(movable)
  const meter = side === 'guest' ? null : createCallMeter(side)
  const instance = crypto.randomUUID()
  let connection: CallConnection = { iceServers: [], relayOnly: false }
  let connectionAt = Number.NEGATIVE_INFINITY
  let clockAhead = 0
  let lookTimer: ReturnType<typeof setInterval> | undefined
  /** Set when the session has ended: nothing that is still under way may join again. */
  let over = false
  let unfollow = () => {}
  const unfollowPrivacy = privacy?.subscribe(capture.refresh) ?? (() => {})
  let emergency = false
  let opened = false
  const socket: Socket<ServerToCaller, CallerToServer> = io({
    path: CALLS_PATH,
    transports: ['websocket'],
    auth: { callId, side, ...PROTOCOL_HANDSHAKE },
    autoConnect: false,
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2_000,
  })

  const guests = side === 'provider' ? createGuests(socket) : null

  const watch =
    side === 'patient'
      ? createProviderWatch({
          onThere: () => void capture.start(),
          onLost: () => void leave('nurse-lost'),
          onEmpty: () => void leave('empty'),
          patienceMs,
        })
      : null

  const members = createMembers({
    tracks: () => capture.state.get().tracks,
    send(to, signal) {
      if (socket.connected) socket.emit('call:signal', to, signal)
      return socket.connected
    },
    connection: freshConnection,
    onChange(now) {
      others.set(now)
      meter?.follow(now.map(({ member }) => member))
      watchNurse()
    },
    onReport: (report) => meter?.look(report),
  })

  function watchNurse(): void {
    if (!over) watch?.update(others.get(), state.get().kind === 'in')
  }

  function meet(member: CallMember): void {
    if (member.side === 'patient') bedLeft.set(null)
    members.meet(member)
  }

  const media = () => ({ ...capture.state.get().media, ...(emergency && ({ emergency } as const)) })

  /** Entering the call once more changes nothing but the credentials. Without an answer the old ones have to do. */
  async function freshConnection(): Promise<CallConnection> {
    if (performance.now() - connectionAt < FRESH_MS || !socket.connected) return connection
    const answer = await socket
      .timeout(CREDENTIALS_WITHIN_MS)
      .emitWithAck('call:enter', { instance, media: media(), waits: true })
      .catch(() => null)
    if (answer?.ok) takeConnection(answer.connection)
    return connection
  }

  function takeConnection(given: CallConnection): void {
    connection = given
    connectionAt = performance.now()
  }

  function entered(answer: CallEntered): void {
    if (over) return
    if (!answer.ok && answer.waiting) {
      state.set({ kind: 'waiting' })
      return
    }
    if (!answer.ok) {
      end({ kind: 'refused', message: answer.refusal.message })
      return
    }
    takeConnection(answer.connection)
    clockAhead = answer.serverTime - Date.now()
    since.set(answer.since === null ? null : answer.since - clockAhead)
    bedLeft.set(answer.bedLeft ?? null)
    if (answer.members.some(({ side }) => side === 'patient')) bedLeft.set(null)
    members.entered(answer.you, answer.members)
    guests?.list.set(answer.invitations ?? [])
    // A guest who waits at the door opens no camera.
    if (side === 'guest' && state.get().kind !== 'in' && !opened) {
      opened = true
      void capture.start()
    }
    state.set({ kind: 'in' })
    watchNurse()
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
    unfollowPrivacy()
    movable?.stop()
    clearInterval(lookTimer)
    watch?.stop()
    socket.disconnect()
    members.close()
    capture.stop()
    state.set(next)
  }

  const enter = () => socket.emit('call:enter', { instance, media: media(), waits: true }, entered)
  socket.on('connect', enter)
  socket.on('call:admitted', enter)
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return
    // Who waits at the door waits on: the page enters again by itself.
    if (state.get().kind !== 'waiting') state.set({ kind: 'lost' })
    watchNurse()
  })
  socket.on('connect_error', (error) => {
    const data = 'data' in error ? error.data : undefined
    const mismatch = mismatchOf(data)
    const message = error.message
    if (mismatch === 'page_outdated') return end({ kind: 'refused', message, mismatch })
    if (mismatch === null && data !== undefined) return end({ kind: 'refused', message })
    const { kind } = state.get()
    if (mismatch !== null || (kind !== 'entering' && kind !== 'waiting')) state.set({ kind: 'lost' })
    // A temporary refusal by the server: Socket.IO does not retry by itself.
    if (!socket.active) setTimeout(() => !over && socket.connect(), 1_000)
  })
  socket.on('call:member', meet)
  socket.on('call:left', (id, how) => {
    // A server of the version before does not say how.
    if (members.drop(id)?.side === 'patient') bedLeft.set(how ?? 'hung-up')
    const sides = [side, ...others.get().map(({ member }) => member.side)]
    // Null until both sides have met again, as the server counts.
    if (!sides.includes('provider') || !sides.includes('patient')) since.set(null)
  })
  socket.on('call:move', (from, move) => {
    const asks = others.get().find(({ member }) => member.id === from)
    void capture.move(asks?.member.side ?? null, move)
  })
  socket.on('call:since', (at) => since.set(at - clockAhead))
  socket.on('call:ended', (why) => {
    const providers = others.get().filter(({ member }) => member.side === 'provider')
    const isLost = why === 'hung-up' && providers.length > 0 && providers.every(({ member }) => member.away)
    end({ kind: 'over', why: isLost ? 'nurse-lost' : why })
  })
  socket.on('call:signal', members.hear)

  return {
    state,
    others,
    since,
    bedLeft,
    capture,
    guests,
    meter,
    playback: createPlayback(),
    cameraMoves: movable?.moving ?? null,
    async start() {
      if (watch) watchNurse()
      else if (side !== 'guest') await capture.start()
      if (over) return
      capture.state.subscribe(() => {
        members.setTracks(capture.state.get().tracks)
        if (socket.connected) socket.emit('call:media', media())
      })
      socket.connect()
      unfollow = followPageLife(socket)
      lookTimer = setInterval(members.look, LOOK_EVERY_MS)
    },
    moveCamera(memberId, move) {
      if (socket.connected) socket.emit('call:move', memberId, move)
    },
    sayEmergency(is) {
      if (is === emergency) return
      emergency = is
      if (socket.connected) socket.emit('call:media', media())
    },
    hangUp: () => leave('left'),
    stop() {
      end({ kind: 'over', why: 'left' })
    },
  }
}
