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

/** The reader's words, for what is wrong here and for what the server refuses. */
export interface Say {
  readonly t: Translate<'reports'>
  readonly refusalWords: (refusal: Told) => string
}

/** The days of a draft from midnight to midnight, by this browser's time zone. */
const orderOf = ({ from, to, presetId, password }: Draft): ReportOrder => ({
  from: startOfDay(from),
  to: endOfDay(to),
  presetId: presetId.trim(),
  password,
})

/** The first thing that is wrong with a draft, with its field; null when it can be sent. */
export function draftProblem(draft: Draft, say: Say): Problem | null {
  const range = reportRangeProblem(orderOf(draft))
  if (range) return problemOf(range, say)
  const password = passwordProblem(draft.password)
  if (password !== null) return { words: say.refusalWords(password), field: 'password' }
  return draft.presetId.trim() === '' ? { words: say.t('order.presetMissing'), field: 'presetId' } : null
}

/** What came of an order: whether it was made, or why not, and whether nobody is signed in any more. */
export type Ordered =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: Problem; readonly signedOut: boolean }

/** Orders a report; the same `key` never orders twice. Where no answer came, the words say what that means here. */
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
