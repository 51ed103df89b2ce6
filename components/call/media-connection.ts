import type { CallConnection, CallSignal } from '@/lib/realtime/calls'

export interface LocalTracks {
  readonly audio: MediaStreamTrack | null
  readonly video: MediaStreamTrack | null
}

export interface MediaConnectionSettings {
  readonly connection: CallConnection
  /** Whether this side makes the offer. The other side only answers. */
  readonly offers: boolean
  readonly tracks: LocalTracks
  readonly send: (signal: CallSignal) => unknown
  /** Called with the remote stream whenever one of its tracks is new. */
  readonly onStream: (stream: MediaStream) => void
}

/** One RTCPeerConnection, from its offer to its end. It is never restarted: another one takes its place. */
export interface MediaConnection {
  /** The session that the offer names; null before there is an offer. */
  session(): string | null
  receive(signal: CallSignal): Promise<void>
  /** Replaces the sent tracks, without a negotiation. */
  setTracks(tracks: LocalTracks): Promise<void>
  stats(): Promise<RTCStatsReport>
  state(): RTCPeerConnectionState
  close(): void
}

/** Returns the session of a description, by the line `o=` of its SDP (RFC 8866, 5.2); null where it has none. */
export const sessionOf = (sdp: string | undefined): string | null =>
  /^o=\S+ (\S+)/m.exec(sdp ?? '')?.[1] ?? null

/** Opens a connection. The side that offers sends its offer at once; the other side waits for one. */
export function openMediaConnection(settings: MediaConnectionSettings): MediaConnection {
  const { connection, offers, send, onStream } = settings
  const pc = new RTCPeerConnection({
    iceServers: connection.iceServers.map((server) => ({ ...server, urls: [...server.urls] })),
    iceTransportPolicy: connection.relayOnly ? 'relay' : 'all',
  })
  const stream = new MediaStream()
  let sending = settings.tracks
  let session: string | null = null
  /** Candidates that were found before their description was sent: the other side could not place them. Null from then on. */
  let early: CallSignal[] | null = []

  pc.addEventListener('icecandidate', ({ candidate }) => {
    const signal = { candidate: candidate?.toJSON() ?? null }
    if (early) early.push(signal)
    else send(signal)
  })
  pc.addEventListener('track', ({ track }) => {
    for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old)
    stream.addTrack(track)
    onStream(stream)
  })
  if (offers) {
    for (const kind of ['audio', 'video'] as const) {
      void pc.addTransceiver(kind, { direction: 'sendrecv' }).sender.replaceTrack(sending[kind])
    }
    // A connection that was closed meanwhile offers nothing.
    void pc.setLocalDescription().then(sendOffer, () => {})
  }

  function sendOffer(): void {
    session = sessionOf(pc.localDescription?.sdp)
    sendDescription('offer')
  }

  function sendDescription(type: 'offer' | 'answer'): void {
    const { sdp } = pc.localDescription ?? {}
    send({
      description: { type, ...(sdp !== undefined && { sdp }), ...(session !== null && { session }) },
    })
    for (const signal of early ?? []) send(signal)
    early = null
  }

  async function answer(description: NonNullable<CallSignal['description']>): Promise<void> {
    session = sessionOf(description.sdp)
    await pc.setRemoteDescription(description)
    await sendOwnTracks()
    await pc.setLocalDescription()
    sendDescription('answer')
  }

  /** Sends the own tracks through every transceiver, whichever side opened it. */
  const sendOwnTracks = async (): Promise<void> => {
    for (const transceiver of pc.getTransceivers()) {
      const kind = transceiver.receiver.track.kind === 'audio' ? 'audio' : 'video'
      transceiver.direction = 'sendrecv'
      await transceiver.sender.replaceTrack(sending[kind])
    }
  }

  /** A candidate of the connection before names another fragment. */
  const isOfThis = ({ usernameFragment }: NonNullable<CallSignal['candidate']>): boolean =>
    !usernameFragment ||
    (pc.remoteDescription?.sdp.split(/\r?\n/).includes(`a=ice-ufrag:${usernameFragment}`) ?? false)

  return {
    session: () => session,
    async receive({ description, candidate }) {
      if (pc.signalingState === 'closed') return
      if (description?.type === 'offer') return answer(description)
      if (description?.type === 'answer') {
        // The answer to an offer of the connection before.
        if (pc.signalingState !== 'have-local-offer') return
        if (description.session !== undefined && description.session !== session) return
        return pc.setRemoteDescription(description)
      }
      if (candidate === undefined || (candidate !== null && !isOfThis(candidate))) return
      // Without a remote description there is nothing that a candidate could belong to.
      if (pc.remoteDescription) await pc.addIceCandidate(candidate ?? undefined)
    },
    async setTracks(next) {
      sending = next
      await sendOwnTracks()
    },
    stats: () => pc.getStats(),
    state: () => pc.connectionState,
    close: () => pc.close(),
  }
}
