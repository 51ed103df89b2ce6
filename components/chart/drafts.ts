import { createObservable, type Observable } from '@/components/feed/observable'
import type { NewChartDocument } from '@/lib/chart/types'

/** An answer that is not saved yet; `was` is Solo's answer when the draft was begun. */
export interface AnswerDraft {
  readonly value: readonly string[]
  readonly was: readonly string[]
}

/** By the question's id. */
export type NoteDraft = Readonly<Record<string, AnswerDraft>>

type Kept<T> = Observable<ReadonlyMap<string, T>>

/** Unsaved drafts, by bed and patient (`draftKey`). They live as long as the board's page, and no longer. */
export interface Drafts {
  readonly notes: Kept<NoteDraft>
  readonly documents: Kept<NewChartDocument>
}

export const createDrafts = (): Drafts => ({
  notes: createObservable(new Map()),
  documents: createObservable(new Map()),
})

export const draftKey = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join('/')

/** Stores a draft; null deletes it. */
export function keepDraft<T>(kept: Kept<T>, key: string, draft: T | null): void {
  const next = new Map(kept.get())
  if (draft === null) next.delete(key)
  else next.set(key, draft)
  kept.set(next)
}

/** Keeps the drafts of a bed under another one: its patient was moved there. */
export function moveDrafts({ notes, documents }: Drafts, from: string, to: string): void {
  moveIn(notes, from, to)
  moveIn(documents, from, to)
}

function moveIn<T>(kept: Kept<T>, from: string, to: string): void {
  for (const [key, draft] of kept.get()) {
    if (!key.startsWith(`${from}/`)) continue
    keepDraft(kept, key, null)
    keepDraft(kept, to + key.slice(from.length), draft)
  }
}

/** Deletes all drafts of one patient. */
export function dropDrafts({ notes, documents }: Drafts, owner: string): void {
  dropFrom(notes, owner)
  dropFrom(documents, owner)
}

function dropFrom<T>(kept: Kept<T>, owner: string): void {
  for (const key of kept.get().keys()) if (key.startsWith(`${owner}/`)) keepDraft(kept, key, null)
}
