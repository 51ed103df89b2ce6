import type { Person } from './escalation'
import type { Role } from './roles'

/** Somebody covers a unit of the building this is told of: requests there call her first. */
export interface Cover {
  readonly unit: string
  readonly userId: string
  readonly name: string
  /** End of her shift (server time, ms). */
  readonly until: number
}

/** How long a shift is, in hours, the likely one first. */
export const SHIFT_HOURS = [12, 8] as const
export type ShiftHours = (typeof SHIFT_HOURS)[number]

/** A unit of a building, by the building's id. */
export interface UnitOfBuilding {
  readonly buildingId: string
  readonly unit: string
}

/** Who covers a unit at `now` (server time, ms). */
export const coverersOf = (coverage: readonly Cover[], unit: string, now: number): readonly Cover[] =>
  coverage.filter((cover) => cover.unit === unit && cover.until > now)

/** Those of `units` that nobody covers at `now` (server time, ms), in the order given. */
export const uncovered = (
  units: readonly string[],
  coverage: readonly Cover[],
  now: number,
): readonly string[] => units.filter((unit) => coverersOf(coverage, unit, now).length === 0)

/**
 * Somebody as the steps of a request in `unit` see her. Where nobody covers the unit, every virtual nurse is taken to
 * cover it: a step for the unit's virtual nurses must not call upon nobody.
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

/** What the coverage dialog shows. */
export interface CoverageOverview {
  /** What the asker covers now; null when nothing. */
  readonly mine: { readonly units: readonly UnitOfBuilding[]; readonly until: number } | null
  /** What she covered last time; empty when never, or when it is no more there. */
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
