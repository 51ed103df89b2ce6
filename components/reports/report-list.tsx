import { useState } from 'react'
import { minuteTime } from '@/components/board/clock-time'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { isPending, LISTED_REPORTS, type ReportView } from '@/lib/reports/types'
import { AnnounceEnds } from './announce-ends'
import { ReportRow } from './report-row'
import { useNow } from './use-now'
import type { ArrivedList, Reports } from './use-reports'

export interface ReportListProps {
  readonly reports: Reports
  readonly onAgain: (report: ReportView) => void
}

/** What was ordered: on its way, missing, none, or as it last was known. */
export function ReportListView({ reports: { list, refusal, refresh }, onAgain }: ReportListProps) {
  const again = <Button onClick={() => void refresh()}>Try again</Button>
  if (!list) {
    if (!refusal) return <Skeleton />
    return (
      <>
        <RefusalNote refusal={refusal}>The list did not load. {refusal.message}</RefusalNote>
        <div className="mt-3">{again}</div>
      </>
    )
  }
  return (
    <>
      {refusal && (
        <div className="mb-2">
          <RefusalNote refusal={refusal}>
            As it was at {minuteTime(list.serverTime)}: the list cannot be refreshed now.
          </RefusalNote>
          <div className="mt-3">{again}</div>
        </div>
      )}
      <Rows list={list} onAgain={onAgain} />
    </>
  )
}

function Rows({ list, onAgain }: { list: ArrivedList; onAgain: ReportListProps['onAgain'] }) {
  const { reports, offset } = list
  const now = useNow(offset, reports.some(isPending))
  const [lookingSince] = useState(now)
  return (
    <>
      <AnnounceEnds reports={reports} />
      {reports.length === 0 ? (
        <p className="py-6 text-ink-soft">
          Nothing has been ordered yet. A report takes Solo from seconds to minutes.
        </p>
      ) : (
        <ul className="@container divide-y divide-line">
          {reports.map((report) => (
            <ReportRow
              key={report.id}
              report={report}
              now={now}
              lookingSince={lookingSince}
              onAgain={onAgain}
            />
          ))}
        </ul>
      )}
      {reports.length === LISTED_REPORTS && (
        <p className="border-t border-line py-3 text-sm text-ink-soft">
          The last {LISTED_REPORTS} are shown.
        </p>
      )}
    </>
  )
}

function Skeleton() {
  return (
    <div role="status" className="grid gap-3 py-4">
      <span className="sr-only">Loading the reports…</span>
      {['w-2/3', 'w-1/2', 'w-3/5'].map((width) => (
        <div key={width} aria-hidden className={`h-12 rounded-md bg-bed ${width}`} />
      ))}
    </div>
  )
}
