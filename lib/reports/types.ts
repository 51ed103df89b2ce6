/**
 * The state of an encounter report. `pending`: Solo is making it. `overdue`: pending for so long that Lantern no longer asks about
 * it. `gone`: Solo no longer has it.
 */
export const REPORT_STATES = ['pending', 'overdue', 'completed', 'failed', 'gone'] as const
export type ReportState = (typeof REPORT_STATES)[number]

/** An encounter report ordered here. All times in ms since the epoch. It holds no patient data. */
export interface ReportView {
  readonly id: string
  readonly state: ReportState
  /** It covers the visits that begin in this range, both ends included. */
  readonly from: number
  readonly to: number
  readonly presetId: string
  readonly orderedAt: number
  readonly orderedBy: string
  /** When Solo last answered about it; null: not since it was ordered. */
  readonly checkedAt: number | null
}

export interface ReportList {
  /** The newest first, LISTED_REPORTS at most. */
  readonly reports: readonly ReportView[]
  /** Server time (ms) of the answer. */
  readonly serverTime: number
}

/** An order. The moments are ISO 8601 to the second with an offset, as `2024-08-15T00:00:00+02:00`. */
export interface ReportOrder {
  readonly from: string
  readonly to: string
  readonly presetId: string
  /** Locks the file. Lantern passes it to Solo and stores it nowhere. */
  readonly password: string
}

/** Whole days as Solo counts them, YYYY-MM-DD, both included. */
export interface DayRange {
  readonly from: string
  readonly to: string
}

export const LISTED_REPORTS = 50

/** Whether its state may still change. */
export const isPending = ({ state }: Pick<ReportView, 'state'>): boolean => state === 'pending'
