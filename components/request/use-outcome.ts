'use client'

import type { OutcomeKind } from '@/lib/board/outcome'
import type { Refusal } from '@/lib/errors'
import { useRequestCall } from './use-request-call'

export interface Outcomes {
  readonly busy: boolean
  /** Why the last try failed. */
  readonly refusal: Refusal | null
  /** Says how the call ended. Returns whether it worked. */
  readonly say: (kind: OutcomeKind, note: string) => Promise<boolean>
  /** Takes it back. Returns whether it worked. */
  readonly undo: () => Promise<boolean>
}

/** Returns what the nurse of a call that is over can say about it, and take back within `OUTCOME_UNDO_MS`. */
export function useOutcome(requestId: string): Outcomes {
  const { busy, refusal, call } = useRequestCall<'say' | 'undo'>(requestId)
  return {
    busy: busy !== null,
    refusal,
    say(kind, note) {
      const trimmed = note.trim()
      return call('say', '/outcome', { method: 'POST', body: { kind, ...(trimmed && { note: trimmed }) } })
    },
    undo: () => call('undo', '/outcome', { method: 'DELETE' }),
  }
}
