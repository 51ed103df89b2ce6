'use client'

import FileUp from 'lucide-react/icons/file-up'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { ImportPreview } from './import-preview'
import { useImport } from './use-import'

/** Imports a file of beds, dropped, chosen or pasted; nothing is written before its difference was seen and confirmed. */
export function ImportCard({ onApplied }: { onApplied: () => void }) {
  const t = useTranslations('layout.import')
  const importing = useImport()
  const [pasted, setPasted] = useState('')
  const [pasting, setPasting] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const field = useId()
  const { shown, applied, refusal, busy } = importing
  const take = (file: File | undefined) => {
    if (file) void importing.previewFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  }
  return (
    <section aria-label={t('region')} className="rounded-lg bg-surface p-5">
      <h2 className="text-xl font-bold">{t('title')}</h2>
      {!shown && (
        <>
          <p className="mt-1 max-w-3xl text-base text-ink-soft">{t('about')}</p>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut; the button does the same. */}
          <div
            onDragOver={(event) => event.preventDefault()}
            onDrop={drop}
            className="mt-4 flex flex-wrap items-center gap-3 rounded-lg border-2 border-dashed border-line-strong p-4"
          >
            <input
              ref={input}
              type="file"
              accept=".csv,.json,text/csv,application/json,application/fhir+json"
              aria-label={t('file')}
              className="sr-only"
              tabIndex={-1}
              onChange={(event) => {
                take(event.target.files?.[0])
                event.target.value = ''
              }}
            />
            <Button variant="primary" disabled={busy} onClick={() => input.current?.click()}>
              <FileUp aria-hidden className="size-5" />
              {t(busy ? 'reading' : 'choose')}
            </Button>
            <Button disabled={busy} aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
              {t('paste')}
            </Button>
            <p className="text-base text-ink-soft max-sm:hidden">{t('drop')}</p>
          </div>
          {pasting && (
            <div className="mt-4">
              <label htmlFor={field} className="text-base font-semibold">
                {t('pasted')}
              </label>
              <textarea
                id={field}
                value={pasted}
                onChange={(event) => setPasted(event.target.value)}
                rows={8}
                spellCheck={false}
                placeholder={'building,floor,room,bed,department,device_serial,phone'}
                className="mt-2 w-full rounded-md border border-line-strong bg-surface p-3 font-mono text-sm placeholder:text-ink-faint"
              />
              <Button
                variant="primary"
                className="mt-3"
                disabled={busy || pasted.trim() === ''}
                onClick={() => void importing.previewText(pasted)}
              >
                {t('show')}
              </Button>
            </div>
          )}
        </>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      {applied && (
        <p role="status" className="mt-4 text-lg font-semibold">
          {t('done', { ...applied })}
        </p>
      )}
      {shown && (
        <ImportPreview
          key={shown.preview.version}
          preview={shown.preview}
          busy={busy}
          onCancel={importing.reset}
          onApply={(retire) => void importing.apply(retire).then((done) => done && onApplied())}
        />
      )}
    </section>
  )
}
