'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ApiCall, callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { useRefusalWords } from '@/components/words/use-refusal-words'

/** An edit that was just made, and the call that undoes it. */
export interface Undoable {
  readonly words: string
  readonly path: string
  readonly call: ApiCall
}

/** Undoes the last edit by one tap, until the next one. */
export function UndoBar({ undoable, onDone }: { undoable: Undoable; onDone: () => void }) {
  const t = useTranslations('common')
  const words = useRefusalWords()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const undo = async () => {
    setBusy(true)
    const answer = await callApi(undoable.path, undoable.call)
    setBusy(false)
    if (answer.ok) onDone()
    else setRefusal(answer.refusal)
  }
  return (
    <div className="sticky bottom-4 z-10 flex flex-wrap items-center gap-3 rounded-lg bg-action px-4 py-2 text-on-action shadow-2xl">
      <p role="status" className="min-w-0 flex-1 basis-48 text-base font-medium">
        {refusal ? words(refusal) : undoable.words}
      </p>
      {!refusal && (
        <Button disabled={busy} onClick={() => void undo()}>
          {t('undo')}
        </Button>
      )}
      <Button onClick={onDone}>{t('close')}</Button>
    </div>
  )
}
