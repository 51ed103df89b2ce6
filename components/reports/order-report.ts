import { callApi } from '@/components/feed/http'
import type { Refusal } from '@/lib/errors'
import { endOfDay, startOfDay } from '@/lib/reports/days'
import { passwordProblem } from '@/lib/reports/password'
import { reportRangeProblem } from '@/lib/reports/range'
import type { DayRange, ReportOrder, ReportView } from '@/lib/reports/types'
import type { Told } from '@/lib/words/refusal-words'
import type { Translate } from '@/lib/words/translator'
import type { Problem } from './problem'

export interface Draft extends DayRange {
  readonly presetId: string
  readonly password: string
}

/** Translators to the reader's language, for problems found here and for refusals of the server. */
export interface Say {
  readonly t: Translate<'reports'>
  readonly refusalWords: (refusal: Told) => string
}

/** Returns the days of a draft from midnight to midnight, in this browser's time zone. */
const orderOf = ({ from, to, presetId, password }: Draft): ReportOrder => ({
  from: startOfDay(from),
  to: endOfDay(to),
  presetId: presetId.trim(),
  password,
})

/** Returns the first problem of a draft, with its field; null where it can be sent. */
export function draftProblem(draft: Draft, say: Say): Problem | null {
  const range = reportRangeProblem(orderOf(draft))
  if (range) return problemOf(range, say)
  const password = passwordProblem(draft.password)
  if (password !== null) return { words: say.refusalWords(password), field: 'password' }
  return draft.presetId.trim() === '' ? { words: say.t('order.presetMissing'), field: 'presetId' } : null
}

/** The result of an order: whether it was ordered, or why not, and whether the session has ended. */
export type Ordered =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: Problem; readonly signedOut: boolean }

/** Orders a report; the same `key` never orders twice. Without an answer, the text says what that means. */
export async function orderReport(draft: Draft, key: string, say: Say): Promise<Ordered> {
  const answer = await callApi<ReportView>('/api/reports', {
    method: 'POST',
    body: orderOf(draft),
    headers: { 'Idempotency-Key': key },
  })
  if (answer.ok) return { ok: true }
  const problem = answer.reached ? problemOf(answer.refusal, say) : { words: say.t('order.unanswered') }
  return { ok: false, problem, signedOut: answer.refusal.code === 'unauthenticated' }
}

const problemOf = (refusal: Refusal, { refusalWords }: Say): Problem => ({
  words: refusalWords(refusal),
  ...(refusal.field !== undefined && { field: refusal.field }),
})
