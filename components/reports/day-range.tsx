import clsx from 'clsx'
import { Field } from '@/components/ui/field'
import { usualRanges } from '@/lib/reports/days'
import type { DayRange } from '@/lib/reports/types'

export interface DayRangeFieldsProps {
  readonly range: DayRange
  readonly onChange: (range: DayRange) => void
  readonly problem?: { readonly field?: string; readonly message: string } | null
}

/** The first and the last day, or one of the usual ranges by one tap. */
export function DayRangeFields({ range, onChange, problem = null }: DayRangeFieldsProps) {
  const problemOf = (field: string) => (problem?.field === field ? problem.message : undefined)
  return (
    <div>
      <div className="grid max-w-md grid-cols-3 gap-2">
        {usualRanges(new Date()).map(({ words, range: usual }) => {
          const chosen = usual.from === range.from && usual.to === range.to
          return (
            <button
              key={words}
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
              {words}
            </button>
          )
        })}
      </div>
      <div className="mt-3 grid grid-cols-2 gap-3">
        <Field
          label="From"
          name="from"
          type="date"
          required
          value={range.from}
          onChange={(event) => onChange({ ...range, from: event.target.value })}
          problem={problemOf('from')}
        />
        <Field
          label="To"
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
