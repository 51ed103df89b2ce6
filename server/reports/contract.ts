import type { Result } from '@/lib/errors'
import type { DayRange, ReportList, ReportOrder, ReportView } from '@/lib/reports/types'
import type { Permit } from '@/server/access/permission'

export interface NewReport extends ReportOrder {
  /**
   * From the Idempotency-Key header: the same key of the same user answers with the same report. The password is no part
   * of what is compared, because nothing of it is kept: a new password wants a new key.
   */
  readonly idempotencyKey?: string
}

export interface ReportFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface ReportService {
  /** What was ordered here, the newest first. Solo is asked about pending ones, within the budget of `createProgress`. */
  list(permit: Permit<'report:order'>): Promise<Result<ReportList>>
  /**
   * Orders a report (operation 30). `created` is false when it answered with an earlier try's. Refusals: invalid, with
   * its field; not_ready while an earlier try of the same key is under way; upstream_*, whose words say whether it may
   * have been ordered all the same.
   */
  order(
    permit: Permit<'report:order'>,
    order: NewReport,
  ): Promise<Result<{ report: ReportView; created: boolean }>>
  /** The zip of a completed report (operation 32). Refusals: not_found, not_ready, upstream_*. */
  download(permit: Permit<'report:order'>, id: string): Promise<Result<ReportFile>>
  /** The visits of some days as CSV (operation 29). Refusals: invalid, with its field; upstream_*. */
  csvDump(permit: Permit<'report:order'>, days: DayRange): Promise<Result<ReportFile>>
}
