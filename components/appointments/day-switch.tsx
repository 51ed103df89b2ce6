import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { IconLabel } from '@/components/ui/icon-button'
import { useFormats } from '@/components/words/use-formats'
import { daysLater, nearDay } from '@/lib/appointments/day'

const DAY_MS = 86_400_000

export interface DaySwitchProps {
  /** What the day is of, as in "Day of the slots". */
  readonly label: string
  /** Midnight, ms. */
  readonly day: number
  readonly now: number
  /** The first day that can be chosen; absent: any. */
  readonly earliest?: number
  readonly onChange: (day: number) => void
}

/** Chooses a day: previous, next, today. */
export function DaySwitch({ label, day, now, earliest, onChange }: DaySwitchProps) {
  const t = useTranslations('appointments')
  const formats = useFormats()
  const near = nearDay(day, now)
  const date = formats.weekday(day)
  const days = Math.round((day - daysLater(now, 0)) / DAY_MS)
  const relative = days > 0 ? t('day.later', { days }) : t('day.earlier', { days: -days })
  return (
    <fieldset className="flex min-w-0 items-center gap-2">
      <legend className="sr-only">{label}</legend>
      <Button
        aria-label={t('day.previous')}
        className="flex-none px-3 touch:flex-col touch:gap-0 touch:px-2"
        disabled={earliest !== undefined && day <= earliest}
        onClick={() => onChange(daysLater(day, -1))}
      >
        <ChevronLeft aria-hidden className="size-5" />
        <IconLabel>{t('day.previous')}</IconLabel>
      </Button>
      <p aria-live="polite" className="min-w-0 max-w-60 flex-1 text-center leading-tight">
        <span className="block font-semibold first-letter:uppercase">{near ? t(`day.${near}`) : date}</span>
        <span className="block text-sm text-ink-soft">{near ? date : relative}</span>
      </p>
      <Button
        aria-label={t('day.next')}
        className="flex-none px-3 touch:flex-col touch:gap-0 touch:px-2"
        onClick={() => onChange(daysLater(day, 1))}
      >
        <ChevronRight aria-hidden className="size-5" />
        <IconLabel>{t('day.next')}</IconLabel>
      </Button>
      {near !== 'today' && (
        <Button variant="quiet" className="flex-none px-2" onClick={() => onChange(daysLater(now, 0))}>
          {t('day.today')}
        </Button>
      )}
    </fieldset>
  )
}
