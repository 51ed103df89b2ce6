'use client'

import { useTranslations } from 'use-intl'
import { Disclosure } from '@/components/ui/disclosure'
import { useFormats } from '@/components/words/use-formats'
import type { ChartEpisode, EpisodeAppointment } from '@/lib/chart/types'
import { PartView } from './part-view'
import { usePart } from './use-part'
import { unknownStatus } from './when'

/** The statuses of operation 24. */
const STATUSES = ['active', 'onhold', 'planning', 'waitlist', 'finished', 'canceled'] as const

/** The patient's episodes (operation 24); each loads its appointments (27) when they are opened. */
export function Episodes() {
  const t = useTranslations('chart')
  const part = usePart<readonly ChartEpisode[]>('chart/episodes')
  return (
    <PartView part={part} what="episodes">
      {(episodes) =>
        episodes.length === 0 ? (
          <p className="py-2 text-base text-ink-soft">{t('episodes.none')}</p>
        ) : (
          <ul className="space-y-3">
            {episodes.map((one) => (
              <li key={one.id} className="rounded-lg border border-line-strong px-4 pt-3 pb-1">
                <Episode episode={one} />
              </li>
            ))}
          </ul>
        )
      }
    </PartView>
  )
}

function Episode({ episode }: { episode: ChartEpisode }) {
  const t = useTranslations('chart')
  const { id, name, type, status, from, to, objective, reasonIncomplete } = episode
  const span = from && (to ? t('episodes.span', { from, to }) : t('episodes.spanOpen', { from }))
  const known = status && STATUSES.find((one) => one === status.toLowerCase())
  const stands = known ? t(`episodes.status.${known}`) : status && unknownStatus(status)
  const more = [stands, type, span].filter(Boolean)
  return (
    <>
      <p className="text-lg font-semibold">{name ?? t('noName')}</p>
      <p className="text-base text-ink-soft first-letter:uppercase">{more.join(' · ')}</p>
      {objective && <p className="mt-1 text-base">{t('episodes.aim', { aim: objective })}</p>}
      {reasonIncomplete && (
        <p className="mt-1 text-base">{t('episodes.whyIncomplete', { why: reasonIncomplete })}</p>
      )}
      <div className="mt-2 border-t border-line">
        <Disclosure level={4} title={t('episodes.appointments')}>
          <EpisodeAppointments episodeId={id} />
        </Disclosure>
      </div>
    </>
  )
}

function EpisodeAppointments({ episodeId }: { episodeId: string }) {
  const t = useTranslations('chart')
  const { dayAndTime } = useFormats()
  const part = usePart<readonly EpisodeAppointment[]>(`chart/episodes/${encodeURIComponent(episodeId)}`)
  return (
    <PartView part={part} what="episodeAppointments">
      {(appointments) =>
        appointments.length === 0 ? (
          <p className="text-base text-ink-soft">{t('episodes.noAppointments')}</p>
        ) : (
          <ul className="divide-y divide-line text-base">
            {appointments.map(({ appointmentId, at, reasons, hasNotes }) => (
              <li key={appointmentId} className="flex flex-wrap gap-x-4 py-2">
                <span className="w-44 flex-none font-medium">
                  {at === null ? t('episodes.noTime') : dayAndTime(at)}
                </span>
                <span className="min-w-0 flex-1">{reasons.join(', ') || t('noReason')}</span>
                {hasNotes && <span className="text-ink-soft">{t('episodes.hasNote')}</span>}
              </li>
            ))}
          </ul>
        )
      }
    </PartView>
  )
}
