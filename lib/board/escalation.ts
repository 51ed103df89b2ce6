import type { Role } from './roles'
import type { BedRequest, Priority } from './types'
import { isUnclaimed } from './waiting'

/** Who is reached by a step of an escalation: from the narrowest to the widest. */
export const REACHES = ['virtual-unit', 'virtual-all', 'charge', 'everybody'] as const
export type Reach = (typeof REACHES)[number]

/** From `afterSeconds` after the asking on, while nobody has claimed, those of `reach` are called upon too. */
export interface EscalationStep {
  readonly afterSeconds: number
  readonly reach: Reach
}

/** In rising order of time: the first at 0, the last reaching everybody. */
export type EscalationPath = readonly EscalationStep[]

/** A path that somebody saved, for a unit of a building or, where `unit` is '', for the building. */
export interface UnitPath {
  readonly unit: string
  readonly priority: Priority
  readonly steps: EscalationPath
}

/** A saved path as its editors see it. */
export interface SavedPath extends UnitPath {
  /** Rises with every change; to save one names the version one has seen. */
  readonly version: number
  readonly changedBy: string
  readonly changedAt: number
}

/** What the editor shows: one building's units and saved paths, and the way to the other buildings. */
export interface EscalationOverview {
  readonly buildings: readonly { readonly id: string; readonly name: string }[]
  readonly building: { readonly id: string; readonly name: string }
  readonly units: readonly string[]
  readonly paths: readonly SavedPath[]
}

/** Widening when a card starts to look heavy, and to everybody when it looks overdue (see `severity`). */
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

/** How long a claim may go without being joined before it returns to the queue, where nothing else is configured. */
export const JOIN_WITHIN_SECONDS: Readonly<Record<Priority, number>> = {
  emergency: 60,
  urgent: 120,
  routine: 300,
}

/** Whose path it is that applies. */
export type PathSource = 'unit' | 'building' | 'default'

/** The path for a unit: its own, else its building's, else the default. `unit` '' asks for the building's. */
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

/** How far a request that nobody has claimed has come on its path. */
export interface Escalation {
  /** The steps so far, in order: each still calls those it reaches. Never empty. */
  readonly reached: EscalationPath
  /** Since when the last of them calls (server time, ms). */
  readonly since: number
  /** What comes next and when (server time, ms); null once the last step is reached. */
  readonly next: { readonly step: EscalationStep; readonly at: number } | null
}

type Asked = Pick<BedRequest, 'status' | 'askedAt'>

/**
 * Computed from the request alone, so that nothing is kept that a restart could forget. Time counts from the asking: a
 * request that is released, returned or raised stands where one asked then and never claimed would stand, because the
 * patient has waited that long.
 * @param now server time, in ms
 * @returns null while somebody has it: a claim silences every step, everywhere
 */
export function escalationOf(request: Asked, path: EscalationPath, now: number): Escalation | null {
  if (!isUnclaimed(request.status)) return null
  const at = (step: EscalationStep) => request.askedAt + step.afterSeconds * 1000
  // Two clocks never agree: what was asked in the future was asked now.
  const moment = Math.max(now, request.askedAt)
  const reached = path.filter((step) => at(step) <= moment)
  const last = reached.at(-1)
  const next = path[reached.length]
  return last ? { reached, since: at(last), next: next ? { step: next, at: at(next) } : null } : null
}

/** Somebody at a screen, as a step sees them. */
export interface Person {
  readonly role: Role
  /** Whether the step's unit is theirs now: `calledFor` of ./coverage says so. */
  readonly covers: boolean
}

/**
 * Whether a step calls upon a person. Whoever covers the unit belongs to its virtual nurses, a charge nurse who covers it
 * too. A wall is the charge nurse's: it calls when she is called.
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

/** Whether an escalation has come to a person: whether this screen should sound, notify and show it as hers. */
export const isCalled = (escalation: Escalation | null, person: Person): boolean =>
  escalation?.reached.some((step) => reaches(step, person)) ?? false

/**
 * Until when (server time, ms) the claim must be joined before it returns to the queue. Null for what does not return: a
 * claim made in Solo, a call, and what nobody has claimed.
 */
export function joinBy(
  request: Pick<BedRequest, 'status' | 'priority' | 'claimedBy' | 'claimedAt'>,
  within: Readonly<Record<Priority, number>>,
): number | null {
  if (request.status !== 'claimed' || request.claimedAt === null || !request.claimedBy?.userId) return null
  return request.claimedAt + within[request.priority] * 1000
}
