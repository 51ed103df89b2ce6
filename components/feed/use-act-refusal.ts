'use client'

import { useCallback, useEffect, useState } from 'react'
import { whenServerUp } from '@/components/recovery/wait-for-server'
import type { Refusal } from '@/lib/errors'
import type { Told } from '@/lib/words/refusal-words'

/** Shows (ms) a refusal that was a short break of the network for at least this long, so that it can be read. */
const READABLE_MS = 4_000

/**
 * Holds why an act failed. A refusal that says that Lantern is out of reach is cleared once the server answers again: the
 * page then shows what became of the act, and the warning to use the phone instead would be wrong.
 */
export function useActRefusal<Why extends Told = Refusal>() {
  const [refusal, setRefusal] = useState<Why | null>(null)
  useClearAfterOutage(
    refusal,
    useCallback(() => setRefusal(null), []),
  )
  return [refusal, setRefusal] as const
}

/** Calls `clear` once the server answers again, where `refusal` says that it did not. `clear` must keep its identity. */
export function useClearAfterOutage(refusal: Told | null, clear: () => void): void {
  useEffect(() => {
    if (!refusal || !isOutage(refusal)) return
    return whenServerUp(clear, READABLE_MS)
  }, [refusal, clear])
}

/** Returns whether a refusal says that Lantern's server or its database is out of reach. Solo may be: that is another outage. */
export function isOutage({ code, say }: Told): boolean {
  if (code === 'database_unavailable' || code === 'starting' || code === 'server_outdated') return true
  if (say?.key === 'here.unreachable' || say?.key === 'here.fileLost') return true
  // For example a proxy in front of a server that is gone.
  return say?.key === 'here.answered' && Number(say.values?.status) >= 500
}
