import type { Finding } from './finding'
import type { Night } from './night'

/** How many acts the rules look at, the newest of the period. */
export const MOST_WATCHED = 50_000

/** What was found in a period, the newest first. */
export interface UnusualAccess {
  readonly findings: readonly Finding[]
  readonly night: Night
  /** From when on acts were looked at, where the period holds more than `MOST_WATCHED`; else null. */
  readonly cut: number | null
}
