import type { Attempt } from '@/components/outbox/outbox'
import type { BedsideView, Caller } from '@/lib/bedside/view'
import type { Refusal } from '@/lib/errors'
import { helpStateOf } from './help-state'

/**
 * What became of an emergency that was called while a nurse knocks or is in the call. `called`: everyone is called; `coming`:
 * another nurse has taken it.
 */
export type EmergencyState =
  | { readonly kind: 'none' | 'sending' | 'not-sent' | 'called' }
  | { readonly kind: 'coming'; readonly by: Caller | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly attemptKey: string }

/** Returns the state at `now` (server time, ms). */
export function emergencyStateOf(
  view: BedsideView | null,
  attempt: Attempt<BedsideView> | null,
  now: number,
): EmergencyState {
  const request = view?.request ?? null
  const mine = attempt?.priority === 'emergency' ? attempt : null
  // Accepted a moment ago: the next load of the bed has it.
  if (mine?.state === 'accepted') return { kind: 'sending' }
  const help = helpStateOf(request, mine, now)
  if (help.kind === 'refused') return help
  if ('attemptKey' in help && help.attemptKey !== null) return { kind: help.kind }
  // A request in a call calls no one: the button calls everyone again.
  if (request?.priority !== 'emergency' || request.status === 'in-call') return { kind: 'none' }
  if (request.status === 'claimed') return { kind: 'coming', by: request.claimedBy }
  return { kind: 'called' }
}
