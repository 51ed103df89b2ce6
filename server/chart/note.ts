import type { NoteAnswers, NoteForm, NoteQuestion } from '@/lib/chart/types'
import { accepted, type Result, refused, type Said } from '@/lib/errors'
import type { SoloClient } from '@/lib/solo/client'
import { refusalText } from '@/lib/words/refusal-text'
import type { Actor } from '@/server/access/permission'
import type { Begin } from '@/server/audit/audit'
import { appointmentOf } from './appointment'
import type { ChartSettings } from './chart'
import { keepAnswers, type Visit } from './kept'
import { formOf } from './note-form'
import type { BedPatient } from './patient'
import { chartRefusal } from './refusal'

/** Fetches the forms of a note (operation 16), of an appointment of this patient. */
export async function readNote(
  client: SoloClient,
  who: BedPatient,
  appointmentId: string,
): Promise<Result<readonly NoteForm[]>> {
  const appointment = await appointmentOf(client, who, appointmentId)
  return appointment.ok ? formsOf(client, String(appointment.value.id)) : appointment
}

async function formsOf(client: SoloClient, id: string): Promise<Result<readonly NoteForm[]>> {
  const answer = await client.call('getVisitNote', { params: { appointment_id: id } })
  return answer.ok ? accepted(answer.value.map(formOf)) : chartRefusal(answer.error, 'note')
}

/**
 * Answers questions of one form (operation 17); an empty value removes an answer. Solo overwrites without a check, so the note is
 * read first, and no answer that the nurse has not seen is overwritten. What is overwritten is kept for the audit.
 */
export async function answerNote(
  { orm, client }: ChartSettings,
  actor: Actor,
  { who, appointmentId }: Visit,
  { form: formId, answers }: NoteAnswers,
  begin: Begin,
): Promise<Result<{ savedAt: number }>> {
  const appointment = await appointmentOf(client, who, appointmentId)
  if (!appointment.ok) return appointment
  const id = String(appointment.value.id)
  const forms = await formsOf(client, id)
  if (!forms.ok) return forms
  const form = forms.value.find((one) => one.id === formId)
  if (!form?.sections) return refused('not_found', refusalText('chart.noForm'), { field: 'form' })
  const questions = new Map(form.sections.flatMap((section) => section.questions).map((one) => [one.id, one]))
  for (const [index, answer] of answers.entries()) {
    const question = questions.get(answer.id)
    const problem = question ? problemOf(question, answer) : refusalText('chart.noQuestion')
    if (problem !== null) return refused('invalid', problem, { field: `answers.${index}` })
    // Already answered like this: by another user, or by an earlier try whose answer was lost.
    if (question && !same(question.value, answer.was) && !same(question.value, answer.value)) {
      return refused('note_changed', refusalText('chart.noteChanged'))
    }
  }
  await begin()
  await keepAnswers(orm, actor, { who, appointmentId: id }, form, answers)
  const saved = await client.call('updateVisitNote', {
    params: { appointment_id: id },
    body: { name: form.name ?? '', questions: answers.map(({ id, value }) => ({ id, value: [...value] })) },
  })
  return saved.ok ? accepted({ savedAt: Date.now() }) : chartRefusal(saved.error, 'note')
}

function problemOf(question: NoteQuestion, { value }: NoteAnswers['answers'][number]): Said | null {
  if (!question.answerable) return refusalText('chart.inSolo')
  const [chosen] = value
  if (chosen === undefined || question.options === null || same(question.value, value)) return null
  return question.options.includes(chosen) ? null : refusalText('chart.noOption')
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index])
