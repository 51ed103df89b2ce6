'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { LoadNote } from '@/components/words/load-note'
import { useFormats } from '@/components/words/use-formats'
import { usePlaces } from '@/components/words/use-places'
import type { OpenedChart } from '@/lib/chart/types'
import { NamedWalls } from './named-walls'
import { markSeen, readSeen } from './seen'
import { useOpenedCharts } from './use-privacy'

/** The page of the charge nurse: walls that show names, and charts that nurses of other units have opened. */
export function PrivacyPage() {
  return (
    <div className="grid gap-10">
      <NamedWalls />
      <Charts />
    </div>
  )
}

function Charts() {
  const t = useTranslations('privacy.charts')
  const loaded = useOpenedCharts()
  const { data, refusal } = loaded
  // What was new when the page was opened stays marked while it is read.
  const [seenBefore] = useState(() => (typeof window === 'undefined' ? 0 : readSeen()))
  const latest = data?.charts[0]?.at
  useEffect(() => {
    if (latest !== undefined) markSeen(latest)
  }, [latest])
  return (
    <section aria-labelledby="opened-charts">
      <h2 id="opened-charts" className="text-2xl font-bold tracking-tight">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-prose text-ink-soft">{t('about')}</p>
      <LoadNote of="privacy.charts" loaded={loaded} />
      {!data && !refusal && <p className="mt-4 text-ink-soft">{t('loading')}</p>}
      {data?.charts.length === 0 && <p className="mt-4 text-lg font-semibold">{t('none')}</p>}
      <ul className="mt-4 grid gap-3 empty:hidden">
        {data?.charts.map((chart) => (
          <Opened key={chart.id} chart={chart} isNew={chart.at > seenBefore} />
        ))}
      </ul>
    </section>
  )
}

function Opened({ chart: { at, by, reason, place }, isNew }: { chart: OpenedChart; isNew: boolean }) {
  const t = useTranslations('privacy.charts')
  const { dayAndTimeOfYear } = useFormats()
  const places = usePlaces()
  return (
    <li className="grid gap-x-6 gap-y-1 rounded-xl border border-line bg-surface p-4 sm:grid-cols-[9rem_minmax(0,1fr)_minmax(0,1.4fr)] sm:p-5">
      <p className="text-ink-soft tabular-nums">
        {dayAndTimeOfYear(at)}
        {isNew && (
          <span className="ml-2 rounded-full bg-action px-2 py-0.5 text-sm font-semibold text-on-action sm:ml-0 sm:block sm:w-fit">
            {t('new')}
          </span>
        )}
      </p>
      <div className="min-w-0">
        <p className="text-lg leading-tight font-bold break-words">{by}</p>
        <p className="mt-0.5 break-words text-ink-soft">
          {[
            place.building,
            places.floor(place.floor),
            places.roomAndBed({ room: place.room, label: place.bed }),
          ].join(' · ')}
        </p>
      </div>
      <p className="min-w-0 break-words">
        <span className="sr-only">{t('reason')} </span>
        {t('quoted', { reason })}
      </p>
    </li>
  )
}
