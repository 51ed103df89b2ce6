import Download from 'lucide-react/icons/download'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { dumpDaysProblem, MOST_DUMP_DAYS } from '@/lib/reports/range'
import type { DayRange } from '@/lib/reports/types'
import { DayRangeFields } from './day-range'
import { useDownload } from './use-download'
import { useLastWeek } from './use-draft'

/** All visits of some days, at once and unlocked. */
export function CsvDownload() {
  const [days, setDays] = useLastWeek()
  const download = useDownload()
  const { problem } = download
  const save = (event: FormEvent) => {
    event.preventDefault()
    const wrong = dumpDaysProblem(days)
    if (wrong) {
      download.complain(wrong)
      return
    }
    const { from, to } = days
    const name = from === to ? `visits-${from}.csv` : `visits-${from}-to-${to}.csv`
    void download.start(`/api/reports/visits-csv?${new URLSearchParams({ from, to })}`, name)
  }
  const change = (next: DayRange) => {
    download.complain(null)
    setDays(next)
  }
  return (
    <form onSubmit={save} noValidate className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <DayRangeFields range={days} onChange={change} problem={problem} />
      <Button type="submit" disabled={download.busy}>
        <Download aria-hidden className="size-5" />
        {download.busy ? 'Loading…' : 'Download CSV'}
      </Button>
      <p className="text-sm text-ink-soft sm:col-span-2">
        At most {MOST_DUMP_DAYS} days, as Solo’s clock counts them. The file names patients and is{' '}
        <strong>not locked</strong>: save it only where the hospital allows.
      </p>
      {problem && !problem.field && (
        <div className="sm:col-span-2">
          <RefusalNote refusal={problem} />
        </div>
      )}
    </form>
  )
}
