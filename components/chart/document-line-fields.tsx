'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { DocumentLine } from '@/lib/chart/types'

export const FIELD =
  'mt-1 min-h-12 w-full rounded-md border border-line-strong bg-bed px-3 py-2.5 text-base text-ink'

export interface DocumentLineFieldsProps {
  readonly number: number
  readonly line: DocumentLine
  readonly onChange: (line: DocumentLine) => void
}

/** One question and its response: a document of Solo's consists of these. */
export function DocumentLineFields({ number, line, onChange }: DocumentLineFieldsProps) {
  const t = useTranslations('chart')
  const id = useId()
  return (
    <fieldset className="mt-4 grid gap-3 sm:grid-cols-2">
      <legend className="sr-only">{t('documents.line', { number })}</legend>
      <div>
        <label htmlFor={`${id}-question`} className="text-base font-medium">
          {t('documents.question')}
        </label>
        <input
          id={`${id}-question`}
          required
          maxLength={500}
          value={line.question}
          onChange={({ target }) => onChange({ ...line, question: target.value })}
          autoComplete="off"
          className={FIELD}
        />
      </div>
      <div>
        <label htmlFor={`${id}-response`} className="text-base font-medium">
          {t('documents.response')}
        </label>
        <textarea
          id={`${id}-response`}
          rows={1}
          maxLength={5_000}
          value={line.response}
          onChange={({ target }) => onChange({ ...line, response: target.value })}
          className={`${FIELD} field-sizing-content`}
        />
      </div>
    </fieldset>
  )
}
