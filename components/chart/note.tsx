'use client'

import { useTranslations } from 'use-intl'
import { Disclosure } from '@/components/ui/disclosure'
import { useFormats } from '@/components/words/use-formats'
import type { NoteForm } from '@/lib/chart/types'
import type { Translate } from '@/lib/words/translator'
import { AnswerForm } from './answer-form'
import { PartView } from './part-view'
import { usePart } from './use-part'

/** The forms of an appointment's note (operation 16): each can be read and, where its questions are known, answered. */
export function Note({ appointmentId }: { appointmentId: string }) {
  const t = useTranslations('chart')
  const part = usePart<readonly NoteForm[]>(`chart/appointments/${encodeURIComponent(appointmentId)}/note`)
  return (
    <PartView part={part} what="note">
      {(forms) =>
        forms.length === 0 ? (
          <p className="text-base text-ink-soft">{t('note.none')}</p>
        ) : (
          <ul className="divide-y divide-line">
            {forms.map((form) => (
              <li key={form.id}>
                <Disclosure
                  level={5}
                  title={form.name ?? t('noName')}
                  aside={
                    <span className="flex-none text-sm font-normal text-ink-soft">{countWords(form, t)}</span>
                  }
                  initiallyOpen={forms.length === 1}
                >
                  <Form form={form} appointmentId={appointmentId} reload={part.reload} />
                </Disclosure>
              </li>
            ))}
          </ul>
        )
      }
    </PartView>
  )
}

function countWords({ sections, responses }: NoteForm, t: Translate<'chart'>): string {
  if (!sections) return t('note.answered', { answered: responses.length })
  const questions = sections.flatMap((section) => section.questions)
  const answered = questions.filter(({ value }) => value.length > 0).length
  return t('note.answeredOf', { answered, all: questions.length })
}

interface FormProps {
  readonly form: NoteForm
  readonly appointmentId: string
  readonly reload: () => Promise<unknown>
}

function Form({ form, appointmentId, reload }: FormProps) {
  const t = useTranslations('chart')
  const { dayAndTime } = useFormats()
  const { sections, responses, comments } = form
  return (
    <div className="pt-1 pb-4">
      {sections ? (
        <AnswerForm form={form} sections={sections} appointmentId={appointmentId} reload={reload} />
      ) : (
        <p className="text-base text-ink-soft">{t('note.inSolo')}</p>
      )}
      {!sections && responses.length === 0 && <p className="mt-2 text-base">{t('note.nothing')}</p>}
      {responses.length > 0 && (
        <dl className="mt-3 divide-y divide-line border-y border-line text-base">
          {responses.map(({ question, response, answeredAt }) => (
            <div key={`${question.join('\n')} ${answeredAt} ${response.join('\n')}`} className="py-2">
              <dt className="text-ink-soft">{question.join(' · ')}</dt>
              <dd className="font-medium break-words">{response.join(', ')}</dd>
              {answeredAt && <dd className="text-sm text-ink-faint">{answeredAt}</dd>}
            </div>
          ))}
        </dl>
      )}
      {comments.length > 0 && (
        <ul className="mt-3 space-y-2" aria-label={t('note.comments')}>
          {comments.map(({ message, author, at }) => (
            <li key={`${author} ${at} ${message}`} className="rounded-md bg-bed px-3 py-2 text-base">
              <p className="break-words">{message}</p>
              <p className="text-sm text-ink-soft">
                {[author, at === null ? null : dayAndTime(at)].filter(Boolean).join(', ')}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
