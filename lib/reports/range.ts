import { type Refusal, refused } from '@/lib/errors'
import type { DayRange } from './types'

const MOST_REPORT_DAYS = 366
export const MOST_DUMP_DAYS = 31

const DAY_MS = 86_400_000
/** Whole days of a time zone can be an hour longer than their number says. */
const DAYLIGHT_SAVING_MS = 3_600_000

const wrong = (field: 'from' | 'to', message: string): Refusal =>
  refused('invalid', message, { field }).refusal

/** What is wrong with the range of a report, or null; `from` and `to` are moments in ISO 8601. */
export function reportRangeProblem({
  from,
  to,
}: {
  readonly from: string
  readonly to: string
}): Refusal | null {
  const problem = orderProblem(Date.parse(from), Date.parse(to))
  if (problem) return problem
  const longest = MOST_REPORT_DAYS * DAY_MS + DAYLIGHT_SAVING_MS
  return Date.parse(to) - Date.parse(from) > longest
    ? wrong('to', `A report takes ${MOST_REPORT_DAYS} days at most: choose a shorter time.`)
    : null
}

/** What is wrong with the days of a CSV dump, or null. */
export function dumpDaysProblem({ from, to }: DayRange): Refusal | null {
  const problem = orderProblem(Date.parse(from), Date.parse(to))
  if (problem) return problem
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 > MOST_DUMP_DAYS
    ? wrong('to', `The CSV takes ${MOST_DUMP_DAYS} days at once: choose fewer.`)
    : null
}

function orderProblem(from: number, to: number): Refusal | null {
  if (Number.isNaN(from)) return wrong('from', 'Choose the first day.')
  if (Number.isNaN(to)) return wrong('to', 'Choose the last day.')
  return to < from ? wrong('to', 'The last day must not be before the first.') : null
}
