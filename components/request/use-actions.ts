'use client'

import type { CancelReasonId } from '@/lib/board/reasons'
import { type RequestCall, useRequestCall } from './use-request-call'

export type ActionName = 'claim' | 'release' | 'complete' | 'cancel'

export interface Actions extends Pick<RequestCall<ActionName>, 'busy' | 'refusal'> {
  /** Runs an action. Returns whether it worked. */
  readonly run: (action: Exclude<ActionName, 'cancel'>) => Promise<boolean>
  readonly cancel: (reason: CancelReasonId) => Promise<boolean>
}

/** Returns the actions on an open request. */
export function useActions(requestId: string): Actions {
  const { busy, refusal, call } = useRequestCall<ActionName>(requestId)
  return {
    busy,
    refusal,
    run: (action) => call(action, `/${action}`, { method: 'POST', body: {} }),
    cancel: (reason) => call('cancel', '', { method: 'DELETE', body: { reason } }),
  }
}
