'use client'

import { useState } from 'react'
import { useObservable } from '@/components/feed/feed-context'
import type { NoteForm, NoteQuestion } from '@/lib/chart/types'
import { useChart } from './chart-context'
import { draftKey, keepDraft, type NoteDraft } from './drafts'
import { useChartCall } from './use-chart-call'

export interface Saved {
  /** By this browser's clock. */
  readonly at: number
  readonly titles: readonly string[]
}

export interface Answers {
  readonly draft: NoteDraft
  readonly saving: boolean
  /** Why the answers were not saved, in words. */
  readonly problem: string | null
  readonly saved: Saved | null
  readonly put: (question: NoteQuestion, value: readonly string[]) => void
  readonly discard: () => void
  readonly save: () => Promise<void>
}

const NOTHING: NoteDraft = {}

/** Unsaved answers to one form: they survive a failed save, and closing the dialog. */
export function useAnswers(
  form: NoteForm,
  questions: readonly NoteQuestion[],
  appointmentId: string,
  reload: () => Promise<unknown>,
): Answers {
  const { bedId, patient, drafts } = useChart()
  const call = useChartCall()
  const key = draftKey(bedId, patient.id, appointmentId, form.id)
  const kept = useObservable(drafts.notes).get(key) ?? NOTHING
  // An answer that Solo already has needs no saving.
  const draft = Object.fromEntries(
    questions.flatMap(({ id, value }) => {
      const one = kept[id]
      return one && !sameAnswer(one.value, value) ? [[id, one] as const] : []
    }),
  )
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [saved, setSaved] = useState<Saved | null>(null)
  const keep = (next: NoteDraft) => {
    keepDraft(drafts.notes, key, Object.keys(next).length === 0 ? null : next)
  }
  return {
    draft,
    saving,
    problem,
    saved,
    put(question, value) {
      setSaved(null)
      const { [question.id]: before, ...others } = draft
      const was = before?.was ?? question.value
      keep(sameAnswer(value, question.value) ? others : { ...others, [question.id]: { value, was } })
    },
    discard() {
      setProblem(null)
      keep(NOTHING)
    },
    async save() {
      setSaving(true)
      setProblem(null)
      const answered = questions.filter(({ id }) => draft[id])
      // The answer that was on the screen: the server overwrites no other.
      const answers = answered.map(({ id, value: was }) => ({
        id,
        was,
        value: spoken(draft[id]?.value ?? []),
      }))
      const path = `chart/appointments/${encodeURIComponent(appointmentId)}/note`
      const answer = await call(path, { method: 'PUT', body: { form: form.id, answers } })
      if (answer.ok) {
        await reload()
        const left = drafts.notes.get().get(key) ?? NOTHING
        // Text typed during the save still has to be saved.
        keep(Object.fromEntries(Object.entries(left).filter(([id, { value }]) => value !== draft[id]?.value)))
        setSaved({ at: Date.now(), titles: answered.map(({ title }) => title) })
      } else {
        setProblem(answer.words)
        if (answer.refusal.code === 'note_changed') await reload()
      }
      setSaving(false)
    },
  }
}

export const sameAnswer = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index])

/** An answer of spaces only removes the answer. */
const spoken = (value: readonly string[]): readonly string[] =>
  value.map((one) => one.trim()).filter((one) => one !== '')
