'use client'

import FilePlus from 'lucide-react/icons/file-plus'
import Plus from 'lucide-react/icons/plus'
import { type FormEvent, useId, useState } from 'react'
import { useCell } from '@/components/feed/feed-context'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { ChartDocument, DocumentLine, NewChartDocument } from '@/lib/chart/types'
import type { Refusal } from '@/lib/errors'
import { clockTime } from '../board/clock-time'
import { useChart } from './chart-context'
import { DocumentLineFields, FIELD } from './document-line-fields'
import { draftKey, keepDraft } from './drafts'
import { useChartCall } from './use-chart-call'

const EMPTY: NewChartDocument = { name: '', responses: [{ question: '', response: '' }] }
const MOST_LINES = 50

/** Adds a document to the patient in Solo. What is written outlives a failed try, and the dialog. */
export function AddDocument({ reload }: { reload: () => Promise<unknown> }) {
  const { bedId, patient, drafts } = useChart()
  const call = useChartCall()
  const nameId = useId()
  const key = draftKey(bedId, patient.id, 'document')
  const draft = useCell(drafts.documents).get(key)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
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
          Add a document
        </Button>
        <p role="status" className="mt-1 text-base">
          {added && `“${added.name}” was added in Solo at ${clockTime(added.at)}.`}
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
    setRefusal(null)
    const answer = await call<ChartDocument>('chart/documents', { method: 'POST', body: draft })
    setBusy(false)
    if (answer.ok) {
      keep(null)
      setAdded({ name: answer.value.name, at: Date.now() })
    } else setRefusal(answer.refusal)
    // Also after a no: one whose answer was lost is in the list.
    await reload()
  }
  return (
    <form onSubmit={send} aria-label="New document" className="mt-3 rounded-lg border border-line-strong p-4">
      <label htmlFor={nameId} className="text-base font-medium">
        Name of the document
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
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that a line has for a name
          key={index}
          number={index + 1}
          line={line}
          onChange={(next) => putLine(index, next)}
        />
      ))}
      {responses.length < MOST_LINES && (
        <Button
          look="quiet"
          className="mt-2"
          onClick={() => keep({ name, responses: [...responses, { question: '', response: '' }] })}
        >
          <Plus aria-hidden className="size-5" />
          Another line
        </Button>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      <p className="mt-3 text-sm text-ink-faint">
        A document cannot be changed or removed from here once it is added.
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button look="primary" type="submit" disabled={busy}>
          {busy ? 'Adding…' : 'Add to Solo'}
        </Button>
        <Button look="quiet" disabled={busy} onClick={() => keep(null)}>
          Discard
        </Button>
      </div>
    </form>
  )
}
