'use client'

import { useTranslations } from 'use-intl'
import { useAlerts } from '@/components/alerts/alerts-context'
import { useFlash } from '@/components/bed-facts/flash'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import { WaitingTimer } from '@/components/bed-facts/waiting-timer'
import { useObservable, useStore } from '@/components/feed/feed-context'
import { ALERT_BUTTON } from '@/components/ui/banner-button'
import { usePlaces } from '@/components/words/use-places'

export interface ElsewhereBannerProps {
  readonly onOpen: (buildingId: string, bedId: string) => void
}

/**
 * An emergency in another building that calls the reader. The plan has no card of it that could flash, so this banner does: in
 * the same red, at the same rate. The sound is the same for all buildings.
 */
export function ElsewhereBanner({ onOpen }: ElsewhereBannerProps) {
  const t = useTranslations('alerts')
  const { roomAndBed } = usePlaces()
  const here = useObservable(useStore().boardInfo)?.building.id
  const stale = useObservable(useStore().connection).state === 'stale'
  const elsewhere = useObservable(useAlerts()).filter(
    ({ priority, buildingId }) => priority === 'emergency' && buildingId !== here,
  )
  const [first] = elsewhere
  const flash = useFlash(first?.priority)
  if (!first || here === undefined) return null
  const { buildingId, bedId, building, askedAt } = first
  return (
    <section aria-label={t('elsewhere.label')} data-stale={stale}>
      <div
        data-flash={flash}
        className={`flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 bg-emergency px-4 py-2 text-on-emergency sm:px-6 ${stale ? 'grayscale' : ''}`}
      >
        <PriorityIcon priority="emergency" className="size-8 flex-none" />
        <p className="min-w-0 flex-1 basis-64 text-2xl leading-tight font-bold">
          <span role="alert">
            {t('page.first', { request: t('notice.emergency', { place: roomAndBed(first) }), building })}
          </span>{' '}
          {elsewhere.length > 1 && (
            <span className="whitespace-nowrap">{t('elsewhere.more', { n: elsewhere.length - 1 })}</span>
          )}
        </p>
        <span className="flex-none text-2xl font-bold">
          <WaitingTimer since={askedAt} />
        </span>
        <button type="button" onClick={() => onOpen(buildingId, bedId)} className={ALERT_BUTTON}>
          {t('elsewhere.open')}
        </button>
      </div>
    </section>
  )
}
