import { refused } from '@/lib/errors'
import type { CallInvitation, InvitationAct, InvitationDecided, Invitee } from '@/lib/realtime/calls'
import type { Caller } from './caller'
import { decision, invitee } from './messages'

export interface ProviderActs {
  /** Whether this socket is the provider's in the call now: a seat is not enough. */
  readonly isIn: () => boolean
  /** @param admitted lets the person who opens the link in without a question */
  readonly invite: (who: Invitee, admitted: boolean) => Promise<CallInvitation>
  readonly decide: (id: string, act: InvitationAct) => Promise<InvitationDecided>
}

/** Answers what the provider's side asks about invitations. */
export function listenToProvider(socket: Caller, { isIn, invite, decide }: ProviderActs): void {
  socket.on('call:invite', (answer) => {
    if (typeof answer !== 'function') return
    if (!isIn()) return answer(onlyNurse())
    invite({ kind: 'other' }, true).then(answer, () => answer(failed()))
  })
  socket.on('call:invite-guest', (sent, answer) => {
    if (typeof answer !== 'function') return
    const read = invitee.safeParse(sent)
    if (!isIn()) return answer(onlyNurse())
    if (!read.success) return answer(refused('invalid', 'Say who the guest is.', { field: 'invitee' }))
    invite(read.data, false).then(answer, () => answer(failed()))
  })
  socket.on('call:invitation', (id, act, answer) => {
    if (typeof answer !== 'function') return
    const read = decision.safeParse({ id, act })
    if (!isIn()) return answer(onlyNurse())
    if (!read.success) return answer(refused('invalid', 'Say which invitation.', { field: 'id' }))
    decide(read.data.id, read.data.act).then(answer, () => answer(failed()))
  })
}

/** Refuses the same to every other side. */
export function refuseInvitations(socket: Caller): void {
  const refuse = (answer: unknown) => typeof answer === 'function' && answer(onlyNurse())
  socket.on('call:invite', refuse)
  socket.on('call:invite-guest', (_who, answer) => refuse(answer))
  socket.on('call:invitation', (_id, _act, answer) => refuse(answer))
}

export const onlyNurse = () => refused('forbidden', 'Only the nurse of this call invites.')
const failed = () => refused('internal', 'That could not be done. Try again.')
