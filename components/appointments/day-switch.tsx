import ChevronLeft from 'lucide-react/icons/chevron-left'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { Button } from '@/components/ui/button'
import { daysLater, dayWords, nearDay } from '@/lib/visits/day'

export interface DaySwitchProps {
  /** What the day is of, as in "Day of the slots". */
  readonly label: string
  /** Midnight, ms. */
  readonly day: number
  readonly now: number
  /** The first day one may go back to; none without. */
  readonly earliest?: number
  readonly onChange: (day: number) => void
}

/** One day at a time, from day to day. */
export function DaySwitch({ label, day, now, earliest, onChange }: DaySwitchProps) {
  const near = nearDay(day, now)
  return (
    <fieldset className="flex min-w-0 items-center gap-2">
      <legend className="sr-only">{label}</legend>
      <Button
        aria-label="Previous day"
        className="flex-none px-3"
        disabled={earliest !== undefined && day <= earliest}
        onClick={() => onChange(daysLater(day, -1))}
      >
        <ChevronLeft aria-hidden className="size-5" />
      </Button>
      <p aria-live="polite" className="min-w-0 max-w-60 flex-1 text-center leading-tight">
        <span className="block font-semibold">{near ?? dayWords(day)}</span>
        <span className="block text-sm text-ink-soft">{near ? dayWords(day) : relative(day, now)}</span>
      </p>
      <Button aria-label="Next day" className="flex-none px-3" onClick={() => onChange(daysLater(day, 1))}>
        <ChevronRight aria-hidden className="size-5" />
      </Button>
      {near !== 'Today' && (
        <Button look="quiet" className="flex-none px-2" onClick={() => onChange(daysLater(now, 0))}>
          Today
        </Button>
      )}
    </fieldset>
  )
}

const DAY_MS = 86_400_000

/** "in 3 days", "5 days ago". */
function relative(day: number, now: number): string {
  const days = Math.round((day - daysLater(now, 0)) / DAY_MS)
  return days > 0 ? `in ${days} days` : `${-days} days ago`
}
