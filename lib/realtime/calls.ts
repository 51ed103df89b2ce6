import type { Refusal } from '@/lib/errors'

/** The socket's vocabulary of a video call: who is in it, and what their browsers tell each other to connect (WebRTC). */

/** Where Socket.IO answers for calls; `auth` of its handshake is a `CallDoor`, and the seat's cookie comes with it. */
export const CALLS_PATH = '/calls.io'

/** A guest is invited by the provider's side: an interpreter, the family, a specialist. */
export type CallSide = 'provider' | 'patient' | 'guest'

export interface CallDoor {
  readonly callId: string
  readonly side: CallSide
}

/** What somebody sends just now. `screen` replaces the camera's picture. */
export interface CallMedia {
  readonly mic: boolean
  readonly camera: boolean
  readonly screen: boolean
}

/** What somebody enters with. */
export interface CallEntry {
  /** Of this load of the page: whoever was connected to an earlier one has to connect anew. */
  readonly instance: string
  readonly media: CallMedia
}

/** Somebody in the call. `id` stays the same over reloads and reconnections. `away`: their connection broke, their seat is kept. */
export interface CallMember {
  readonly id: string
  readonly instance: string
  readonly side: CallSide
  readonly media: CallMedia
  readonly away: boolean
}

/** As RTCConfiguration takes them. Credentials expire. */
export interface IceServer {
  readonly urls: readonly string[]
  readonly username?: string
  readonly credential?: string
}

export interface CallConnection {
  readonly iceServers: readonly IceServer[]
  /** Only ever through a TURN server. */
  readonly relayOnly: boolean
}

export type CallEntered =
  | {
      readonly ok: true
      readonly you: string
      readonly members: readonly CallMember[]
      readonly connection: CallConnection
      /** When both sides first met, by the server's clock in milliseconds; null before. */
      readonly since: number | null
      readonly serverTime: number
    }
  | { readonly ok: false; readonly refusal: Refusal }

/** `until`: when the link expires, by the server's clock in milliseconds. It lets one browser in, once. */
export type CallInvitation =
  | { readonly ok: true; readonly url: string; readonly until: number }
  | { readonly ok: false; readonly refusal: Refusal }

/** One message of perfect negotiation: a session description or an ICE candidate, as the browser makes them. */
export interface CallSignal {
  readonly description?: {
    readonly type: 'offer' | 'answer' | 'rollback' | 'pranswer'
    readonly sdp?: string
  }
  readonly candidate?: {
    readonly candidate?: string
    readonly sdpMid?: string | null
    readonly sdpMLineIndex?: number | null
    readonly usernameFragment?: string | null
  } | null
}

/** `hung-up`: the provider left a call that took place. `cancelled`: its appointment was. `taken-over`: opened elsewhere. */
export type CallEnd = 'hung-up' | 'cancelled' | 'taken-over'

export interface ServerToCaller {
  'call:member': (member: CallMember) => void
  'call:left': (memberId: string) => void
  'call:signal': (from: string, signal: CallSignal) => void
  'call:since': (since: number) => void
  'call:ended': (why: CallEnd) => void
}

export interface CallerToServer {
  'call:enter': (entry: CallEntry, answer: (answer: CallEntered) => void) => void
  'call:signal': (to: string, signal: CallSignal) => void
  'call:media': (media: CallMedia) => void
  /** A link for a guest; the provider's side alone may ask for one. */
  'call:invite': (answer: (answer: CallInvitation) => void) => void
  'call:leave': (answer: () => void) => void
}

/** How long the seat of somebody whose connection broke is kept. */
export const SEAT_KEPT_MS = 30_000
/** So many fit into a call: nurse, bedside, and two more. */
export const CALL_SEATS = 4

/** What pages ask of the calls that the Solo emulator serves in this process. */
export interface CallRooms {
  /** Whether the browser with this Cookie header took a seat in the call on that side. */
  hasSeat(callId: string, side: CallSide, cookieHeader: string | null): Promise<boolean>
}
