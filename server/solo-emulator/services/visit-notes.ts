import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { NoteUpdate } from '@/lib/solo/endpoints'
import type { Orm } from '@/server/platform/db/open'
import { type Answer, badParameter, yes } from '../answer'
import {
  appointment,
  type NoteSection,
  noteTemplate,
  patient,
  visitAnswer,
  visitComment,
  visitForm,
  waitingRoomForm,
} from '../db/schema'
import { localTime, unixSeconds } from '../time-formats'
import { recordIntake } from '../webhooks/record-intake'
import { findVisit, type Visit } from './appointments'
import { answerForm, type Form, questionsOf } from './note-forms'

/** The time zone of the dates of responses in the reference. */
const PRACTICE_TIME_ZONE = 'America/New_York'

/** One form of a visit's note as "Get Visit Note" shows it. */
export interface NoteShown {
  readonly id: string
  readonly template: { readonly name: string; readonly flow: { readonly sections: NoteSection[] } }
  readonly comments: CommentShown[]
  readonly responses: ResponseShown[]
}

interface CommentShown {
  readonly id: string
  readonly templateId: string
  readonly message: string
  readonly postedAt: number
  readonly author: { readonly id: number; readonly username: string }
}

interface ResponseShown {
  readonly dateTime: { readonly date: string; readonly timezone_type: 3; readonly timezone: string }
  /** The section's title, then the question's. */
  readonly question: [string, string]
  readonly response: string[]
}

type StoredAnswer = typeof visitAnswer.$inferSelect
type StoredComment = typeof visitComment.$inferSelect

/** Operation 16: the forms of the visit's waiting room and those added to the visit, answered or not. */
export async function getVisitNote(orm: Orm, of: string): Promise<Answer<NoteShown[]>> {
  const visit = await findVisit(orm, { id: of })
  if (!visit.ok) return visit
  const { id } = visit.value
  const [forms, answers, comments] = [
    await formsOf(orm, visit.value),
    await orm.select().from(visitAnswer).where(eq(visitAnswer.appointmentId, id)),
    await orm
      .select()
      .from(visitComment)
      .where(eq(visitComment.appointmentId, id))
      .orderBy(asc(visitComment.postedAt), asc(visitComment.id)),
  ]
  return yes(
    forms.map((form) => ({
      id: form.id,
      template: { name: form.name, flow: { sections: [...form.sections] } },
      comments: comments.filter(({ templateId }) => templateId === form.id).map(commentShown),
      responses: inOrder(form, answers).map(responseShown),
    })),
  )
}

/**
 * Operation 17: answers questions of one form, and adds the form to the visit if it does not have it. It writes all answers or
 * none; the rest of the form stays. The reference's example has no body (null), which stands for the practice's first form,
 * answered from the patient's demographics. Webhooks that asked for one of the answers get `intake:completed`. Returns all
 * answers of the form.
 */
export async function updateVisitNote(
  orm: Orm,
  of: string,
  sent: NoteUpdate | null,
): Promise<Answer<NoteUpdate>> {
  const visit = await findVisit(orm, { id: of })
  if (!visit.ok) return visit
  const [form] = await orm
    .select()
    .from(noteTemplate)
    .where(sent ? eq(noteTemplate.name, sent.name) : undefined)
    .orderBy(asc(noteTemplate.position), asc(noteTemplate.name))
    .limit(1)
  if (!form) return badParameter('name', 'There is no visit note template of this name.')
  const questions = sent?.questions ?? (await knownOf(orm, visit.value, form))
  const known = new Set(questionsOf(form).map(({ question }) => question.id))
  const unknown = questions.findIndex(({ id }) => !known.has(id))
  if (unknown >= 0) return badParameter(`questions.${unknown}.id`, 'The template has no such question.')
  const isVisit = eq(appointment.id, visit.value.id)
  return orm.transaction(async (tx) => {
    // First: the events go out in the order of this lock.
    await tx.select({ id: appointment.id }).from(appointment).where(isVisit).for('update')
    await answerForm(tx, visit.value.id, form, questions)
    await recordIntake(tx, {
      appointmentId: visit.value.id,
      patientId: visit.value.patientSpid,
      form: form.name,
      answers: answered(form, questions),
    })
    const answers = await tx.select().from(visitAnswer).where(eq(visitAnswer.appointmentId, visit.value.id))
    return yes({
      name: form.name,
      questions: inOrder(form, answers).map(({ questionId, value }) => ({
        id: questionId,
        value: [...value],
      })),
    })
  })
}

/** Returns the answers that were not removed; of two answers to one question the later. */
function answered(form: Form, sent: NoteUpdate['questions']) {
  const values = new Map(sent.map(({ id, value }) => [id, value]))
  return questionsOf(form).flatMap(({ question: { id, title } }) => {
    const value = values.get(id) ?? []
    return value.length > 0 ? [{ id, question: title, value }] : []
  })
}

function formsOf(orm: Orm, visit: Visit): Promise<Form[]> {
  const ofRoom = orm
    .select({ id: waitingRoomForm.templateId })
    .from(waitingRoomForm)
    .where(eq(waitingRoomForm.waitingRoomId, visit.waitingRoomId))
  const added = orm
    .select({ id: visitForm.templateId })
    .from(visitForm)
    .where(eq(visitForm.appointmentId, visit.id))
  return orm
    .select()
    .from(noteTemplate)
    .where(or(inArray(noteTemplate.id, ofRoom), inArray(noteTemplate.id, added)))
    .orderBy(asc(noteTemplate.position), asc(noteTemplate.name))
}

/** Returns answers from the demographics to questions that no one has answered. */
async function knownOf(orm: Orm, visit: Visit, form: Form): Promise<NoteUpdate['questions']> {
  const [who] = await orm.select().from(patient).where(eq(patient.spid, visit.patientSpid))
  const answered = await orm
    .select({ id: visitAnswer.questionId })
    .from(visitAnswer)
    .where(and(eq(visitAnswer.appointmentId, visit.id), eq(visitAnswer.templateId, form.id)))
  return questionsOf(form).flatMap(({ question: { id, tag, options } }) => {
    const gender = options?.find((one) => one.toLowerCase() === who?.record.gender.toLowerCase())
    const isOpen = tag === 'gender' && !answered.some((one) => one.id === id)
    return isOpen && gender !== undefined ? [{ id, value: [gender] }] : []
  })
}

/** Returns the form's answers in the order of its questions; answers to questions that it no longer has come first. */
function inOrder(form: Form, answers: readonly StoredAnswer[]): StoredAnswer[] {
  const places = new Map(questionsOf(form).map(({ question }, place) => [question.id, place]))
  const placeOf = ({ questionId }: StoredAnswer) => places.get(questionId) ?? -1
  return answers
    .filter(({ templateId }) => templateId === form.id)
    .sort((one, other) => placeOf(one) - placeOf(other) || one.questionId.localeCompare(other.questionId))
}

const responseShown = ({ answeredAt, section, question, value }: StoredAnswer): ResponseShown => ({
  dateTime: {
    date: localTime(answeredAt, PRACTICE_TIME_ZONE),
    timezone_type: 3,
    timezone: PRACTICE_TIME_ZONE,
  },
  question: [section, question],
  response: [...value],
})

const commentShown = (stored: StoredComment): CommentShown => ({
  id: stored.id,
  templateId: stored.templateId,
  message: stored.message,
  postedAt: unixSeconds(stored.postedAt),
  author: { id: stored.authorId, username: stored.authorUsername },
})
