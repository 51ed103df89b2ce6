import type { CallSide } from '@/lib/realtime/calls'

/** What pages ask of the embedded Solo's calls. */
export interface CallRooms {
  /** Whether the browser with this Cookie header took a seat in the call on that side. */
  hasSeat(callId: string, side: CallSide, cookieHeader: string | null): Promise<boolean>
}
