'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { DisplayChoice } from '@/lib/board/display'
import type { Refusal } from '@/lib/errors'

export const FIELD =
  'mt-1.5 min-h-12 w-full rounded-md border border-line-strong bg-bed px-3 text-lg text-ink'

export interface NameFieldProps {
  readonly choice: DisplayChoice
  readonly onChoose: (choice: DisplayChoice) => void
  readonly refusal: Refusal | null
  readonly placeholder: string
}

/** The name of a display. */
export function NameField({ choice, onChoose, refusal, placeholder }: NameFieldProps) {
  const t = useTranslations('displays.choice')
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {t('name')}
      </label>
      <input
        id={id}
        required
        maxLength={100}
        autoComplete="off"
        placeholder={placeholder}
        value={choice.name}
        aria-invalid={refusal?.field === 'name' ? true : undefined}
        onChange={({ target }) => onChoose({ ...choice, name: target.value })}
        className={FIELD}
      />
    </div>
  )
}
