import Download from 'lucide-react/icons/download'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { RefusalNote } from '@/components/request/refusal-note'
import { Button } from '@/components/ui/button'
import type { ReportView } from '@/lib/reports/types'
import { unheardSince } from '@/lib/reports/unheard'
import { daysOf, momentWords, rangeWords } from './range-words'
import { ReportStatus } from './report-status'
import { useDownload } from './use-download'

export interface ReportRowProps {
  readonly report: ReportView
  /** Server times, ms: now, and since when this page has been looking. */
  readonly now: number
  readonly lookingSince: number
  readonly onAgain: (report: ReportView) => void
}

/** One report: of which days, by whom, how it stands, and what one can do about it. */
export function ReportRow({ report, now, lookingSince, onAgain }: ReportRowProps) {
  const download = useDownload()
  const words = rangeWords(report)
  const { from, to } = daysOf(report)
  const name = `encounter-report-${from === to ? from : `${from}-to-${to}`}.zip`
  const ended = report.state !== 'pending' && report.state !== 'completed'
  return (
    <li className="py-4">
      <div className="grid items-center gap-x-5 gap-y-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,13rem)_10.5rem]">
        <div className="min-w-0">
          <h3 className="text-lg font-semibold">{words}</h3>
          <p className="text-sm text-ink-soft">
            {report.orderedBy}, {momentWords(report.orderedAt, now)}
          </p>
        </div>
        <ReportStatus report={report} now={now} unheard={unheardSince(report, now, lookingSince)} />
        {report.state === 'completed' && (
          <Button
            disabled={download.busy}
            onClick={() => void download.start(`/api/reports/${report.id}/download`, name)}
            aria-label={`Download the report of ${words}`}
          >
            <Download aria-hidden className="size-5" />
            {download.busy ? 'Loading…' : 'Download'}
          </Button>
        )}
        {ended && (
          <Button onClick={() => onAgain(report)} aria-label={`Order the report of ${words} again`}>
            <RotateCcw aria-hidden className="size-5" />
            Order again
          </Button>
        )}
      </div>
      {download.problem && <RefusalNote refusal={download.problem} />}
    </li>
  )
}
