import { type Refusal, refused, type Said } from '@/lib/errors'
import { refusalTextHere } from '@/lib/words/refusal-text-here'
import type { DayRange } from './types'

const MOST_REPORT_DAYS = 366
export const MOST_DUMP_DAYS = 31

const DAY_MS = 86_400_000
/** Whole days of a time zone can be an hour longer than 24 h each. */
const DAYLIGHT_SAVING_MS = 3_600_000

const wrong = (field: 'from' | 'to', why: Said): Refusal => refused('invalid', why, { field }).refusal

/** Returns what is wrong with the range of a report, or null; `from` and `to` are moments in ISO 8601. */
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
    ? wrong('to', refusalTextHere('reportDays', { days: MOST_REPORT_DAYS }))
    : null
}

/** Returns what is wrong with the days of a CSV dump, or null. */
export function dumpDaysProblem({ from, to }: DayRange): Refusal | null {
  const problem = orderProblem(Date.parse(from), Date.parse(to))
  if (problem) return problem
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1 > MOST_DUMP_DAYS
    ? wrong('to', refusalTextHere('csvDays', { days: MOST_DUMP_DAYS }))
    : null
}

function orderProblem(from: number, to: number): Refusal | null {
  if (Number.isNaN(from)) return wrong('from', refusalTextHere('firstDay'))
  if (Number.isNaN(to)) return wrong('to', refusalTextHere('lastDay'))
  return to < from ? wrong('to', refusalTextHere('daysTurned')) : null
}
