import type { CallConnection, CallSignal } from '@/lib/realtime/calls'

export interface LocalTracks {
  readonly audio: MediaStreamTrack | null
  readonly video: MediaStreamTrack | null
}

export interface PeerSettings {
  readonly connection: CallConnection
  /** One side makes the first offer and insists when offers collide; the other is polite. */
  readonly initiates: boolean
  readonly tracks: LocalTracks
  readonly send: (signal: CallSignal) => unknown
  /** Called with the remote stream whenever one of its tracks is new. */
  readonly onStream: (stream: MediaStream) => void
  readonly onState: (state: RTCPeerConnectionState) => void
}

export interface Peer {
  receive(signal: CallSignal): Promise<void>
  /** Replaces the sent tracks, without a negotiation. */
  setTracks(tracks: LocalTracks): Promise<void>
  /** Restarts ICE or resends the offer unless connected: the network may have changed, or a signal was lost. */
  renew(): void
  stats(): Promise<RTCStatsReport>
  close(): void
}

/** Time (ms) in state "disconnected" before ICE is restarted. */
const DISTURBED_MS = 2_000

/**
 * Creates the connection to one other member, by the perfect-negotiation pattern (WebRTC, W3C Recommendation, 10.7):
 * either side may restart at any time; where offers collide, the polite side rolls back.
 */
export function createPeer({ connection, initiates, tracks, send, onStream, onState }: PeerSettings): Peer {
  const pc = new RTCPeerConnection({
    iceServers: connection.iceServers.map((server) => ({ ...server, urls: [...server.urls] })),
    iceTransportPolicy: connection.relayOnly ? 'relay' : 'all',
  })
  const stream = new MediaStream()
  let sending = tracks
  let makingOffer = false
  let ignoringOffer = false
  let settingAnswer = false
  let disturbed: ReturnType<typeof setTimeout> | undefined

  pc.addEventListener('negotiationneeded', () => void offer())
  pc.addEventListener('icecandidate', ({ candidate }) => send({ candidate: candidate?.toJSON() ?? null }))
  pc.addEventListener('track', ({ track }) => {
    for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old)
    stream.addTrack(track)
    onStream(stream)
  })
  pc.addEventListener('connectionstatechange', () => {
    clearTimeout(disturbed)
    onState(pc.connectionState)
    if (pc.connectionState === 'failed') pc.restartIce()
    if (pc.connectionState === 'disconnected') disturbed = setTimeout(() => pc.restartIce(), DISTURBED_MS)
  })
  if (initiates) {
    for (const kind of ['audio', 'video'] as const) {
      void pc.addTransceiver(kind, { direction: 'sendrecv' }).sender.replaceTrack(sending[kind])
    }
  }

  async function offer(): Promise<void> {
    try {
      makingOffer = true
      await pc.setLocalDescription()
      sendDescription()
    } catch {
      // Closed meanwhile, or the other side's offer came first.
    } finally {
      makingOffer = false
    }
  }

  function sendDescription(): void {
    const { localDescription } = pc
    if (localDescription) send({ description: { type: localDescription.type, sdp: localDescription.sdp } })
  }

  async function takeDescription(description: NonNullable<CallSignal['description']>): Promise<void> {
    const ready = !makingOffer && (pc.signalingState === 'stable' || settingAnswer)
    const collides = description.type === 'offer' && !ready
    ignoringOffer = initiates && collides
    if (ignoringOffer) return
    settingAnswer = description.type === 'answer'
    await pc.setRemoteDescription(description)
    settingAnswer = false
    if (description.type !== 'offer') return
    await sendOwnTracks()
    await pc.setLocalDescription()
    sendDescription()
  }

  /** Sends the own tracks through every transceiver, whichever side opened it. */
  const sendOwnTracks = async (): Promise<void> => {
    for (const transceiver of pc.getTransceivers()) {
      const kind = transceiver.receiver.track.kind === 'audio' ? 'audio' : 'video'
      transceiver.direction = 'sendrecv'
      await transceiver.sender.replaceTrack(sending[kind])
    }
  }

  return {
    async receive({ description, candidate }) {
      if (pc.signalingState === 'closed') return
      if (description) return takeDescription(description)
      if (candidate === undefined) return
      // A candidate of an ignored offer may fail.
      await pc.addIceCandidate(candidate ?? undefined).catch((error: unknown) => {
        if (!ignoringOffer) throw error
      })
    },
    async setTracks(next) {
      sending = next
      await sendOwnTracks()
    },
    renew() {
      if (pc.connectionState === 'connected' || pc.signalingState === 'closed') return
      if (pc.signalingState === 'have-local-offer') sendDescription()
      else if (pc.remoteDescription) pc.restartIce()
    },
    stats: () => pc.getStats(),
    close() {
      clearTimeout(disturbed)
      pc.close()
    },
  }
}
