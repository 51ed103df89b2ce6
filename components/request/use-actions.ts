'use client'

import type { CancelReasonId } from '@/lib/board/reasons'
import { type CallStates, type RequestCall, useRequestCall } from './use-request-call'

export type ActionName = 'claim' | 'release' | 'complete' | 'cancel'

export interface Actions extends Pick<RequestCall<ActionName>, 'busy' | 'refusal' | 'forget'> {
  /** Runs an action. Returns whether it worked. */
  readonly run: (action: Exclude<ActionName, 'cancel'>) => Promise<boolean>
  readonly cancel: (reason: CancelReasonId) => Promise<boolean>
}

/**
 * Returns the actions on an open request.
 * @param above - as that of `useRequestCall`
 */
export function useActions(requestId: string, above?: CallStates<ActionName> | null): Actions {
  const { busy, refusal, call, forget } = useRequestCall<ActionName>(requestId, above)
  return {
    busy,
    refusal,
    forget,
    run: (action) => call(action, `/${action}`, { method: 'POST', body: {} }),
    cancel: (reason) => call('cancel', '', { method: 'DELETE', body: { reason } }),
  }
}
