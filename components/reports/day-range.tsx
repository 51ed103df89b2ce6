import clsx from 'clsx'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/ui/field'
import { usualRanges } from '@/lib/reports/days'
import type { DayRange } from '@/lib/reports/types'
import type { Problem } from './problem'

export interface DayRangeFieldsProps {
  readonly range: DayRange
  readonly onChange: (range: DayRange) => void
  readonly problem?: Problem | null
}

/** Chooses the first and the last day, or one of the usual ranges by one tap. */
export function DayRangeFields({ range, onChange, problem = null }: DayRangeFieldsProps) {
  const t = useTranslations('reports')
  const problemOf = (field: string) => (problem?.field === field ? problem.words : undefined)
  return (
    <div>
      <div className="grid max-w-md grid-cols-[auto_auto_auto] gap-2">
        {usualRanges(new Date()).map(({ id, range: usual }) => {
          const chosen = usual.from === range.from && usual.to === range.to
          return (
            <button
              key={id}
              type="button"
              aria-pressed={chosen}
              onClick={() => onChange(usual)}
              className={clsx(
                'min-h-12 rounded-md border px-1 text-base',
                chosen
                  ? 'border-ink bg-bed font-semibold text-ink'
                  : 'border-line-strong text-ink-soft hover:border-ink-soft hover:text-ink',
              )}
            >
              {t(`days.${id}`)}
            </button>
          )
        })}
      </div>
      <div className="mt-3 grid grid-cols-2 gap-3">
        <Field
          label={t('days.from')}
          name="from"
          type="date"
          required
          value={range.from}
          onChange={(event) => onChange({ ...range, from: event.target.value })}
          problem={problemOf('from')}
        />
        <Field
          label={t('days.to')}
          name="to"
          type="date"
          required
          value={range.to}
          onChange={(event) => onChange({ ...range, to: event.target.value })}
          problem={problemOf('to')}
        />
      </div>
    </div>
  )
}
