import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/server/platform/db/open'
import { type NoteQuestion, type noteTemplate, visitAnswer, visitForm } from '../db/schema'

export type Form = typeof noteTemplate.$inferSelect

/** A form's questions in their order, each with its section's title. */
export const questionsOf = (
  form: Form,
): readonly { readonly section: string; readonly question: NoteQuestion }[] =>
  form.sections.flatMap(({ title, questions }) => questions.map((question) => ({ section: title, question })))

/**
 * Gives the visit the form, and the form these answers, over earlier ones to the same questions; an empty `value` takes
 * an answer back. Questions that the form has not are left out: their asker has looked.
 */
export async function answerForm(
  tx: Transaction,
  appointmentId: number,
  form: Form,
  answers: readonly { readonly id: string; readonly value: readonly string[] }[],
): Promise<void> {
  const templateId = form.id
  await tx.insert(visitForm).values({ appointmentId, templateId }).onConflictDoNothing()
  // Of two answers to one question the later one counts.
  const values = new Map(answers.map(({ id, value }) => [id, value]))
  // In the order of the form, so that two updates at once wait for one another instead of for each other.
  for (const { section, question } of questionsOf(form)) {
    const { id: questionId, title } = question
    const value = values.get(questionId)
    if (value === undefined) continue
    if (value.length === 0) {
      await tx
        .delete(visitAnswer)
        .where(
          and(
            eq(visitAnswer.appointmentId, appointmentId),
            eq(visitAnswer.templateId, templateId),
            eq(visitAnswer.questionId, questionId),
          ),
        )
      continue
    }
    const now = { section, question: title, value, answeredAt: sql`now()` }
    await tx
      .insert(visitAnswer)
      .values({ appointmentId, templateId, questionId, ...now })
      .onConflictDoUpdate({
        target: [visitAnswer.appointmentId, visitAnswer.templateId, visitAnswer.questionId],
        set: now,
      })
  }
}
