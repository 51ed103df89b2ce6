import type { Socket } from 'socket.io-client'
import { createObservable, type Observable } from '@/components/feed/observable'
import type {
  CallerToServer,
  CallInvitation,
  Invitation,
  InvitationAct,
  InvitationDecided,
  Invitee,
  ServerToCaller,
} from '@/lib/realtime/calls'

/** The guests of a call, on its provider's side. */
export interface Guests {
  /** All invitations into the call, the first one first. */
  readonly list: Observable<readonly Invitation[]>
  /** Creates a guest's link; null where the server does not answer. */
  invite(who: Invitee): Promise<CallInvitation | null>
  /** Lets a guest in, refuses one, or takes an invitation back; null where the server does not answer. */
  decide(id: string, act: InvitationAct): Promise<InvitationDecided | null>
}

const ANSWER_WITHIN_MS = 5_000

/** Creates the provider's view of the guests from what the server says over `socket`. */
export function createGuests(socket: Socket<ServerToCaller, CallerToServer>): Guests {
  const list = createObservable<readonly Invitation[]>([])
  socket.on('call:invitations', list.set)
  const asked = () => socket.timeout(ANSWER_WITHIN_MS)
  return {
    list,
    invite: (who) =>
      asked()
        .emitWithAck('call:invite-guest', who)
        .catch(() => null),
    decide: (id, act) =>
      asked()
        .emitWithAck('call:invitation', id, act)
        .catch(() => null),
  }
}
