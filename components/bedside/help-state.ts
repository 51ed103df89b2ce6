import type { Attempt } from '@/components/outbox/outbox'
import type { BedsideRequest, BedsideView } from '@/lib/bedside/view'
import type { OpenStatus, Priority } from '@/lib/board/types'
import { shownStatus } from '@/lib/board/waiting'
import type { Refusal } from '@/lib/errors'

/** The state of the request for help at this bed. `refused`: the server refused, and no one was alerted. */
export type HelpState =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly attemptKey: string }
  | {
      readonly kind: 'sending' | 'not-sent'
      readonly priority: Priority
      /** The key of an attempt that only this device has; null where the server has the request. */
      readonly attemptKey: string | null
    }
  | {
      readonly kind: Exclude<OpenStatus, 'sending' | 'not-sent'>
      readonly request: BedsideRequest
    }

/**
 * Returns the state of help at this bed at `now` (server time, ms). An attempt that has not reached the server wins
 * over the server's request, because it was pressed last.
 */
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
    // Accepted a moment ago: the next load of the bed has the request.
    return attempt ? { kind: 'sending', priority: attempt.priority, attemptKey: null } : { kind: 'nothing' }
  }
  const status = shownStatus(request, now)
  if (status === 'sending' || status === 'not-sent') {
    return { kind: status, priority: request.priority, attemptKey: null }
  }
  return { kind: status, request }
}
