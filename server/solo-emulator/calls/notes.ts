import type { BedLeft, CallEnd, CallMember, CallSignal, CameraMove } from '@/lib/realtime/calls'

/**
 * One note in the log of a call: what each node tells the browsers that are connected to it. A node of another version may write a
 * kind that this one does not know, which it passes over.
 */
export type CallNote =
  /** A member has come, is back or away, or sends something else; told to all others in the call. */
  | { readonly kind: 'member'; readonly member: CallMember }
  /** A member has left. `bedLeft`: how the bedside last did. */
  | { readonly kind: 'left'; readonly id: string; readonly bedLeft?: BedLeft }
  /** Both sides met at that time (ms since the epoch); `except` has it in the answer to its entry. */
  | { readonly kind: 'since'; readonly since: number; readonly except: string }
  /** One socket is out, the call goes on. */
  | { readonly kind: 'out'; readonly socketId: string; readonly why: CallEnd }
  /** The call is over for all who are in it or at its door. */
  | { readonly kind: 'ended'; readonly why: CallEnd }
  /** The guest at the door may enter. */
  | { readonly kind: 'admitted'; readonly id: string }
  /** An invitation has changed. The list is read again, for the provider's side only. */
  | { readonly kind: 'invitations' }
  | Passed

/** What one member sends another. */
export type Passed =
  | { readonly kind: 'signal'; readonly from: string; readonly to: string; readonly signal: CallSignal }
  | { readonly kind: 'move'; readonly from: string; readonly to: string; readonly move: CameraMove }
