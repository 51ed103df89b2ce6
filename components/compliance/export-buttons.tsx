import Download from 'lucide-react/icons/download'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { saveFile } from '@/components/feed/save-file'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { EXPORT_FORMATS, type ExportFormat, type Period } from '@/lib/compliance/trail'
import type { TrailOf } from './use-trail'

/** Enough for all rows of six years over a slow line. */
const TIMEOUT_MS = 1_800_000

export interface ExportButtonsProps {
  /** The patient or the user whose rows are exported; empty: all rows. */
  readonly of: TrailOf | Record<string, never>
  /** Checks the form first; null: it is wrong, and says so. */
  readonly period: () => Period | null
}

/** A button for each kind of file that rows are exported as. */
export function ExportButtons({ of, period }: ExportButtonsProps) {
  const t = useTranslations('compliance.export')
  const [busy, setBusy] = useState<ExportFormat | null>(null)
  const [refusal, setRefusal] = useActRefusal()
  const start = async (format: ExportFormat) => {
    const within = period()
    if (!within) return
    setBusy(format)
    setRefusal(null)
    const saved = await saveFile({
      path: '/api/compliance/export',
      body: { ...of, ...within, format },
      timeoutMs: TIMEOUT_MS,
    })
    setBusy(null)
    if (!saved.ok) setRefusal(saved.refusal)
  }
  return (
    <div className="print:hidden">
      <div className="flex flex-wrap gap-2">
        {EXPORT_FORMATS.map((format) => (
          <Button key={format} disabled={busy !== null} onClick={() => void start(format)}>
            <Download aria-hidden className="size-5" />
            {t(busy === format ? 'busy' : format)}
          </Button>
        ))}
      </div>
      {refusal && <RefusalNote refusal={refusal} />}
    </div>
  )
}
