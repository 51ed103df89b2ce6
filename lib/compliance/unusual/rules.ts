import { isDenied } from '../denied'
import { type CoveredUnit, groupBy, opensChart, patientsIn, type WatchedAct, worksOnRequest } from './acts'
import { bursts } from './bursts'
import { type Finding, findingOf } from './finding'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The thresholds, which the page says in words. */
export const THRESHOLDS = {
  /** A virtual nurse covers about 12 patients. */
  manyCharts: { patients: 20, minutes: 60 },
  otherUnits: { hours: 12 },
  atNight: { hours: 4 },
  refusals: { refusals: 5, minutes: 10 },
} as const

const byUser = (act: WatchedAct): string | null => act.userId
const isFinding = (found: Finding | null): found is Finding => found !== null

/** The charts of many patients in a short time. */
export function manyCharts(acts: readonly WatchedAct[]): readonly Finding[] {
  const { patients, minutes } = THRESHOLDS.manyCharts
  const window = { windowMs: minutes * MINUTE_MS, atLeast: patients }
  return [...groupBy(acts.filter(opensChart), byUser).values()]
    .flatMap((opened) => bursts(opened, window, ({ patient }) => patient))
    .map(({ acts: run, most }) => findingOf('manyCharts', run, { count: most }))
    .filter(isFinding)
}

/**
 * Charts in a unit that the user does not cover and where they worked on no request in the hours around it. Bedside and charge
 * nurses cover no unit in Lantern: the unit whose charts they open most is theirs.
 */
export function otherUnits(acts: readonly WatchedAct[], covered: readonly CoveredUnit[]): readonly Finding[] {
  const near = THRESHOLDS.otherUnits.hours * HOUR_MS
  const covers = new Set(covered.map(({ userId, unit }) => `${userId} ${unit}`))
  const worked = groupBy(acts.filter(worksOnRequest), unitOfUser)
  const own = ownUnits(acts)
  const strange = acts.filter((act) => {
    const key = unitOfUser(act)
    if (!opensChart(act) || key === null || covers.has(key) || own.has(key)) return false
    return !worked.get(key)?.some(({ at }) => Math.abs(at - act.at) <= near)
  })
  return [...groupBy(strange, unitOfUser).values()]
    .map((group) =>
      findingOf('otherUnits', group, { count: patientsIn(group), unit: group[0]?.unit ?? null }),
    )
    .filter(isFinding)
}

const unitOfUser = ({ userId, unit }: WatchedAct): string | null =>
  userId === null || unit === null ? null : `${userId} ${unit}`

/** The unit whose charts each bedside or charge nurse opened most; none where two are equal. */
function ownUnits(acts: readonly WatchedAct[]): ReadonlySet<string> {
  const own = new Set<string>()
  const opened = acts.filter((act) => opensChart(act) && act.role !== 'virtual')
  for (const ofUser of groupBy(opened, byUser).values()) {
    const units = [...groupBy(ofUser, unitOfUser)].sort(([, a], [, b]) => b.length - a.length)
    const [first, second] = units
    if (first && first[1].length > (second?.[1].length ?? 0)) own.add(first[0])
  }
  return own
}

/**
 * Charts opened at night by users who worked on no request in the hours around it.
 * @param isNight - whether a moment (ms) is in the hospital's night
 */
export function atNight(acts: readonly WatchedAct[], isNight: (at: number) => boolean): readonly Finding[] {
  const near = THRESHOLDS.atNight.hours * HOUR_MS
  const worked = groupBy(acts.filter(worksOnRequest), byUser)
  const idle = acts.filter(
    (act) =>
      opensChart(act) &&
      isNight(act.at) &&
      !worked.get(act.userId ?? '')?.some(({ at }) => Math.abs(at - act.at) <= near),
  )
  return [...groupBy(idle, byUser).values()]
    .map((group) => findingOf('atNight', group, { count: patientsIn(group) }))
    .filter(isFinding)
}

/** Every chart that was opened outside a user's own units, by giving a reason. */
export const brokenGlass = (acts: readonly WatchedAct[]): readonly Finding[] =>
  acts
    .filter(({ action, outcome }) => action === 'chart:break-glass' && outcome === 'done')
    .map((act) => {
      const { patient, unit, reason } = act
      return findingOf('brokenGlass', [act], { count: 1, patient, unit, reason })
    })
    .filter(isFinding)

/** Refusals again and again: of one user, or from one address where no one was signed in. */
export function refusals(acts: readonly WatchedAct[]): readonly Finding[] {
  const { refusals: atLeast, minutes } = THRESHOLDS.refusals
  const refused = acts.filter(({ outcome }) => isDenied(outcome))
  return [...groupBy(refused, ({ userId, address }) => userId ?? address).values()]
    .flatMap((group) => bursts(group, { windowMs: minutes * MINUTE_MS, atLeast }, ({ seq }) => seq))
    .map(({ acts: run, most }) => findingOf('refusals', run, { count: most }))
    .filter(isFinding)
}

/** Returns what all rules find, the newest first. */
export const unusualIn = (
  acts: readonly WatchedAct[],
  covered: readonly CoveredUnit[],
  isNight: (at: number) => boolean,
): readonly Finding[] =>
  [
    ...brokenGlass(acts),
    ...refusals(acts),
    ...manyCharts(acts),
    ...otherUnits(acts, covered),
    ...atNight(acts, isNight),
  ].sort((a, b) => b.to - a.to)
