'use client'

import { useTranslations } from 'use-intl'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { type Escalation, escalationOf, pathFor } from '@/lib/board/escalation'
import type { Bed } from '@/lib/board/types'
import { unitOf } from '@/lib/board/unit'
import type { Translate } from '@/lib/words/translator'

/** Returns what `read` says of a bed's escalation; re-renders when those words change, not every second. */
export function useEscalation(
  bed: Bed,
  read: (escalation: Escalation | null, t: Translate<'escalation'>) => string,
): string {
  const t = useTranslations('escalation')
  const onCallRules = useObservable(useStore().onCallRules)
  return useTime((now) => {
    if (!onCallRules || !bed.request) return ''
    const { steps } = pathFor(onCallRules.paths, unitOf(bed), bed.request.priority)
    return read(escalationOf(bed.request, steps, now), t)
  })
}
