'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import { LONGEST_NOTE, type OutcomeKind } from '@/lib/board/outcome'
import { useOutcome } from './use-outcome'

export interface OutcomeFormProps {
  readonly requestId: string
  /** Leads back to joining the call; absent where that is next to the form. */
  readonly onBack?: () => void
  readonly onSaid?: (kind: OutcomeKind) => void
}

/** Asks the nurse how a call that is over ended: one tap each, with a note for who wants to write one. */
export function OutcomeForm({ requestId, onBack, onSaid }: OutcomeFormProps) {
  const t = useTranslations('request.outcome')
  const { say, busy, refusal } = useOutcome(requestId)
  const [note, setNote] = useState('')
  const tell = async (kind: OutcomeKind) => {
    if (await say(kind, note)) onSaid?.(kind)
  }
  return (
    <section aria-labelledby="outcome-title" data-outcome>
      <p id="outcome-title" role="status" className="text-xl font-bold">
        {t('title')}
      </p>
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="mt-4 grid gap-3">
        <Button
          variant="primary"
          className="min-h-16 text-xl"
          disabled={busy}
          onClick={() => void tell('completed')}
        >
          {t('completed')}
        </Button>
        <Button className="min-h-16 text-xl" disabled={busy} onClick={() => void tell('needs-bedside')}>
          {t('needsBedside')}
        </Button>
        {onBack && (
          <Button className="min-h-12" disabled={busy} onClick={onBack}>
            {t('back')}
          </Button>
        )}
      </div>
      <label className="mt-4 block text-base font-semibold">
        {t('note')}
        <textarea
          rows={1}
          className="mt-1 block field-sizing-content min-h-12 w-full rounded-md border border-line-strong bg-surface px-3 py-2 font-normal"
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
    </section>
  )
}
