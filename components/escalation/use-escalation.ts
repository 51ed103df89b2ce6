'use client'

import { useCell, useStore, useTime } from '@/components/feed/feed-context'
import { type Escalation, escalationOf, pathFor } from '@/lib/board/escalation'
import type { Bed } from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'

/** What `read` says of a bed's escalation; re-renders when those words change, not every second. */
export function useEscalation(bed: Bed, read: (escalation: Escalation | null) => string): string {
  const duty = useCell(useStore().duty)
  return useTime((now) => {
    if (!duty || !bed.request) return ''
    const { steps } = pathFor(duty.paths, unitOf(bed), bed.request.priority)
    return read(escalationOf(bed.request, steps, now))
  })
}
