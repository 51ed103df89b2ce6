import type { WatchedAct, WatchedActor } from './acts'

export const UNUSUAL = ['manyCharts', 'otherUnits', 'atNight', 'brokenGlass', 'refusals'] as const
export type UnusualRule = (typeof UNUSUAL)[number]

/** What a rule has found: of one user, or of one address where no one was signed in. */
export interface Finding extends WatchedActor {
  readonly rule: UnusualRule
  /** The row that completed it. */
  readonly seq: number
  readonly from: number
  readonly to: number
  /** Patients, or refusals. */
  readonly count: number
  /** The patient or the unit that it is about, where there is one. */
  readonly patient: string | null
  readonly unit: string | null
  readonly reason: string | null
}

/** A finding of some acts, in order, of one actor. */
export function findingOf(
  rule: UnusualRule,
  acts: readonly WatchedAct[],
  more: Pick<Finding, 'count'> & Partial<Finding>,
): Finding | null {
  const [first] = acts
  const last = acts.at(-1)
  if (!first || !last) return null
  const { seq, kind, userId, name, role, address } = last
  const of = { seq, kind, userId, name, role, address, from: first.at, to: last.at }
  return { rule, ...of, patient: null, unit: null, reason: null, ...more }
}
