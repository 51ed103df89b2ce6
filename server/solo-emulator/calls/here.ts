import type { CallEnd, ServerToCaller } from '@/lib/realtime/calls'
import type { Caller } from './caller'
import type { Passed } from './notes'

/** A browser in a call, or at its door, that is connected to this node. */
export interface Here {
  readonly socket: Caller
  readonly place: 'in' | 'door'
  /** The number of the call's note with which it came: it gets those that follow. */
  readonly after: number
  /** What it is told once its entry is answered; null from then on. */
  held: (() => void)[] | null
}

/** Sends what a browser is told, once the answer to its entry is out. */
export function tell<Event extends keyof ServerToCaller>(
  here: Here,
  event: Event,
  ...sent: Parameters<ServerToCaller[Event]>
): void {
  const send = () => void here.socket.emit(event, ...sent)
  if (here.held) here.held.push(send)
  else send()
}

/** The entry is answered: what was held back follows. */
export function release(here: Here): void {
  const held = here.held ?? []
  here.held = null
  for (const send of held) send()
}

/** `removed` is known to pages that can wait at the door only. */
export const tellEnd = (here: Here, why: CallEnd): void =>
  tell(here, 'call:ended', why === 'removed' && !here.socket.data.waits ? 'hung-up' : why)

/** Sends what another member sent. */
export function pass(here: Here, message: Passed): void {
  if (message.kind === 'signal') tell(here, 'call:signal', message.from, message.signal)
  else tell(here, 'call:move', message.from, message.move)
}

export const memberOf = ({ socket }: Here): string => socket.data.seat.memberId

/** Breaks the connection, so that the page opens another one and enters again. */
export const breakOff = ({ socket }: Here): void => socket.conn.close()
