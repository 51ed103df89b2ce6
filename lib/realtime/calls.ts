import type { Refusal } from '@/lib/errors'

/** The vocabulary of a video call on the socket: who is in it, and what the browsers send each other to connect (WebRTC). */

/**
 * The path of Socket.IO for calls. The handshake's `auth` is a `CallDoor` with a `ProtocolHandshake`; the seat's cookie comes
 * with it.
 */
export const CALLS_PATH = '/calls.io'

/** The provider's side invites a guest: an interpreter, the family, a specialist. */
export type CallSide = 'provider' | 'patient' | 'guest'

/** Who a guest is, as everyone in the call reads it. */
export const INVITEE_KINDS = ['interpreter', 'family', 'specialist', 'other'] as const
export type InviteeKind = (typeof INVITEE_KINDS)[number]

/** Who an invitation is for. `name` is the provider's own note, at most `INVITEE_NAME_LENGTH` characters: no one else gets it. */
export interface Invitee {
  readonly kind: InviteeKind
  readonly name?: string
}
export const INVITEE_NAME_LENGTH = 40

/**
 * `invited`: the link was not opened, or its guest has not come to the door; `waiting`: at the door; `left`: came and is gone, and
 * waits again when they come back. The link of a refused or revoked invitation opens nothing.
 */
export type InvitationStatus = 'invited' | 'expired' | 'waiting' | 'in-call' | 'left' | 'refused' | 'revoked'

/** An invitation as the provider's side sees it. Times are in ms by the server's clock. */
export interface Invitation extends Invitee {
  readonly id: string
  readonly status: InvitationStatus
  /** Since when it has that status. */
  readonly since: number
  readonly invitedAt: number
  /** When the link expires. */
  readonly until: number
}

export interface CallDoor {
  readonly callId: string
  readonly side: CallSide
}

/**
 * Why a member sends no picture or no sound: permission denied, no device, used by another program, or a browser without
 * WebRTC.
 */
export const CALL_FAULTS = ['denied', 'missing', 'busy', 'unsupported'] as const
export type CallFault = (typeof CALL_FAULTS)[number]

/** A direction in which a camera can be moved, or its lens zoomed. */
export const CAMERA_AXES = ['pan', 'tilt', 'zoom'] as const
export type CameraAxis = (typeof CAMERA_AXES)[number]

/** One step of a camera: to the right, up or closer (1), or back (-1). */
export interface CameraMove {
  readonly axis: CameraAxis
  readonly step: 1 | -1
}

/** What a member sends now. `screen` replaces the camera's picture. */
export interface CallMedia {
  readonly mic: boolean
  readonly camera: boolean
  readonly screen: boolean
  /** Absent where nothing is wrong, and from a page or server of before. */
  readonly fault?: CallFault
  /**
   * How the nurse may move this camera now. Absent where they may not, or it cannot; from a page of before; and from a
   * server of before, which passes no moves on either.
   */
  readonly moves?: readonly CameraAxis[]
  /** The bed has said during this call that it is an emergency. A page or server of before drops it. */
  readonly emergency?: true
}

/** What a member enters a call with. */
export interface CallEntry {
  /** Identifies this load of the page: a member who was connected to an earlier load has to connect again. */
  readonly instance: string
  readonly media: CallMedia
  /** This page can wait at the door until the provider lets it in. Absent from a page of before, which is turned away there. */
  readonly waits?: true
}

/** A member of the call. `id` stays the same over reloads and reconnections. `away`: the connection broke, the seat is kept. */
export interface CallMember {
  readonly id: string
  readonly instance: string
  readonly side: CallSide
  readonly media: CallMedia
  readonly away: boolean
  /** Who a guest is; absent for the others, and from a server of before. */
  readonly guest?: InviteeKind
}

/** The shape that RTCConfiguration takes. Credentials expire. */
export interface IceServer {
  readonly urls: readonly string[]
  readonly username?: string
  readonly credential?: string
}

export interface CallConnection {
  readonly iceServers: readonly IceServer[]
  /** Connect only through a TURN server. */
  readonly relayOnly: boolean
}

export type CallEntered =
  | {
      readonly ok: true
      readonly you: string
      readonly members: readonly CallMember[]
      readonly connection: CallConnection
      /** When both sides first met, by the server's clock in milliseconds; null until then. */
      readonly since: number | null
      readonly serverTime: number
      /** How the bedside last left; absent while it is in the call, or has not been. */
      readonly bedLeft?: BedLeft
      /** Only on the provider's side, and from no server of before. */
      readonly invitations?: readonly Invitation[]
    }
  | {
      readonly ok: false
      readonly refusal: Refusal
      /** A guest waits at the door: `call:admitted` follows, or the end. */
      readonly waiting?: true
    }

/** How the bedside left: it hung up, its connection broke, or it hung up while no provider was connected. */
export type BedLeft = 'hung-up' | 'lost' | 'without-you'

/** `until`: when the link expires, by the server's clock in milliseconds. The link opens one seat, in one browser. */
export type CallInvitation =
  | { readonly ok: true; readonly url: string; readonly until: number }
  | { readonly ok: false; readonly refusal: Refusal }

/** What a provider does about an invitation. `revoke` also takes its guest out of the call. */
export const INVITATION_ACTS = ['admit', 'refuse', 'revoke'] as const
export type InvitationAct = (typeof INVITATION_ACTS)[number]
export type InvitationDecided = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

/** One message of a negotiation: a session description or an ICE candidate, as the browser makes them, or a request. */
export interface CallSignal {
  readonly description?: {
    readonly type: 'offer' | 'answer' | 'rollback' | 'pranswer'
    readonly sdp?: string
    /** The session of the offer that this is, or that this answers. A server of before drops it. */
    readonly session?: string
  }
  /** Nothing arrives here: asks the side that initiates for a new connection. A server of before drops it. */
  readonly renew?: true
  readonly candidate?: {
    readonly candidate?: string
    readonly sdpMid?: string | null
    readonly sdpMLineIndex?: number | null
    readonly usernameFragment?: string | null
  } | null
}

/** `hung-up`: the provider left a call that took place, or their connection is lost for good. `cancelled`: its appointment was. `taken-over`: opened elsewhere. Only of a guest's page that can wait: `not-admitted`, `removed`. */
export type CallEnd = 'hung-up' | 'cancelled' | 'taken-over' | 'not-admitted' | 'removed'

export interface ServerToCaller {
  'call:member': (member: CallMember) => void
  /** `bedLeft`: as in CallEntered, where the last member of the bedside left. */
  'call:left': (memberId: string, bedLeft?: BedLeft) => void
  'call:signal': (from: string, signal: CallSignal) => void
  'call:since': (since: number) => void
  /** Asks a browser at the bed to move its camera. `from`: a member on the provider's side. */
  'call:move': (from: string, move: CameraMove) => void
  'call:ended': (why: CallEnd) => void
  /** The provider lets the guest in, who enters again. */
  'call:admitted': () => void
  /** Only to the provider's side: all invitations of the call, whenever one changes. */
  'call:invitations': (invitations: readonly Invitation[]) => void
}

export interface CallerToServer {
  'call:enter': (entry: CallEntry, answer: (answer: CallEntered) => void) => void
  'call:signal': (to: string, signal: CallSignal) => void
  'call:media': (media: CallMedia) => void
  /** Moves the camera of a member at the bed by a step; only the provider's side may. */
  'call:move': (to: string, move: CameraMove) => void
  /** From a page of before, which cannot let a guest in: the person who opens this link is let in. Only the provider's side may. */
  'call:invite': (answer: (answer: CallInvitation) => void) => void
  /** Invites a guest, who waits at the door; only the provider's side may. */
  'call:invite-guest': (invitee: Invitee, answer: (answer: CallInvitation) => void) => void
  /** Decides about the invitation with that id; only the provider's side of its call may. */
  'call:invitation': (id: string, act: InvitationAct, answer: (answer: InvitationDecided) => void) => void
  'call:leave': (answer: () => void) => void
}

/** How long the server keeps the seat of a member whose connection broke. */
export const SEAT_KEPT_MS = 30_000
/** The most members of a call that a guest joins: nurse, bedside, and two guests. There is room for a second nurse. */
export const CALL_SEATS = 4

/** What pages ask about the calls that the Solo emulator serves in this process. */
export interface CallRooms {
  /** Returns whether the browser with this Cookie header has a seat in the call on that side. */
  hasSeat(callId: string, side: CallSide, cookieHeader: string | null): Promise<boolean>
}
