import ArrowDown from 'lucide-react/icons/arrow-down'
import ArrowUp from 'lucide-react/icons/arrow-up'
import Trash2 from 'lucide-react/icons/trash-2'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { ICON_BUTTON, IconLabel } from '@/components/ui/icon-button'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { REACHES, type Reach } from '@/lib/board/escalation'
import type { PathProblem } from '@/lib/board/escalation-rules'
import type { DraftStep } from './draft'

export interface StepRowProps {
  readonly row: DraftStep
  /** The place of the step, from 1. */
  readonly number: number
  readonly count: number
  readonly problem: PathProblem | null
  readonly onChange: (row: DraftStep) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onRemove: () => void
}

const FIELD = 'min-h-12 rounded-md border bg-bed px-3 text-base text-ink'
const SIZE = { afterSeconds: 'w-20 font-semibold', reach: 'mt-2 w-full' } as const

/** One step: its time, its recipients, and the buttons that move or remove it. */
export function StepRow({ row, number, count, problem, onChange, onMove, onRemove }: StepRowProps) {
  const t = useTranslations('escalation.step')
  const reaches = useTranslations('escalation.reach')
  const words = useRefusalWords()
  const id = useId()
  const marked = (field: 'afterSeconds' | 'reach') => {
    const wrong = problem?.field.endsWith(field)
    return {
      ...(wrong ? { 'aria-invalid': true, 'aria-describedby': id } : {}),
      className: `${FIELD} ${wrong ? 'border-2 border-emergency' : 'border-line-strong'} ${SIZE[field]}`,
    }
  }
  return (
    <li className="rounded-lg border border-line p-2">
      <div className="flex items-center gap-1">
        {number === 1 ? (
          <span className="min-w-0 flex-1 px-1 text-base font-semibold">{t('atOnce')}</span>
        ) : (
          <label className="flex min-w-0 flex-1 items-center gap-2 px-1 text-base">
            {t('after')}
            <input
              {...marked('afterSeconds')}
              aria-label={t('time', { number })}
              value={row.time}
              inputMode="numeric"
              autoComplete="off"
              placeholder="1:30"
              onChange={(event) => onChange({ ...row, time: event.target.value })}
            />
          </label>
        )}
        <Tool name={t('up', { number })} disabled={number === 1} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden className="size-5" />
          <IconLabel>{t('upShort')}</IconLabel>
        </Tool>
        <Tool name={t('down', { number })} disabled={number === count} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden className="size-5" />
          <IconLabel>{t('downShort')}</IconLabel>
        </Tool>
        <Tool name={t('remove', { number })} disabled={count === 1} onClick={onRemove}>
          <Trash2 aria-hidden className="size-5" />
          <IconLabel>{t('removeShort')}</IconLabel>
        </Tool>
      </div>
      <select
        {...marked('reach')}
        aria-label={t('reach', { number })}
        value={row.reach}
        onChange={(event) => onChange({ ...row, reach: reachOf(event.target.value) })}
      >
        {REACHES.map((reach) => (
          <option key={reach} value={reach}>
            {reaches(reach)}
          </option>
        ))}
      </select>
      {problem && (
        <p id={id} role="alert" className="mt-1.5 px-1 text-sm font-semibold">
          {words(problem)}
        </p>
      )}
    </li>
  )
}

interface ToolProps {
  readonly name: string
  readonly disabled: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

const Tool = ({ name, ...rest }: ToolProps) => (
  <button
    type="button"
    aria-label={name}
    title={name}
    {...rest}
    className={`${ICON_BUTTON} disabled:opacity-30`}
  />
)

const reachOf = (value: string): Reach => REACHES.find((reach) => reach === value) ?? 'everybody'
