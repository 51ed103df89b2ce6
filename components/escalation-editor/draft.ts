import type { EscalationPath, EscalationStep, Reach } from '@/lib/board/escalation'
import { minutes, secondsOf } from '@/lib/board/escalation-rules'

/** A step while it is typed: the time is whatever stands in its field. */
export interface DraftStep {
  /** Stays with the row, so that a row keeps its focus while others come and go. */
  readonly key: number
  readonly time: string
  readonly reach: Reach
}
export type Draft = readonly DraftStep[]

export const draftOf = (steps: EscalationPath): Draft =>
  steps.map(({ afterSeconds, reach }, key) => ({ key, time: minutes(afterSeconds), reach }))

export const stepsOf = (draft: Draft): EscalationPath =>
  draft.map(({ time, reach }): EscalationStep => ({ afterSeconds: secondsOf(time), reach }))

/** One more before the last, halfway to it, so that the last one stays the one that always fires. */
export function withStep(draft: Draft): Draft {
  const key = Math.max(-1, ...draft.map((one) => one.key)) + 1
  const last = draft.at(-1)
  const before = draft.at(-2)
  const end = secondsOf(last?.time ?? '')
  const start = before ? secondsOf(before.time) : 0
  // After a path of one step everybody is called at once: the new first step comes before it.
  if (!last || !before) {
    const lazy = last ? [{ ...last, time: minutes(60) }] : []
    return [{ key, time: minutes(0), reach: 'virtual-unit' }, ...lazy]
  }
  const between = Math.round((start + end) / 2)
  const fits = Number.isFinite(between) && between > start && between < end
  const time = fits ? minutes(between) : ''
  return [...draft.slice(0, -1), { key, time, reach: 'charge' }, last]
}

/** Without a row. Whatever is first then is at 0:00. */
export function without(draft: Draft, key: number): Draft {
  const [first, ...others] = draft.filter((one) => one.key !== key)
  return first ? [{ ...first, time: minutes(0) }, ...others] : []
}

/** Whom two neighbours call changes places; the times stay, because they only ever rise. */
export function moved(draft: Draft, at: number, by: 1 | -1): Draft {
  const one = draft[at]
  const other = draft[at + by]
  if (!one || !other) return draft
  return draft.map((row, index) => {
    if (index === at) return { ...other, time: one.time }
    return index === at + by ? { ...one, time: other.time } : row
  })
}

/** By what the steps say: the database keeps their keys in an order of its own. */
export const samePath = (a: EscalationPath, b: EscalationPath): boolean =>
  a.length === b.length &&
  a.every(({ afterSeconds, reach }, at) => afterSeconds === b[at]?.afterSeconds && reach === b[at]?.reach)
