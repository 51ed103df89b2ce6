'use client'

import FilePlus from 'lucide-react/icons/file-plus'
import Plus from 'lucide-react/icons/plus'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { useFormats } from '@/components/words/use-formats'
import type { ChartDocument, DocumentLine, NewChartDocument } from '@/lib/chart/types'
import { useChart } from './chart-context'
import { DocumentLineFields, FIELD } from './document-line-fields'
import { draftKey, keepDraft } from './drafts'
import { useChartCall } from './use-chart-call'

const EMPTY: NewChartDocument = { name: '', responses: [{ question: '', response: '' }] }
const MOST_LINES = 50

/** Adds a document to the patient in Solo. The draft survives a failed try, and closing the dialog. */
export function AddDocument({ reload }: { reload: () => Promise<unknown> }) {
  const { clockTime } = useFormats()
  const t = useTranslations('chart')
  const { bedId, patient, drafts } = useChart()
  const call = useChartCall()
  const nameId = useId()
  const key = draftKey(bedId, patient.id, 'document')
  const draft = useObservable(drafts.documents).get(key)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [added, setAdded] = useState<{ name: string; at: number } | null>(null)
  const keep = (next: NewChartDocument | null) => keepDraft(drafts.documents, key, next)
  if (!draft) {
    return (
      <>
        <Button
          className="mt-2"
          onClick={() => {
            setAdded(null)
            keep(EMPTY)
          }}
        >
          <FilePlus aria-hidden className="size-5" />
          {t('documents.add')}
        </Button>
        <p role="status" className="mt-1 text-base">
          {added && t('documents.added', { name: added.name, time: clockTime(added.at) })}
        </p>
      </>
    )
  }
  const { name, responses } = draft
  const putLine = (index: number, line: DocumentLine) =>
    keep({ name, responses: responses.map((one, at) => (at === index ? line : one)) })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    const answer = await call<ChartDocument>('chart/documents', { method: 'POST', body: draft })
    setBusy(false)
    if (answer.ok) {
      keep(null)
      setAdded({ name: answer.value.name, at: Date.now() })
    } else setProblem(answer.words)
    // Also after a refusal: a document whose answer was lost is in the list.
    await reload()
  }
  return (
    <form
      onSubmit={send}
      aria-label={t('documents.new')}
      className="mt-3 rounded-lg border border-line-strong p-4"
    >
      <label htmlFor={nameId} className="text-base font-medium">
        {t('documents.name')}
      </label>
      <input
        id={nameId}
        required
        maxLength={200}
        value={name}
        onChange={({ target }) => keep({ name: target.value, responses })}
        autoComplete="off"
        className={FIELD}
      />
      {responses.map((line, index) => (
        <DocumentLineFields
          // Lines are added at the end and never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other identity than its place
          key={index}
          number={index + 1}
          line={line}
          onChange={(next) => putLine(index, next)}
        />
      ))}
      {responses.length < MOST_LINES && (
        <Button
          variant="quiet"
          className="mt-2"
          onClick={() => keep({ name, responses: [...responses, { question: '', response: '' }] })}
        >
          <Plus aria-hidden className="size-5" />
          {t('documents.anotherLine')}
        </Button>
      )}
      {problem && <RefusalNote>{problem}</RefusalNote>}
      <p className="mt-3 text-sm text-ink-faint">{t('documents.final')}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button variant="primary" type="submit" disabled={busy}>
          {t(busy ? 'documents.sending' : 'documents.send')}
        </Button>
        <Button variant="quiet" disabled={busy} onClick={() => keep(null)}>
          {t('documents.discard')}
        </Button>
      </div>
    </form>
  )
}
