import Printer from 'lucide-react/icons/printer'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useRefusalWords } from '@/components/words/use-refusal-words'
import { ExportButtons } from './export-buttons'
import { PrintedHead } from './printed-head'
import { type TrailSubject, TrailTable } from './trail-table'
import { MOST_PRINTED, type TrailOf, type useTrail } from './use-trail'

export interface TrailListProps {
  readonly list: ReturnType<typeof useTrail<TrailOf>>
  readonly subject: TrailSubject
  readonly heading: string
  /** What stands instead of an empty list. */
  readonly none: { readonly title: string; readonly help?: string }
  /** The name of the user who prints. */
  readonly reader: string
}

/** A list of acts with its heading, older rows on demand, and a button that prints all of it. */
export function TrailList({ list, subject, heading, none, reader }: TrailListProps) {
  const t = useTranslations('compliance')
  const words = useRefusalWords()
  const { trail, busy, refusal } = list
  const print = async () => {
    if (await list.all()) requestAnimationFrame(() => window.print())
  }
  return (
    <div className="mt-8 print:mt-0">
      {busy && !trail && <p role="status">{t('loading')}</p>}
      {trail && trail.rows.length === 0 && (
        <div role="status" className="max-w-prose">
          <p className="text-xl font-bold">{none.title}</p>
          {none.help && <p className="mt-1 text-ink-soft">{none.help}</p>}
        </div>
      )}
      {trail && trail.rows.length > 0 && (
        <section aria-label={heading}>
          <div className="flex flex-wrap items-end justify-between gap-3">
            <div>
              <h2 className="text-xl font-bold">{heading}</h2>
              <p role="status" className="mt-0.5 text-ink-soft print:hidden">
                {t(trail.next === null ? 'shown' : 'shownMore', { rows: trail.rows.length })}
              </p>
            </div>
            <Button onClick={() => void print()} disabled={busy} className="print:hidden">
              <Printer aria-hidden className="size-5" />
              {t(busy ? 'print.loading' : 'print.button')}
            </Button>
          </div>
          <PrintedHead
            period={trail.period}
            reader={reader}
            cut={trail.next === null ? null : MOST_PRINTED}
            forPatient={subject === 'patient'}
          />
          <TrailTable rows={trail.rows} subject={subject} label={heading} />
          <div className="mt-4">
            <ExportButtons of={trail.of} period={() => trail.period} />
          </div>
          {trail.next !== null && (
            <Button className="mt-4 print:hidden" onClick={list.more} disabled={busy}>
              {t('more')}
            </Button>
          )}
        </section>
      )}
      {refusal && <RefusalNote>{t('notLoaded', { why: words(refusal) })}</RefusalNote>}
    </div>
  )
}
