'use client'

import ChevronRight from 'lucide-react/icons/chevron-right'
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
    <details className="flex-none text-sm text-ink-soft">
      <summary className="flex min-h-12 cursor-pointer items-center gap-2 font-semibold [&::marker]:content-none">
        <ChevronRight aria-hidden className="size-4 flex-none in-open:rotate-90" />
        {t('fold')}
      </summary>
      <ul aria-label={t('label')} className="mb-2 flex flex-col gap-y-1">
        {counts.map(({ buildingId, unit, waiting, emergencies }) => (
          <li key={`${buildingId} ${unit}`} className="flex min-w-0 flex-none items-center gap-2">
            <span
              className={`grid h-6 min-w-6 flex-none place-items-center rounded-full px-1.5 font-bold ${
                emergencies > 0 ? 'bg-emergency text-on-emergency' : 'bg-action text-on-action'
              }`}
            >
              {waiting}
            </span>
            <span className="min-w-0 wrap-anywhere">
              {unit}
              {buildings.length > 1 && `, ${buildings.find(({ id }) => id === buildingId)?.name ?? ''}`}
              {emergencies > 0 && <span className="sr-only">{t('emergencies', { n: emergencies })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
