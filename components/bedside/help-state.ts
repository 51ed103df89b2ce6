import type { Attempt } from '@/components/outbox/outbox'
import type { BedsideRequest, BedsideView } from '@/lib/bedside/view'
import type { OpenStatus, Priority } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import type { Refusal } from '@/lib/errors'

/** How it stands with what was asked for at this bed. `refused`: the server said no, and nobody was asked. */
export type HelpState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly attemptKey: string }
  | {
      readonly kind: 'sending' | 'not-sent'
      readonly priority: Priority
      /** Of what only this device has; null where the server has it. */
      readonly attemptKey: string | null
    }
  | {
      readonly kind: Exclude<OpenStatus, 'sending' | 'not-sent'>
      readonly request: BedsideRequest
    }

/** What has not reached the server comes before what has: it is what was pressed last. `now`: server time (ms). */
export function helpStateOf(
  request: BedsideView['request'],
  attempt: Attempt<BedsideView> | null,
  now: number,
): HelpState {
  if (attempt?.state === 'refused') {
    return { kind: 'refused', refusal: attempt.refusal, attemptKey: attempt.key }
  }
  if (attempt?.state === 'sending' || attempt?.state === 'not-sent') {
    return { kind: attempt.state, priority: attempt.priority, attemptKey: attempt.key }
  }
  if (!request) {
    // Accepted a moment ago: the next look at the bed has it.
    return attempt ? { kind: 'sending', priority: attempt.priority, attemptKey: null } : { kind: 'nothing' }
  }
  const status = shownStatus(request, now)
  if (status === 'sending' || status === 'not-sent') {
    return { kind: status, priority: request.priority, attemptKey: null }
  }
  return { kind: status, request }
}
