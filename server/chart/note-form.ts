import type { NoteForm, NoteQuestion, NoteResponse, NoteSection } from '@/lib/chart/types'
import type { SoloAnswer } from '@/lib/solo/client'

type SoloForm = SoloAnswer<'getVisitNote'>[number]
type SoloResponse = NonNullable<SoloForm['responses']>[number]

/** Kinds of questions that a line of text answers. */
const TEXT_KINDS = new Set(['', 'text', 'textarea', 'string'])

/**
 * Maps one form of a note. Each tenant shapes its sections itself: where they do not have the emulator's shape, the form is
 * read-only. Responses name their questions by title; of two responses to one title the later counts.
 */
export function formOf(solo: SoloForm): NoteForm {
  const responses = (solo.responses ?? []).map(responseOf)
  const answers = new Map(responses.map((one) => [titlesKey(one.question), one]))
  const sections = sectionsOf(solo.template?.flow?.sections ?? [], answers)
  const asked = new Set(
    sections?.flatMap(({ title, questions }) => questions.map((one) => titlesKey([title, one.title]))),
  )
  return {
    id: String(solo.id),
    name: solo.template?.name || null,
    // Operation 17 names a form by its name, so a form without one cannot be answered.
    sections: solo.template?.name && sections && sections.length > 0 ? sections : null,
    responses: solo.template?.name
      ? responses.filter(({ question }) => !asked.has(titlesKey(question)))
      : responses,
    comments: (solo.comments ?? []).flatMap(({ message, author, postedAt }) =>
      message
        ? [{ message, author: author?.username ?? null, at: postedAt == null ? null : postedAt * 1000 }]
        : [],
    ),
  }
}

const responseOf = ({ question, response, dateTime }: SoloResponse): NoteResponse => ({
  question: question ?? [],
  response: (response ?? []).map(String),
  answeredAt: dateTime?.date
    ? [dateTime.date.slice(0, 16), dateTime.timezone].filter(Boolean).join(' ')
    : null,
})

const titlesKey = (titles: readonly string[]): string => JSON.stringify(titles)

type Answers = ReadonlyMap<string, NoteResponse>

/** Null as soon as any part has an unknown shape: half a form would look like a whole one. */
function sectionsOf(sections: readonly unknown[], answers: Answers): readonly NoteSection[] | null {
  const read = sections.map((section) => sectionOf(section, answers))
  const known = read.flatMap((section) => section ?? [])
  const ids = known.flatMap(({ questions }) => questions.map(({ id }) => id))
  const titles = known.flatMap(({ title, questions }) =>
    questions.map((one) => titlesKey([title, one.title])),
  )
  // Answers name their question by its title, so two questions cannot share one.
  const clear = new Set(ids).size === ids.length && new Set(titles).size === titles.length
  return known.length === read.length && clear ? known : null
}

function sectionOf(section: unknown, answers: Answers): NoteSection | null {
  const { title, questions } = fieldsOf(section)
  if (typeof title !== 'string' || !Array.isArray(questions)) return null
  const read = questions.map((question) => questionOf(question, title, answers))
  const known = read.flatMap((question) => question ?? [])
  return known.length === read.length ? { title, questions: known } : null
}

function questionOf(question: unknown, section: string, answers: Answers): NoteQuestion | null {
  const { id, title, type, options } = fieldsOf(question)
  if ((typeof id !== 'string' && typeof id !== 'number') || typeof title !== 'string') return null
  const choices = Array.isArray(options) && options.length > 0 ? options.map(String) : null
  const answer = answers.get(titlesKey([section, title]))
  const value = answer?.response ?? []
  const kind = typeof type === 'string' ? type.toLowerCase() : ''
  return {
    id: String(id),
    title,
    options: choices,
    value,
    answeredAt: answer?.answeredAt ?? null,
    answerable: value.length < 2 && (choices !== null || TEXT_KINDS.has(kind)),
  }
}

const fieldsOf = (value: unknown): Readonly<{ [field: string]: unknown }> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
