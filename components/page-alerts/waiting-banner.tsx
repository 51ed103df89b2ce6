import ArrowRight from 'lucide-react/icons/arrow-right'
import VolumeX from 'lucide-react/icons/volume-x'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { useAlerts } from '@/components/alerts/alerts-context'
import { useFlash } from '@/components/bed-facts/flash'
import { PriorityIcon } from '@/components/bed-facts/priority-icon'
import type { Clock } from '@/components/feed/clock'
import { useObservable } from '@/components/feed/feed-context'
import { type Sound, useSound } from '@/components/sound/sound-context'
import { ALERT_BUTTON } from '@/components/ui/banner-button'
import { boardAddress } from '@/components/views/board-address'
import { usePlaces } from '@/components/words/use-places'
import type { Priority } from '@/lib/board/types'
import { elapsed, timer } from '@/lib/board/waiting'

const COLOURS: Readonly<Record<Priority, string>> = {
  emergency: 'bg-emergency text-on-emergency',
  urgent: 'bg-urgent text-on-urgent',
  routine: 'bg-routine-full text-on-routine-full',
}

/** How many requests call the reader, the most urgent of them, and the way to its bed; no patient. */
export function WaitingBanner({ clock }: { readonly clock: Clock }) {
  const t = useTranslations('alerts')
  const { roomAndBed } = usePlaces()
  const alerts = useObservable(useAlerts())
  const sound = useSound()
  const [first] = alerts
  const flash = useFlash(first?.priority)
  if (!first) return null
  const { buildingId, bedId, building, priority, askedAt } = first
  const request = t(`notice.${priority}`, { place: roomAndBed(first) })
  return (
    <section
      aria-label={t('page.label')}
      data-flash={flash}
      className={`flex min-h-16 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 sm:px-6 ${COLOURS[priority]}`}
    >
      <PriorityIcon priority={priority} className="size-7 flex-none" />
      <p className="min-w-0 flex-1 basis-64 text-lg leading-tight">
        <span role="alert">
          <b>{t('page.first', { request, building })}</b>{' '}
          <span className="whitespace-nowrap">{t('page.waiting', { count: alerts.length })}</span>
        </span>
      </p>
      <Waited clock={clock} since={askedAt} />
      {sound && <Muted sound={sound} />}
      <a href={boardAddress(buildingId, bedId)} className={ALERT_BUTTON}>
        {t('page.toBoard')}
        <ArrowRight aria-hidden className="size-5" />
      </a>
    </section>
  )
}

/** The running wait of the most urgent. A tick renders only this. */
function Waited({ clock, since }: { readonly clock: Clock; readonly since: number }) {
  const read = () => timer(elapsed(since, clock.now()))
  const text = useSyncExternalStore(clock.subscribe, read, read)
  return (
    <span role="timer" className="flex-none text-xl font-bold tabular-nums">
      {text}
    </span>
  )
}

/** Says that this display is muted while someone waits; a tap turns the sound on. */
function Muted({ sound: { settings } }: { readonly sound: Sound }) {
  const t = useTranslations('sound')
  const { muted, volume } = useObservable(settings)
  if (!muted) return null
  return (
    <button type="button" onClick={() => settings.set({ muted: false, volume })} className={ALERT_BUTTON}>
      <VolumeX aria-hidden className="size-5 flex-none" />
      <span>{t.rich('muted', { sr: (words) => <span className="sr-only">{words}</span> })}</span>
    </button>
  )
}
