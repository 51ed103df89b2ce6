'use client'

import Check from 'lucide-react/icons/check'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { NoteForm, NoteSection } from '@/lib/chart/types'
import { QuestionField } from './question-field'
import { sameAnswer, useAnswers } from './use-answers'

export interface AnswerFormProps {
  readonly form: NoteForm
  readonly sections: readonly NoteSection[]
  readonly appointmentId: string
  readonly reload: () => Promise<unknown>
}

/** The questions of a form by section. Only changed answers are sent, and newer answers of other users are not overwritten. */
export function AnswerForm({ form, sections, appointmentId, reload }: AnswerFormProps) {
  const { clockTime } = useFormats()
  const t = useTranslations('chart')
  const questions = sections.flatMap((section) => section.questions)
  const answers = useAnswers(form, questions, appointmentId, reload)
  const { draft, saving, problem, saved } = answers
  const open = Object.keys(draft).length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void answers.save()
  }
  return (
    <form onSubmit={submit}>
      {sections.map(({ title, questions: asked }) => (
        <section key={title} aria-label={title} className="mt-2 [&+&]:mt-7">
          <h6 className="text-sm font-semibold text-ink-soft">{title}</h6>
          <div className="mt-1.5 space-y-5">
            {asked.map((question) => {
              const unsaved = draft[question.id]
              const meanwhile = unsaved && !sameAnswer(unsaved.was, question.value)
              return (
                <QuestionField
                  key={question.id}
                  question={question}
                  value={unsaved?.value ?? question.value}
                  unsaved={unsaved !== undefined}
                  meanwhile={meanwhile ? question.value : null}
                  onChange={(value) => answers.put(question, value)}
                />
              )
            })}
          </div>
        </section>
      ))}
      {problem && <RefusalNote>{problem}</RefusalNote>}
      <div className="mt-6 flex flex-wrap items-center gap-3">
        <Button variant="primary" type="submit" disabled={open === 0 || saving}>
          {saving ? t('note.saving') : open === 0 ? t('note.save') : t('note.saveSome', { open })}
        </Button>
        {open > 0 && !saving && (
          <Button variant="quiet" onClick={answers.discard}>
            {t('note.discard')}
          </Button>
        )}
        <p role="status" className="min-w-0 flex-1 basis-52 text-base">
          {saved && open === 0 && (
            <span className="flex items-start gap-2 font-medium">
              <Check aria-hidden className="mt-0.5 size-5 flex-none text-good" />
              {t('note.saved', { time: clockTime(saved.at), titles: saved.titles.join(', ') })}
            </span>
          )}
          {open > 0 && !saving && <span className="text-ink-soft">{t('note.unsaved')}</span>}
        </p>
      </div>
    </form>
  )
}
