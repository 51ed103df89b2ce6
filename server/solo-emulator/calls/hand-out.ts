import type { Invitation } from '@/lib/realtime/calls'
import { breakOff, type Here, memberOf, pass, tell, tellEnd } from './here'
import type { CallNote } from './notes'

/**
 * Tells the browsers of a call on this node one note of its log, and removes those from `browsers` for which the call is over.
 * @param invitations reads the invitations of the call as they now stand
 */
export async function handOut(
  browsers: Map<string, Here>,
  note: CallNote,
  number: number,
  invitations: () => Promise<Invitation[]>,
): Promise<void> {
  const all = [...browsers.values()].filter((here) => here.after < number)
  const inside = all.filter(({ place }) => place === 'in')
  switch (note.kind) {
    case 'member':
    case 'left': {
      const id = note.kind === 'left' ? note.id : note.member.id
      const isGone = note.kind === 'left' || note.member.away
      for (const here of inside) {
        if (memberOf(here) !== id) {
          if (note.kind === 'member') tell(here, 'call:member', note.member)
          else tell(here, 'call:left', id, ...(note.bedLeft ? [note.bedLeft] : []))
          // Another node took this one for dead.
        } else if (isGone) breakOff(here)
      }
      break
    }
    case 'since':
      for (const here of inside) if (memberOf(here) !== note.except) tell(here, 'call:since', note.since)
      break
    case 'out':
    case 'ended':
      for (const here of all) {
        if (note.kind === 'out' && here.socket.id !== note.socketId) continue
        tellEnd(here, note.why)
        browsers.delete(here.socket.id)
      }
      break
    case 'admitted':
      for (const here of all)
        if (here.place === 'door' && memberOf(here) === note.id) tell(here, 'call:admitted')
      break
    case 'invitations': {
      const providers = inside.filter(({ socket }) => socket.data.seat.side === 'provider')
      if (providers.length === 0) break
      const list = await invitations()
      for (const here of providers) tell(here, 'call:invitations', list)
      break
    }
    case 'signal':
    case 'move':
      for (const here of inside) if (memberOf(here) === note.to) pass(here, note)
  }
}
