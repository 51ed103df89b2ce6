import type { CallConnection, CallMember, CallSignal } from '@/lib/realtime/calls'
import type { ConnectionReport } from './call-meter'
import type { Other } from './call-state'
import { canCall } from './can-call'
import type { LocalTracks } from './media-connection'
import { createPeer, type Peer } from './peer'
import type { Quality } from './quality'

export interface MembersSettings {
  /** What this browser sends now. */
  readonly tracks: () => LocalTracks
  /** Sends a signal to a member; false where it could not be sent. */
  readonly send: (to: string, signal: CallSignal) => boolean
  /** Returns servers and credentials that are valid now. */
  readonly connection: () => Promise<CallConnection>
  readonly onChange: (others: readonly Other[]) => void
  readonly onReport: (report: ConnectionReport) => void
}

/** The other members of a call, with a connection to each. */
export interface Members {
  /** This browser is `me`, and these are in the call: also after its own connection to the server was lost. */
  entered(me: string, members: readonly CallMember[]): void
  /** A member has come, is back, or sends something else. */
  meet(member: CallMember): void
  /** A member has left. Returns who that was. */
  drop(id: string): CallMember | null
  /** A signal of a member, who may not have been announced yet. */
  hear(from: string, signal: CallSignal): void
  /** Looks at every connection; once a second. */
  look(): void
  setTracks(tracks: LocalTracks): void
  close(): void
}

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

/** Creates the connections of this browser to the other members of a call; it knows no socket. */
export function createMembers({ tracks, send, connection, onChange, onReport }: MembersSettings): Members {
  const held = new Map<string, Held>()
  let early: (readonly [from: string, signal: CallSignal])[] = []
  let me: string | null = null

  const changed = () =>
    onChange([...held.values()].map(({ member, stream, quality }) => ({ member, stream, quality })))

  function change(id: string, more: Partial<Pick<Held, 'stream' | 'quality'>>): void {
    const entry = held.get(id)
    if (!entry) return
    Object.assign(entry, more)
    changed()
  }

  const connect = (id: string): Peer =>
    canCall()
      ? createPeer({
          connection,
          // Any rule works that both sides apply alike.
          initiates: me !== null && me > id,
          tracks: tracks(),
          send: (signal) => send(id, signal),
          onStream: (stream) => change(id, { stream }),
          onReport: (report, quality, opened) => {
            const member = held.get(id)?.member
            if (member) onReport({ member, report, quality, opened })
          },
        })
      : NO_PEER

  /** A signal that cannot be applied is dropped: where no packets arrive, another connection is opened. */
  const pass = ({ peer }: Held, signal: CallSignal) => void peer.receive(signal).catch(() => peer.renew())

  function meet(member: CallMember): void {
    if (me === null || member.id === me) return
    const known = held.get(member.id)
    if (known?.member.instance === member.instance) {
      const isBack = known.member.away && !member.away
      known.member = member
      if (isBack) known.peer.renew()
      changed()
      return
    }
    known?.peer.close()
    const entry: Held = { member, peer: connect(member.id), stream: null, quality: 'connecting' }
    held.set(member.id, entry)
    changed()
    const waiting = early.filter(([from]) => from === member.id)
    early = early.filter(([from]) => from !== member.id)
    for (const [, signal] of waiting) pass(entry, signal)
  }

  function drop(id: string): CallMember | null {
    const entry = held.get(id)
    if (!entry) return null
    entry.peer.close()
    held.delete(id)
    changed()
    return entry.member
  }

  return {
    entered(id, members) {
      me = id
      const present = new Set(members.map((member) => member.id))
      for (const known of [...held.keys()]) if (!present.has(known)) drop(known)
      const before = [...held.values()]
      for (const member of members) meet(member)
      for (const { peer } of before) peer.renew()
    },
    meet,
    drop,
    hear(from, signal) {
      const entry = held.get(from)
      if (entry) pass(entry, signal)
      else early.push([from, signal])
    },
    look() {
      for (const [id, { peer, member, quality }] of held) {
        void peer.look(member.media).then((now) => now !== quality && change(id, { quality: now }))
      }
    },
    setTracks(next) {
      for (const { peer } of held.values()) void peer.setTracks(next).catch(() => {})
    },
    close() {
      for (const id of [...held.keys()]) drop(id)
    },
  }
}
