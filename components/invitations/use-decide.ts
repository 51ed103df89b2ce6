'use client'

import { useState } from 'react'
import type { InvitationAct } from '@/lib/realtime/calls'
import type { Guests } from './guests'

export interface Deciding {
  readonly busy: boolean
  /** The last decision did not hold. */
  readonly failed: boolean
  decide(id: string, act: InvitationAct): Promise<void>
}

/** Returns the function that decides about an invitation, and how the last decision went. */
export function useDecide(guests: Guests): Deciding {
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  return {
    busy,
    failed,
    async decide(id, act) {
      setBusy(true)
      const answer = await guests.decide(id, act)
      setBusy(false)
      setFailed(!answer?.ok)
    },
  }
}
