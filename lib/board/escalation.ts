import type { Role } from './roles'
import type { BedRequest, Priority } from './types'
import { isUnclaimed } from './waiting'

/** Who a step of an escalation reaches, from the narrowest to the widest. */
export const REACHES = ['virtual-unit', 'virtual-all', 'charge', 'everybody'] as const
export type Reach = (typeof REACHES)[number]

/** The step calls those of `reach` from `afterSeconds` after the request was made, while no nurse has claimed it. */
export interface EscalationStep {
  readonly afterSeconds: number
  readonly reach: Reach
}

/** Steps in rising order of time: the first at 0, the last reaches everyone. */
export type EscalationPath = readonly EscalationStep[]

/** A saved path, for a unit of a building or, where `unit` is '', for the whole building. */
export interface UnitPath {
  readonly unit: string
  readonly priority: Priority
  readonly steps: EscalationPath
}

/** A saved path, as the editor shows it. */
export interface SavedPath extends UnitPath {
  /** Rises with every change. A save names the version that the editor has seen. */
  readonly version: number
  readonly changedBy: string
  readonly changedAt: number
}

/** What the editor shows: the units and saved paths of one building, and links to the other buildings. */
export interface EscalationOverview {
  readonly buildings: readonly { readonly id: string; readonly name: string }[]
  readonly building: { readonly id: string; readonly name: string }
  readonly units: readonly string[]
  readonly paths: readonly SavedPath[]
}

/** A path widens when a card starts to look heavy, and reaches everyone when the card looks overdue (see `severity`). */
export const DEFAULT_PATHS: Readonly<Record<Priority, EscalationPath>> = {
  emergency: [
    { afterSeconds: 0, reach: 'virtual-all' },
    { afterSeconds: 30, reach: 'charge' },
    { afterSeconds: 60, reach: 'everybody' },
  ],
  urgent: [
    { afterSeconds: 0, reach: 'virtual-unit' },
    { afterSeconds: 60, reach: 'virtual-all' },
    { afterSeconds: 120, reach: 'charge' },
    { afterSeconds: 180, reach: 'everybody' },
  ],
  routine: [
    { afterSeconds: 0, reach: 'virtual-unit' },
    { afterSeconds: 300, reach: 'virtual-all' },
    { afterSeconds: 600, reach: 'charge' },
    { afterSeconds: 900, reach: 'everybody' },
  ],
}

/** The default time in seconds in which a claim must be joined, or it returns to the queue. */
export const JOIN_WITHIN_SECONDS: Readonly<Record<Priority, number>> = {
  emergency: 60,
  urgent: 120,
  routine: 300,
}

/** Where the path that applies comes from. */
export type PathSource = 'unit' | 'building' | 'default'

/** Returns the path for a unit: its own, else its building's, else the default. `unit` '' asks for the building's. */
export function pathFor(
  paths: readonly UnitPath[],
  unit: string,
  priority: Priority,
): { readonly steps: EscalationPath; readonly source: PathSource } {
  const saved = (of: string) => paths.find((path) => path.unit === of && path.priority === priority)?.steps
  const own = unit === '' ? undefined : saved(unit)
  if (own) return { steps: own, source: 'unit' }
  const building = saved('')
  return building
    ? { steps: building, source: 'building' }
    : { steps: DEFAULT_PATHS[priority], source: 'default' }
}

/** How far an unclaimed request has come on its path. */
export interface Escalation {
  /** The steps so far, in order: each one still calls those it reaches. Never empty. */
  readonly reached: EscalationPath
  /** When the last of them started to call (server time, ms). */
  readonly since: number
  /** The next step and its time (server time, ms); null once the last step is reached. */
  readonly next: { readonly step: EscalationStep; readonly at: number } | null
}

type Asked = Pick<BedRequest, 'status' | 'askedAt' | 'outcome'>

/**
 * Returns how far a request has escalated, computed only from the request, so that a restart can forget nothing. Time counts
 * from when the request was made: a request that was released, returned or raised escalates as if it had never been claimed,
 * because the patient has waited that long. Only where a nurse said after a call that someone is needed at the bed, it is a new
 * call to other people: it begins then, with the first step that reaches more than virtual nurses.
 * @param now server time, in ms
 * @returns null while a nurse has it: a claim silences every step, everywhere
 */
export function escalationOf(request: Asked, path: EscalationPath, now: number): Escalation | null {
  if (!isUnclaimed(request.status)) return null
  const { outcome } = request
  const isForWard = outcome?.kind === 'needs-bedside'
  const from = isForWard ? outcome.at : request.askedAt
  const steps = isForWard ? stepsOfWard(path) : path
  const at = (step: EscalationStep) => from + step.afterSeconds * 1000
  // Two clocks never agree: a request from the future counts as made now.
  const moment = Math.max(now, from)
  const reached = steps.filter((step) => at(step) <= moment)
  const last = reached.at(-1)
  const next = steps[reached.length]
  return last ? { reached, since: at(last), next: next ? { step: next, at: at(next) } : null } : null
}

/** Returns the steps that call who can go to the bed, from the first of them on: virtual nurses cannot. */
function stepsOfWard(path: EscalationPath): EscalationPath {
  const steps = path.filter(({ reach }) => reach === 'charge' || reach === 'everybody')
  const first = steps[0]?.afterSeconds ?? 0
  return steps.map((step) => ({ ...step, afterSeconds: step.afterSeconds - first }))
}

/** A user at a screen, as an escalation step sees them. */
export interface Person {
  readonly role: Role
  /** Whether the user covers the step's unit now: see `calledFor` in ./coverage. */
  readonly covers: boolean
}

/**
 * Returns whether a step calls a user. A nurse who covers the unit counts as one of its virtual nurses, also a charge nurse. A
 * wall belongs to the charge nurse: it calls when the charge nurse is called.
 */
export function reaches({ reach }: Pick<EscalationStep, 'reach'>, { role, covers }: Person): boolean {
  switch (reach) {
    case 'virtual-unit':
      return covers
    case 'virtual-all':
      return covers || role === 'virtual'
    case 'charge':
      return role === 'charge' || role === 'display'
    case 'everybody':
      return true
  }
}

/** Returns whether an escalation has reached a user: whether this screen sounds, notifies and shows the request as theirs. */
export const isCalled = (escalation: Escalation | null, person: Person): boolean =>
  escalation?.reached.some((step) => reaches(step, person)) ?? false

/**
 * Returns when (server time, ms) an unjoined claim returns to the queue. Null for what does not return: a claim made in Solo, a
 * call, and an unclaimed request.
 */
export function joinBy(
  request: Pick<BedRequest, 'status' | 'priority' | 'claimedBy' | 'claimedAt'>,
  within: Readonly<Record<Priority, number>>,
): number | null {
  if (request.status !== 'claimed' || request.claimedAt === null || !request.claimedBy?.userId) return null
  return request.claimedAt + within[request.priority] * 1000
}
