import type { Namespace, Socket } from 'socket.io'
import type { CallerToServer, ServerToCaller } from '@/lib/realtime/calls'
import type { Seat } from './seats'

export interface CallSocketData {
  /** The seat that the handshake proved. */
  seat: Seat
  /** The page can wait at the door, and knows the ends that only such a page gets. */
  waits?: boolean
}
type Nothing = Record<string, never>
export type Callers = Namespace<CallerToServer, ServerToCaller, Nothing, CallSocketData>
/** The socket of a browser with a seat in a call. */
export type Caller = Socket<CallerToServer, ServerToCaller, Nothing, CallSocketData>
