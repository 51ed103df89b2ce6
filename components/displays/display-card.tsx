'use client'

import BedSingle from 'lucide-react/icons/bed-single'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import Monitor from 'lucide-react/icons/monitor'
import MonitorOff from 'lucide-react/icons/monitor-off'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/components/words/use-formats'
import { type PairedDisplay, SEEN_NOW_MS } from '@/lib/board/display'
import { namesWords, seenWords, validWords } from './display-words'

export interface DisplayCardProps {
  readonly display: PairedDisplay
  readonly building: string
  /** Server time (ms). */
  readonly now: number
  readonly onChange: () => void
  readonly onRevoke: () => void
}

/** One display: its kind, whether it is on, what it may show, and the two actions. */
export function DisplayCard({ display, building, now, onChange, onRevoke }: DisplayCardProps) {
  const t = useTranslations('displays')
  const formats = useFormats()
  const on = display.lastSeenAt !== null && now - display.lastSeenAt < SEEN_NOW_MS
  const Screen = on ? Monitor : MonitorOff
  const { device } = display
  const names = namesWords(display, t, formats)
  const Kind = device ? BedSingle : names.shown ? Eye : EyeOff
  const place = device
    ? (device.place ?? t('card.noBed'))
    : [building, display.unit].filter(Boolean).join(' · ')
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-3 rounded-xl border border-line bg-surface p-4 sm:p-5">
      <Screen aria-hidden className={`size-8 flex-none ${on ? 'text-good' : 'text-ink-faint'}`} />
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="text-lg leading-tight font-bold break-words">{display.name}</h3>
        <p className="mt-0.5 text-ink-soft">
          {`${place} · `}
          <span className={on ? 'font-semibold text-good' : ''}>{seenWords(display, now, t, formats)}</span>
        </p>
        <p
          className={`mt-1.5 flex items-center gap-2 ${names.shown || names.waits ? 'font-semibold text-ink' : 'text-ink-soft'}`}
        >
          <Kind aria-hidden className="size-5 flex-none" />
          {device ? t('card.device', { serial: device.serial }) : names.words}
        </p>
        <p className="mt-1.5 text-sm text-ink-soft">
          {t('card.pairedBy', { who: display.pairedBy, day: formats.day(display.pairedAt) })}{' '}
          {validWords(display, t, formats)}
        </p>
      </div>
      <div className="flex flex-none gap-2">
        <Button onClick={onChange} aria-label={t('card.changeOne', { name: display.name })}>
          {t('card.change')}
        </Button>
        <Button variant="careful" onClick={onRevoke} aria-label={t('card.revokeOne', { name: display.name })}>
          {t('card.revoke')}
        </Button>
      </div>
    </li>
  )
}
