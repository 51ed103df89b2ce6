import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/words/use-formats'
import { isPending, type ReportView } from '@/lib/reports/types'
import { rangeWords } from './range-words'

/** Tells a screen reader when a report is no longer pending, but not each second of waiting. */
export function AnnounceEnds({ reports }: { reports: readonly ReportView[] }) {
  const t = useTranslations('reports')
  const formats = useFormats()
  const pending = useRef<ReadonlySet<string>>(new Set())
  const [words, setWords] = useState('')
  useEffect(() => {
    const ended = reports.filter((report) => pending.current.has(report.id) && !isPending(report))
    pending.current = new Set(reports.filter(isPending).map(({ id }) => id))
    if (ended.length === 0) return
    setWords(
      ended
        .map((report) =>
          t(report.state === 'completed' ? 'row.ready' : 'row.notMade', {
            days: rangeWords(report, formats),
          }),
        )
        .join(' '),
    )
  }, [reports, t, formats])
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  )
}
