'use client'

import { useTranslations } from 'use-intl'
import { escalatedShort, escalatedWords } from '@/components/escalation/escalation-words'
import { useObservable, useStore, useTime } from '@/components/feed/feed-context'
import { useQueue } from '@/components/feed/queue-context'
import { useBoardSession } from '@/components/session/session-context'
import { coversAny, escalationAt, type QueueChoice, queueFor } from '@/lib/board/queue-all'
import type { Bed } from '@/lib/board/types'

/** Returns the name of a building; null for the building that is shown. */
export function useElsewhere(buildingId: string | undefined): string | null {
  const here = useObservable(useStore().boardInfo)?.building.id
  const site = useObservable(useQueue().sites).find(({ id }) => id === buildingId)
  return site && site.id !== here ? site.name : null
}

/** Returns "Charge nurse called after 2 min", and "Charge" where there is room for a word; null while nothing has escalated. */
export function useEscalated(
  bed: Bed | undefined,
): { readonly words: string; readonly short: string } | null {
  const t = useTranslations('escalation')
  const duty = useObservable(useQueue().sites).find(({ id }) => id === bed?.buildingId)?.duty
  const words = useTime((now) => (bed && duty ? escalatedWords(escalationAt(bed, duty, now), t) : ''))
  const short = useTime((now) => (bed && duty ? escalatedShort(escalationAt(bed, duty, now), t) : ''))
  return words === '' ? null : { words, short }
}

/** Returns whether the reader covers any unit of any building. */
export function useCoversAny(): boolean {
  const { userId, role } = useBoardSession().actor
  const sites = useObservable(useQueue().sites)
  return useTime((now) =>
    coversAny(
      { userId, role },
      sites.map(({ duty }) => duty),
      now,
    ),
  )
}

/** Returns whether a request is in the reader's queue; the result changes with time, as requests escalate to the reader. */
export function useChosen(choice: QueueChoice): (requestId: string) => boolean {
  const { beds, sites } = useQueue()
  const { userId, role } = useBoardSession().actor
  const onCallRulesOf = (buildingId: string) => sites.get().find(({ id }) => id === buildingId)?.duty
  const ids = useTime((now) =>
    choice === 'all'
      ? null
      : queueFor({ userId, role }, beds.values(), onCallRulesOf, choice, now)
          .map(({ request }) => request.id)
          .join(' '),
  )
  const chosen = ids === null ? null : new Set(ids.split(' '))
  return (requestId) => chosen === null || chosen.has(requestId)
}
