import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { isPending, LISTED_REPORTS, type ReportView } from '@/lib/reports/types'
import { AnnounceEnds } from './announce-ends'
import { ReportRow } from './report-row'
import { useNow } from './use-now'
import type { ArrivedList, Reports } from './use-reports'

export interface ReportListProps {
  readonly reports: Reports
  readonly onAgain: (report: ReportView) => void
}

/** The list of reports: loading, failed, empty, or as last known. */
export function ReportListView({ reports: { list, refusal, refresh }, onAgain }: ReportListProps) {
  const { minuteTime } = useFormats()
  const t = useTranslations('reports')
  const words = useRefusalWords()
  const again = <Button onClick={() => void refresh()}>{t('tryAgain')}</Button>
  if (!list) {
    if (!refusal) return <Skeleton />
    return (
      <>
        <RefusalNote>{t('list.notLoaded', { why: words(refusal) })}</RefusalNote>
        <div className="mt-3">{again}</div>
      </>
    )
  }
  return (
    <>
      {refusal && (
        <div className="mb-2">
          <RefusalNote>{t('list.asOf', { time: minuteTime(list.serverTime) })}</RefusalNote>
          <div className="mt-3">{again}</div>
        </div>
      )}
      <Rows list={list} onAgain={onAgain} />
    </>
  )
}

function Rows({ list, onAgain }: { list: ArrivedList; onAgain: ReportListProps['onAgain'] }) {
  const t = useTranslations('reports')
  const { reports, offset } = list
  const now = useNow(offset, reports.some(isPending))
  const [lookingSince] = useState(now)
  return (
    <>
      <AnnounceEnds reports={reports} />
      {reports.length === 0 ? (
        <p className="py-6 text-ink-soft">{t('list.none')}</p>
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
          {t('list.cut', { shown: LISTED_REPORTS })}
        </p>
      )}
    </>
  )
}

function Skeleton() {
  const t = useTranslations('reports')
  return (
    <div role="status" className="grid gap-3 py-4">
      <span className="sr-only">{t('list.loading')}</span>
      {['w-2/3', 'w-1/2', 'w-3/5'].map((width) => (
        <div key={width} aria-hidden className={`h-12 rounded-md bg-bed ${width}`} />
      ))}
    </div>
  )
}
