/**
 * How an encounter report stands. `pending`: Solo is making it. `overdue`: it has been for so long that it is no longer
 * asked about. `gone`: Solo no longer knows it.
 */
export const REPORT_STATES = ['pending', 'overdue', 'completed', 'failed', 'gone'] as const
export type ReportState = (typeof REPORT_STATES)[number]

/** An encounter report as it was ordered here. All times in ms since the epoch. It holds no patient data. */
export interface ReportView {
  readonly id: string
  readonly state: ReportState
  /** The visits it is of begin in this range, both ends included. */
  readonly from: number
  readonly to: number
  readonly presetId: string
  readonly orderedAt: number
  readonly orderedBy: string
  /** When Solo last said how it stands; null: not since it was ordered. */
  readonly checkedAt: number | null
}

export interface ReportList {
  /** The newest first, LISTED_REPORTS at most. */
  readonly reports: readonly ReportView[]
  /** Server time (ms) of the answer. */
  readonly serverTime: number
}

/** What is ordered. The moments are ISO 8601 to the second with an offset, as `2024-08-15T00:00:00+02:00`. */
export interface ReportOrder {
  readonly from: string
  readonly to: string
  readonly presetId: string
  /** Locks the file. It goes to Solo and is kept nowhere. */
  readonly password: string
}

/** Whole days as Solo counts them, YYYY-MM-DD, both included. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

export const LISTED_REPORTS = 50

/** Whether it may still change by itself. */
export const isPending = ({ state }: Pick<ReportView, 'state'>): boolean => state === 'pending'
