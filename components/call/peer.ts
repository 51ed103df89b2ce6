import type { CallConnection, CallMedia, CallSignal } from '@/lib/realtime/calls'
import { type Arrivals, judge, noArrivals, observed, packetsIn } from './arrivals'
import { type LocalTracks, type MediaConnection, openMediaConnection, sessionOf } from './media-connection'
import { type Quality, qualityOf } from './quality'

export interface PeerSettings {
  /** Returns servers and credentials that are valid now. */
  readonly connection: () => Promise<CallConnection>
  /** One side opens every connection between the two; the other asks it to. */
  readonly initiates: boolean
  readonly tracks: LocalTracks
  /** Returns false for a signal that could not be sent: it is lost. */
  readonly send: (signal: CallSignal) => boolean
  /** Called with the remote stream whenever one of its tracks is new. */
  readonly onStream: (stream: MediaStream) => void
  /** Called at each look, with the browser's report. `opened`: how many connections there were so far. */
  readonly onReport: (report: RTCStatsReport, quality: Quality, opened: number) => void
}

export interface Peer {
  receive(signal: CallSignal): Promise<void>
  /** Replaces the sent tracks, without a negotiation. */
  setTracks(tracks: LocalTracks): Promise<void>
  /** Looks at what arrived since the last look, and opens a new connection where nothing does. Once a second. */
  look(sent: CallMedia): Promise<Quality>
  /** The network may have changed, or a signal was lost: opens a new connection unless packets arrive. */
  renew(): void
  close(): void
}

/** The least time (ms) between two requests for a new connection: the one asked for needs its time. */
const ASK_AGAIN_MS = 8_000

/**
 * Creates the connection to one other member and keeps it alive. A connection on which nothing arrives is replaced by a new
 * RTCPeerConnection with fresh credentials, never restarted: when Chromium 156 offers an ICE restart, Firefox 153 answers
 * `a=setup:active` whatever its role was, and the connection stays dead.
 */
export function createPeer(settings: PeerSettings): Peer {
  const { initiates, send, onStream } = settings
  let tracks = settings.tracks
  let current: MediaConnection | null = null
  let arrivals: Arrivals = noArrivals(performance.now())
  let quality: Quality = 'connecting'
  let askedAt = Number.NEGATIVE_INFINITY
  let opening = false
  let opened = 0
  /** The stream of a connection that took another one's place: it is shown once something arrives. */
  let next: MediaStream | null = null
  let closed = false
  /** Signals are taken one after the other: a candidate must not overtake its offer. */
  let turn: Promise<unknown> = Promise.resolve()

  async function open(offers: boolean): Promise<MediaConnection | null> {
    const connection = await settings.connection()
    if (closed) return null
    current?.close()
    const replaces = current !== null
    opened += 1
    arrivals = noArrivals(performance.now())
    next = null
    current = openMediaConnection({
      connection,
      offers,
      tracks,
      send,
      // Until then the last picture stands.
      onStream: (stream) => {
        if (replaces) next = stream
        else onStream(stream)
      },
    })
    return current
  }

  async function replace(): Promise<void> {
    if (opening) return
    opening = true
    try {
      await open(true)
    } finally {
      opening = false
    }
  }

  async function take(signal: CallSignal): Promise<void> {
    if (closed) return
    if (signal.renew) return initiates ? replaceAsAsked() : undefined
    const { description } = signal
    const isNew = description?.type === 'offer' && sessionOf(description.sdp) !== current?.session()
    const receiver = isNew && !initiates ? await open(false) : current
    await receiver?.receive(signal)
  }

  /** Nothing arrives on the other side, whatever arrives here. */
  function replaceAsAsked(): void {
    if (performance.now() - arrivals.openedAt >= ASK_AGAIN_MS) void replace()
  }

  function renew(): void {
    if (closed || quality === 'good' || quality === 'fair' || quality === 'poor') return
    if (initiates) return void replace()
    const now = performance.now()
    if (now - askedAt >= ASK_AGAIN_MS && send({ renew: true })) askedAt = now
  }

  if (initiates) void replace()

  return {
    receive(signal) {
      const taken = turn.then(() => take(signal))
      turn = taken.catch(() => {})
      return taken
    },
    async setTracks(next) {
      tracks = next
      await current?.setTracks(next)
    },
    async look(sent) {
      if (!current) return quality
      const looked = current
      const report = await looked.stats()
      if (closed || looked !== current) return quality
      const now = performance.now()
      arrivals = observed(arrivals, packetsIn(report), sent.mic || sent.camera || sent.screen, now)
      if (next && arrivals.lastAt !== null) {
        onStream(next)
        next = null
      }
      const judged = judge(arrivals, now)
      const failed = looked.state() === 'failed'
      if (judged === 'silent' || failed) {
        quality = 'broken'
        renew()
      } else if (judged === 'arriving' || looked.state() === 'connected') {
        quality = qualityOf(report)
      }
      settings.onReport(report, quality, opened)
      return quality
    },
    renew,
    close() {
      closed = true
      current?.close()
    },
  }
}
