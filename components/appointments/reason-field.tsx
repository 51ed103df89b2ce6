import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Field } from '@/components/ui/field'
import { APPOINTMENT_LIMITS } from '@/lib/appointments/types'
import { REASONS } from '@/lib/board/reasons'

export interface ReasonFieldProps {
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (reason: string) => void
}

/** The field for the reason; it suggests the usual ones. */
export function ReasonField({ value, problem, onChange }: ReasonFieldProps) {
  const t = useTranslations('appointments')
  const list = useId()
  const board = useTranslations('board')
  return (
    <>
      <Field
        label={t('form.reason')}
        name="reason"
        list={list}
        value={value}
        maxLength={APPOINTMENT_LIMITS.reasonLength}
        autoComplete="off"
        problem={problem}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {REASONS.filter((id) => id !== 'other').map((id) => (
          <option key={id} value={board(`reason.${id}`)} />
        ))}
      </datalist>
    </>
  )
}
