'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Panel } from '@/components/ui/panel'
import type { ReportView } from '@/lib/reports/types'
import { CsvDownload } from './csv-download'
import { OrderForm } from './order-form'
import { OrderedNote } from './ordered-note'
import { daysOf } from './range-words'
import { ReportListView } from './report-list'
import { useDraft } from './use-draft'
import { useOrder } from './use-order'
import { useReports } from './use-reports'

/** The page of reports: ordering, following and downloading encounter reports, and the CSV of visits. */
export function Reports({ demo }: { demo: boolean }) {
  const t = useTranslations('reports')
  const reports = useReports()
  const { draft, change, clear } = useDraft(demo, reports.list)
  const ordering = useOrder()
  const [kept, setKept] = useState<string | null>(null)
  const card = useRef<HTMLDivElement>(null)
  const orders = useRef<HTMLHeadingElement>(null)

  const send = async () => {
    const ordered = await ordering.send(draft)
    if (ordered) {
      setKept(draft.password)
      clear()
    }
    // Also after a failure: an order whose answer was lost may be in the list.
    await reports.refresh()
  }
  const again = (report: ReportView) => {
    ordering.changed()
    change(daysOf(report))
    card.current?.querySelector<HTMLElement>('[name="password"]')?.focus()
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,23rem)_minmax(0,1fr)]">
      <div ref={card}>
        <Panel title={t('order.title')}>
          {kept === null ? (
            <OrderForm draft={draft} onChange={change} ordering={ordering} onSend={() => void send()} />
          ) : (
            <OrderedNote
              password={kept}
              onDone={() => {
                setKept(null)
                orders.current?.focus()
              }}
            />
          )}
        </Panel>
      </div>
      <div className="grid min-w-0 gap-6">
        <Panel title={t('list.title')} heading={orders}>
          <p className="text-sm text-ink-soft">
            {t.rich('list.help', { code: (parts) => <code>{parts}</code> })}
          </p>
          <ReportListView reports={reports} onAgain={again} />
        </Panel>
        <Panel title={t('csv.title')}>
          <CsvDownload />
        </Panel>
      </div>
    </div>
  )
}
