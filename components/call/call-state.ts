import type { CallEnd, CallMember } from '@/lib/realtime/calls'
import type { ProtocolMismatch } from '@/lib/realtime/protocol'
import type { Quality } from './quality'

/**
 * `refused`: this browser has no seat, or the call is full; with `mismatch`, this page is from an older version than
 * the server. `lost`: the server is unreachable; the session keeps trying.
 */
export type CallState =
  | { readonly kind: 'entering' }
  | { readonly kind: 'in' }
  /** A guest at the door: the nurse has not let them in. */
  | { readonly kind: 'waiting' }
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
