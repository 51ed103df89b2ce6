import { useState } from 'react'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { leaveIfSignedOut } from '@/components/feed/use-loaded'
import type { Appointment, Slot } from '@/lib/appointments/types'
import type { Refusal } from '@/lib/errors'
import { useRefreshAll } from './use-appointments'

const TIMEOUT_MS = 40_000

export interface Change {
  readonly busy: boolean
  readonly refusal: Refusal | null
  /** Returns the appointment as it is now, or null where the change was refused. */
  move(to: Slot): Promise<Appointment | null>
  cancel(): Promise<Appointment | null>
}

/** Moves or cancels one appointment, then loads the lists again. */
export function useChange(id: string): Change {
  const refreshAll = useRefreshAll()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const call = async (method: 'PUT' | 'DELETE', body?: Slot) => {
    setBusy(true)
    setRefusal(null)
    const answer = await callApi<Appointment>(`/api/visits/${id}`, { method, body, timeoutMs: TIMEOUT_MS })
    // Also after a refusal: an outdated list may be its cause.
    void refreshAll()
    setBusy(false)
    if (answer.ok) return answer.value
    leaveIfSignedOut(answer.refusal)
    setRefusal(answer.refusal)
    return null
  }
  return { busy, refusal, move: (to) => call('PUT', to), cancel: () => call('DELETE') }
}
