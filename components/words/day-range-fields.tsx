import { useTranslations } from 'use-intl'
import type { DayRange } from '@/lib/reports/types'
import { DateField } from './date-field'

export interface DayRangeFieldsProps {
  readonly value: DayRange
  readonly onChange: (value: DayRange) => void
  /** Ranges that one tap chooses. */
  readonly usual: readonly { readonly label: string; readonly range: DayRange }[]
  /** What is wrong, with the field where it is about one: `from` or `to`. */
  readonly problem?: { readonly field?: string; readonly words: string } | null
}

/** Chooses the first and the last day, or a usual range by one tap. */
export function DayRangeFields({ value, onChange, usual, problem = null }: DayRangeFieldsProps) {
  const t = useTranslations('common.days')
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t('label')}</legend>
      <div className="flex flex-wrap gap-2">
        {usual.map(({ label, range }) => (
          <button
            key={label}
            type="button"
            aria-pressed={range.from === value.from && range.to === value.to}
            onClick={() => onChange(range)}
            className="min-h-12 rounded-md border border-line-strong px-3 text-base text-ink-soft hover:border-ink-soft hover:text-ink aria-pressed:border-ink aria-pressed:bg-bed aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {label}
          </button>
        ))}
      </div>
      <div className="mt-3 grid grid-cols-2 gap-3">
        {(['from', 'to'] as const).map((field) => (
          <DateField
            key={field}
            label={t(field)}
            name={field}
            required
            value={value[field]}
            onChange={({ target }) => onChange({ ...value, [field]: target.value })}
            problem={problem?.field === field ? problem.words : undefined}
          />
        ))}
      </div>
    </fieldset>
  )
}
