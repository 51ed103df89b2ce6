import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/server/platform/db/open'
import { type NoteQuestion, type noteTemplate, visitAnswer, visitForm } from '../db/schema'

export type Form = typeof noteTemplate.$inferSelect

/** Returns a form's questions in their order, each with its section's title. */
export const questionsOf = (
  form: Form,
): readonly { readonly section: string; readonly question: NoteQuestion }[] =>
  form.sections.flatMap(({ title, questions }) => questions.map((question) => ({ section: title, question })))

/**
 * Adds the form to the visit, and these answers to the form; they replace earlier ones to the same questions, and an empty
 * `value` removes an answer. Questions that the form does not have are ignored: the caller has checked them.
 */
export async function answerForm(
  tx: Transaction,
  appointmentId: number,
  form: Form,
  answers: readonly { readonly id: string; readonly value: readonly string[] }[],
): Promise<void> {
  const templateId = form.id
  await tx.insert(visitForm).values({ appointmentId, templateId }).onConflictDoNothing()
  // Of two answers to one question the later counts.
  const values = new Map(answers.map(({ id, value }) => [id, value]))
  // In the order of the form, so that two updates at once wait in line and do not deadlock.
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
