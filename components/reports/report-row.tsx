import Download from 'lucide-react/icons/download'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { ReportView } from '@/lib/reports/types'
import { unheardSince } from '@/lib/reports/unheard'
import { daysOf, momentWords, rangeWords } from './range-words'
import { ReportStatus } from './report-status'
import { useDownload } from './use-download'

export interface ReportRowProps {
  readonly report: ReportView
  /** Server times, ms: now, and since when this page has been open. */
  readonly now: number
  readonly lookingSince: number
  readonly onAgain: (report: ReportView) => void
}

/** Next to both lines where there is room for two columns, after them where there is room for three. */
const AT_THE_END =
  '@md:col-start-2 @md:row-span-2 @md:row-start-1 @min-[40rem]:col-start-3 @min-[40rem]:row-span-1'

/** One report: its days, who ordered it, its state, and its buttons. */
export function ReportRow({ report, now, lookingSince, onAgain }: ReportRowProps) {
  const t = useTranslations('reports')
  const formats = useFormats()
  const download = useDownload()
  const days = rangeWords(report, formats)
  const { from, to } = daysOf(report)
  const name = t(from === to ? 'file.report' : 'file.reportOfDays', { from, to })
  const ended = report.state !== 'pending' && report.state !== 'completed'
  return (
    <li className="py-4 last:pb-0">
      <div className="grid items-center gap-x-5 gap-y-2 @md:grid-cols-[minmax(0,1fr)_10.5rem] @min-[40rem]:grid-cols-[minmax(0,1fr)_minmax(0,13rem)_10.5rem]">
        <div className="min-w-0">
          <h3 className="text-lg font-semibold">{days}</h3>
          <p className="text-sm text-ink-soft">
            {t('row.by', { name: report.orderedBy, moment: momentWords(report.orderedAt, now, formats, t) })}
          </p>
        </div>
        <ReportStatus report={report} now={now} unheard={unheardSince(report, now, lookingSince)} />
        {report.state === 'completed' && (
          <Button
            className={AT_THE_END}
            disabled={download.busy}
            onClick={() => void download.start(`/api/reports/${report.id}/download`, name)}
            aria-label={t('row.downloadOf', { days })}
          >
            <Download aria-hidden className="size-5" />
            {t(download.busy ? 'loading' : 'row.download')}
          </Button>
        )}
        {ended && (
          <Button
            className={AT_THE_END}
            onClick={() => onAgain(report)}
            aria-label={t('row.againOf', { days })}
          >
            <RotateCcw aria-hidden className="size-5" />
            {t('row.again')}
          </Button>
        )}
      </div>
      {download.problem && <RefusalNote>{download.problem.words}</RefusalNote>}
    </li>
  )
}
