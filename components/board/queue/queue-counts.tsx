'use client'

import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { useQueue } from '@/components/feed/queue-context'

/** How many wait in which unit of all buildings, whichever part of the queue is shown. */
export function QueueCounts() {
  const t = useTranslations('queue.counts')
  const queue = useQueue()
  const buildings = useObservable(queue.sites)
  const counts = useObservable(queue.counts)
  if (counts.length === 0) return null
  return (
    <ul
      aria-label={t('label')}
      className="relative mt-1 mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft max-sm:hidden min-[90rem]:flex-col"
    >
      {counts.map(({ buildingId, unit, waiting, emergencies }) => (
        <li
          key={`${buildingId} ${unit}`}
          className="flex min-w-0 flex-none items-center gap-2 whitespace-nowrap"
        >
          <span
            className={`grid h-6 min-w-6 flex-none place-items-center rounded-full px-1.5 font-bold ${
              emergencies > 0 ? 'bg-emergency text-on-emergency' : 'bg-action text-on-action'
            }`}
          >
            {waiting}
          </span>
          <span className="min-w-0 truncate">
            {unit}
            {buildings.length > 1 && `, ${buildings.find(({ id }) => id === buildingId)?.name ?? ''}`}
            {emergencies > 0 && <span className="sr-only">{t('emergencies', { n: emergencies })}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
