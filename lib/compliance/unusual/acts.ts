import type { TrailRow } from '../trail'

/** Who acted, and from where. */
export type WatchedActor = Pick<TrailRow, 'kind' | 'userId' | 'name' | 'role' | 'address'>

/** What the rules look at of a row. */
export interface WatchedAct
  extends WatchedActor,
    Pick<TrailRow, 'seq' | 'at' | 'action' | 'outcome' | 'patient' | 'reason'> {
  /** The unit of the bed, by its building's id; null where the act was about no bed. */
  readonly unit: string | null
}

/** A unit that a user covers now. */
export interface CoveredUnit {
  readonly userId: string
  readonly unit: string
}

/** Acts that show or change what is in a chart. */
const CHART = new Set(['chart:read', 'chart:write', 'chart:break-glass', 'solo:open'])
/** Returns whether an act opened the chart of a patient. */
export const opensChart = (act: WatchedAct): boolean =>
  CHART.has(act.action) && act.outcome === 'done' && act.kind === 'account' && act.patient !== null

/** Returns whether an act answers a request, or makes one: who does that has a reason to be in the unit. */
export const worksOnRequest = (act: WatchedAct): boolean =>
  act.outcome === 'done' && act.action.startsWith('request:') && act.action !== 'request:read'

/** Groups acts by a key, in their order; those without one are left out. */
export function groupBy(
  acts: readonly WatchedAct[],
  keyOf: (act: WatchedAct) => string | null,
): ReadonlyMap<string, readonly WatchedAct[]> {
  const groups = new Map<string, WatchedAct[]>()
  for (const act of acts) {
    const key = keyOf(act)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(act)
    else groups.set(key, [act])
  }
  return groups
}

/** The number of different patients in acts. */
export const patientsIn = (acts: readonly WatchedAct[]): number =>
  new Set(acts.map(({ patient }) => patient)).size
