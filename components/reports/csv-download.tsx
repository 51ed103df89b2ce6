import Download from 'lucide-react/icons/download'
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { DayRangeFields } from '@/components/words/day-range-fields'
import { RefusalNote } from '@/components/words/refusal-note'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { dumpDaysProblem, MOST_DUMP_DAYS } from '@/lib/reports/range'
import type { DayRange } from '@/lib/reports/types'
import { useDownload } from './use-download'
import { useLastWeek } from './use-draft'
import { useUsualRanges } from './use-usual-ranges'

/** Downloads all visits of some days, unlocked. */
export function CsvDownload() {
  const t = useTranslations('reports')
  const words = useRefusalWords()
  const [days, setDays] = useLastWeek()
  const usual = useUsualRanges()
  const download = useDownload()
  const { problem } = download
  const save = (event: FormEvent) => {
    event.preventDefault()
    const wrong = dumpDaysProblem(days)
    if (wrong) {
      download.complain({ words: words(wrong), ...(wrong.field && { field: wrong.field }) })
      return
    }
    const { from, to } = days
    const name = t(from === to ? 'file.visits' : 'file.visitsOfDays', { from, to })
    void download.start(`/api/reports/visits-csv?${new URLSearchParams({ from, to })}`, name)
  }
  const change = (next: DayRange) => {
    download.complain(null)
    setDays(next)
  }
  return (
    <form onSubmit={save} noValidate className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <DayRangeFields value={days} onChange={change} usual={usual} problem={problem} />
      {/* In line with the fields, which have their days in words below them. */}
      <Button type="submit" disabled={download.busy} className="sm:mb-6.5">
        <Download aria-hidden className="size-5" />
        {t(download.busy ? 'loading' : 'csv.download')}
      </Button>
      <p className="text-sm text-ink-soft sm:col-span-2">
        {t.rich('csv.limits', { most: MOST_DUMP_DAYS, strong: (parts) => <strong>{parts}</strong> })}
      </p>
      {problem && !problem.field && (
        <div className="sm:col-span-2">
          <RefusalNote>{problem.words}</RefusalNote>
        </div>
      )}
    </form>
  )
}
