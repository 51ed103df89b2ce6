'use client'

import { Disclosure } from '@/components/ui/disclosure'
import type { NoteForm } from '@/lib/chart/types'
import { AnswerForm } from './answer-form'
import { PartView } from './part-view'
import { usePart } from './use-part'
import { dayAndTime } from './when'

/** The forms of a visit's note (operation 16), each to be read and, where its questions are known, answered. */
export function Note({ appointmentId }: { appointmentId: string }) {
  const part = usePart<readonly NoteForm[]>(`chart/appointments/${encodeURIComponent(appointmentId)}/note`)
  return (
    <PartView part={part} what="the note">
      {(forms) =>
        forms.length === 0 ? (
          <p className="text-base text-ink-soft">Solo has no form for this visit’s note.</p>
        ) : (
          <ul className="divide-y divide-line">
            {forms.map((form) => (
              <li key={form.id}>
                <Disclosure
                  level={5}
                  title={form.name}
                  aside={
                    <span className="flex-none text-sm font-normal text-ink-soft">{countWords(form)}</span>
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

function countWords({ sections, responses }: NoteForm): string {
  if (!sections) return `${responses.length} answered`
  const questions = sections.flatMap((section) => section.questions)
  return `${questions.filter(({ value }) => value.length > 0).length} of ${questions.length} answered`
}

interface FormProps {
  readonly form: NoteForm
  readonly appointmentId: string
  readonly reload: () => Promise<unknown>
}

function Form({ form, appointmentId, reload }: FormProps) {
  const { sections, responses, comments } = form
  return (
    <div className="pt-1 pb-4">
      {sections ? (
        <AnswerForm form={form} sections={sections} appointmentId={appointmentId} reload={reload} />
      ) : (
        <p className="text-base text-ink-soft">This form is answered in Solo itself. What it says there:</p>
      )}
      {!sections && responses.length === 0 && <p className="mt-2 text-base">Nothing yet.</p>}
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
        <ul className="mt-3 space-y-2" aria-label="Comments">
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
