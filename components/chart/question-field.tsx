'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { NoteQuestion } from '@/lib/chart/types'

export interface QuestionFieldProps {
  readonly question: NoteQuestion
  /** The draft's answer, else Solo's. */
  readonly value: readonly string[]
  readonly unsaved: boolean
  /** Another user's answer since the draft was begun. */
  readonly meanwhile: readonly string[] | null
  readonly onChange: (value: readonly string[]) => void
}

/** One question: options, free text, or read-only. */
export function QuestionField(props: QuestionFieldProps) {
  const t = useTranslations('chart')
  const { question, value, unsaved, meanwhile, onChange } = props
  const notes = <Notes question={question} unsaved={unsaved} meanwhile={meanwhile} />
  if (!question.answerable) {
    return (
      <div className="text-base">
        <p className="font-medium">{question.title}</p>
        <p className="break-words">{value.join(', ') || t('noAnswer')}</p>
        <p className="text-sm text-ink-faint">{t('note.answeredInSolo')}</p>
        {notes}
      </div>
    )
  }
  return question.options ? (
    <Choice question={question} options={question.options} value={value} onChange={onChange}>
      {notes}
    </Choice>
  ) : (
    <Words question={question} value={value} onChange={onChange}>
      {notes}
    </Words>
  )
}

type FieldProps = Pick<QuestionFieldProps, 'question' | 'value' | 'onChange'> & {
  readonly children: React.ReactNode
}

function Choice({
  question,
  options,
  value,
  onChange,
  children,
}: FieldProps & { options: readonly string[] }) {
  const t = useTranslations('chart')
  const name = useId()
  const [chosen] = value
  // An option that the form no longer offers is still an answer.
  const offered = chosen === undefined || options.includes(chosen) ? options : [...options, chosen]
  return (
    <fieldset>
      <legend className="text-base font-medium">{question.title}</legend>
      <div className="mt-1.5 flex flex-wrap gap-2">
        {offered.map((option) => (
          <label
            key={option}
            className="flex min-h-12 min-w-12 cursor-pointer items-center justify-center rounded-md border border-line-strong px-3.5 text-base has-checked:border-ink has-checked:bg-action has-checked:font-semibold has-checked:text-on-action has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              checked={option === chosen}
              onChange={() => onChange([option])}
              className="sr-only"
            />
            {option}
          </label>
        ))}
        {chosen !== undefined && (
          <Button
            variant="quiet"
            onClick={() => onChange([])}
            aria-label={t('note.takeBackOf', { question: question.title })}
          >
            {t('note.takeBack')}
          </Button>
        )}
      </div>
      {children}
    </fieldset>
  )
}

function Words({ question, value, onChange, children }: FieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="text-base font-medium">
        {question.title}
      </label>
      <textarea
        id={id}
        rows={1}
        maxLength={5_000}
        value={value[0] ?? ''}
        onChange={({ target }) => onChange(target.value === '' ? [] : [target.value])}
        className="mt-1 field-sizing-content min-h-12 w-full rounded-md border border-line-strong bg-bed px-3 py-2.5 text-base text-ink"
      />
      {children}
    </div>
  )
}

function Notes({
  question,
  unsaved,
  meanwhile,
}: Pick<QuestionFieldProps, 'question' | 'unsaved' | 'meanwhile'>) {
  const t = useTranslations('chart')
  return (
    <>
      {meanwhile && (
        <p className="mt-1 text-base font-medium">
          {meanwhile.length > 0
            ? t('note.meanwhile', { answer: meanwhile.join(', ') })
            : t('note.meanwhileTakenBack')}
        </p>
      )}
      {question.answeredAt && !unsaved && (
        <p className="mt-1 text-sm text-ink-faint">{t('note.answeredAt', { moment: question.answeredAt })}</p>
      )}
    </>
  )
}
