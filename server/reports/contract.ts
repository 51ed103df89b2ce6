import type { DayRange, ReportList, ReportOrder, ReportView } from '@/lib/reports/types'
import type { Permit } from '@/server/access/permission'
import type { Recorded } from '@/server/audit/recorded'

export interface NewReport extends ReportOrder {
  /**
   * From the Idempotency-Key header: the same key of the same user returns the same report. The password is not compared,
   * because nothing of it is stored: a new password needs a new key.
   */
  readonly idempotencyKey?: string
}

export interface ReportFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface ReportService {
  /** Lists the reports ordered here, the newest first. Asks Solo about pending ones, within the rate limits of `createProgress`. */
  list(permit: Permit<'report:order'>): Promise<Recorded<ReportList>>
  /**
   * Orders a report (operation 30). `created` is false where an earlier try had ordered it. Refusals: invalid, with
   * its field; not_ready while an earlier try of the same key is under way; upstream_*, whose text says whether it may
   * have been ordered although no answer came.
   */
  order(
    permit: Permit<'report:order'>,
    order: NewReport,
  ): Promise<Recorded<{ report: ReportView; created: boolean }>>
  /** Returns the zip of a completed report (operation 32). Refusals: not_found, not_ready, upstream_*. */
  download(permit: Permit<'report:order'>, id: string): Promise<Recorded<ReportFile>>
  /** Returns the visits of some days as CSV (operation 29). Refusals: invalid, with its field; upstream_*. */
  csvDump(permit: Permit<'report:order'>, days: DayRange): Promise<Recorded<ReportFile>>
}
