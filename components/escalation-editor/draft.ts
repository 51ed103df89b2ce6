import type { EscalationPath, EscalationStep, Reach } from '@/lib/board/escalation'
import { minutes, secondsOf } from '@/lib/board/escalation-rules'

/** A step while it is edited; `time` is the text of its field. */
export interface DraftStep {
  /** Identifies the row, so that it keeps its focus when other rows come and go. */
  readonly key: number
  readonly time: string
  readonly reach: Reach
}
export type Draft = readonly DraftStep[]

export const draftOf = (steps: EscalationPath): Draft =>
  steps.map(({ afterSeconds, reach }, key) => ({ key, time: minutes(afterSeconds), reach }))

export const stepsOf = (draft: Draft): EscalationPath =>
  draft.map(({ time, reach }): EscalationStep => ({ afterSeconds: secondsOf(time), reach }))

/** Adds a step before the last one, halfway in time, so that the last step stays the last to fire. */
export function withStep(draft: Draft): Draft {
  const key = Math.max(-1, ...draft.map((one) => one.key)) + 1
  const last = draft.at(-1)
  const before = draft.at(-2)
  const end = secondsOf(last?.time ?? '')
  const start = before ? secondsOf(before.time) : 0
  // A path of one step alerts everyone at once: the new first step comes before it.
  if (!last || !before) {
    const lazy = last ? [{ ...last, time: minutes(60) }] : []
    return [{ key, time: minutes(0), reach: 'virtual-unit' }, ...lazy]
  }
  const between = Math.round((start + end) / 2)
  const fits = Number.isFinite(between) && between > start && between < end
  const time = fits ? minutes(between) : ''
  return [...draft.slice(0, -1), { key, time, reach: 'charge' }, last]
}

/** Removes a row. The new first step is at 0:00. */
export function without(draft: Draft, key: number): Draft {
  const [first, ...others] = draft.filter((one) => one.key !== key)
  return first ? [{ ...first, time: minutes(0) }, ...others] : []
}

/** Swaps the recipients of two neighbouring steps; the times stay, because they must rise. */
export function moved(draft: Draft, at: number, by: 1 | -1): Draft {
  const one = draft[at]
  const other = draft[at + by]
  if (!one || !other) return draft
  return draft.map((row, index) => {
    if (index === at) return { ...other, time: one.time }
    return index === at + by ? { ...one, time: other.time } : row
  })
}

/** Compares paths field by field: the database stores their keys in another order. */
export const samePath = (a: EscalationPath, b: EscalationPath): boolean =>
  a.length === b.length &&
  a.every(({ afterSeconds, reach }, at) => afterSeconds === b[at]?.afterSeconds && reach === b[at]?.reach)
