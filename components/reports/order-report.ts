import { type ApiAnswer, callApi } from '@/components/feed/http'
import type { Refusal } from '@/lib/errors'
import { endOfDay, startOfDay } from '@/lib/reports/days'
import { passwordProblem } from '@/lib/reports/password'
import { reportRangeProblem } from '@/lib/reports/range'
import type { DayRange, ReportOrder, ReportView } from '@/lib/reports/types'

export interface Draft extends DayRange {
  readonly presetId: string
  readonly password: string
}

/** The days of a draft from midnight to midnight, by this browser's time zone. */
const orderOf = ({ from, to, presetId, password }: Draft): ReportOrder => ({
  from: startOfDay(from),
  to: endOfDay(to),
  presetId: presetId.trim(),
  password,
})

/** The first thing that is wrong with a draft, with its field; null when it can be sent. */
export function draftProblem(draft: Draft): Refusal | null {
  const range = reportRangeProblem(orderOf(draft))
  if (range) return range
  const password = passwordProblem(draft.password)
  if (password !== null) return { code: 'invalid', message: password, field: 'password' }
  return draft.presetId.trim() === ''
    ? { code: 'invalid', message: 'Name the preset that Solo makes the report by.', field: 'presetId' }
    : null
}

/** Orders a report; the same `key` never orders twice. Where no answer came, the words say what that means here. */
export async function orderReport(draft: Draft, key: string): Promise<ApiAnswer<ReportView>> {
  const answer = await callApi<ReportView>('/api/reports', {
    method: 'POST',
    body: orderOf(draft),
    headers: { 'Idempotency-Key': key },
  })
  if (answer.ok || answer.reached) return answer
  const message = 'No answer came. Press “Order report” again: it is not ordered twice.'
  return { ...answer, refusal: { ...answer.refusal, message } }
}
