import type { Person } from './escalation'
import type { Role } from './roles'

/** A nurse covers a unit of the building: requests of the unit call that nurse first. */
export interface Cover {
  readonly unit: string
  readonly userId: string
  readonly name: string
  /** End of the nurse's shift (server time, ms). */
  readonly until: number
}

/** The lengths of a shift in hours, the most likely one first. */
export const SHIFT_HOURS = [12, 8] as const
export type ShiftHours = (typeof SHIFT_HOURS)[number]

/** A unit of a building, by the building's id. */
export interface UnitOfBuilding {
  readonly buildingId: string
  readonly unit: string
}

/** Returns who covers a unit at `now` (server time, ms). */
export const coverersOf = (coverage: readonly Cover[], unit: string, now: number): readonly Cover[] =>
  coverage.filter((cover) => cover.unit === unit && cover.until > now)

/** Returns those of `units` that no nurse covers at `now` (server time, ms), in the order given. */
export const uncovered = (
  units: readonly string[],
  coverage: readonly Cover[],
  now: number,
): readonly string[] => units.filter((unit) => coverersOf(coverage, unit, now).length === 0)

/**
 * Returns a user as the escalation steps of a request in `unit` see them. Where no nurse covers the unit, every virtual nurse
 * counts as covering it, so that a step for the unit's virtual nurses never calls no one.
 */
export function calledFor(
  { userId, role }: { readonly userId: string; readonly role: Role },
  unit: string,
  coverage: readonly Cover[],
  now: number,
): Person {
  const coverers = coverersOf(coverage, unit, now)
  return {
    role,
    covers: coverers.length === 0 ? role === 'virtual' : coverers.some((cover) => cover.userId === userId),
  }
}

/** Everything that the coverage dialog shows. */
export interface CoverageOverview {
  /** What the user covers now; null when nothing. */
  readonly mine: { readonly units: readonly UnitOfBuilding[]; readonly until: number } | null
  /** What the user covered last time; empty when never, or when it no longer exists. */
  readonly lastTime: readonly UnitOfBuilding[]
  readonly buildings: readonly {
    readonly id: string
    readonly name: string
    readonly units: readonly {
      readonly unit: string
      readonly beds: number
      readonly coverers: readonly Omit<Cover, 'unit'>[]
    }[]
  }[]
}
