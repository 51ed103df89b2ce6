'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Refusal } from '@/lib/errors'
import { useChartCall } from './use-chart-call'

export interface RemoveAttachmentProps {
  readonly title: string
  readonly path: string
  readonly reload: () => Promise<unknown>
}

/** Removes a file for good (operation 21), after a second look. */
export function RemoveAttachment({ title, path, reload }: RemoveAttachmentProps) {
  const call = useChartCall()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const remove = async () => {
    setBusy(true)
    setRefusal(null)
    const answer = await call(path, { method: 'DELETE', body: {} })
    if (!answer.ok) setRefusal(answer.refusal)
    if (answer.ok || answer.refusal.code === 'not_found') await reload()
    setBusy(false)
    if (answer.ok) setAsking(false)
  }
  if (!asking) {
    return (
      <Button look="quiet" aria-label={`Remove ${title}`} onClick={() => setAsking(true)}>
        Remove
      </Button>
    )
  }
  return (
    <div className="basis-full rounded-md bg-bed px-3 py-3">
      <p className="text-base font-semibold" role="alert">
        Remove it for good? Solo keeps its name and not the file.
      </p>
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="mt-3 flex flex-wrap gap-3">
        <Button disabled={busy} onClick={() => setAsking(false)}>
          Keep it
        </Button>
        <Button look="careful" disabled={busy} onClick={() => void remove()}>
          {busy ? 'Removing…' : 'Yes, remove'}
        </Button>
      </div>
    </div>
  )
}
