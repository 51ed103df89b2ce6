'use client'

import { Button } from '@/components/ui/button'
import { RefusalNote } from '@/components/words/refusal-note'
import type { Actions } from './use-actions'

/** The second look before a request leaves every board. */
export function CompleteForm({ actions, onBack }: { actions: Actions; onBack: () => void }) {
  const { run, busy, refusal } = actions
  return (
    <>
      <p className="text-xl font-bold">Has the patient been helped?</p>
      <p className="mt-1 text-ink-soft">The request then leaves every board.</p>
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="mt-5 grid grid-cols-2 gap-3">
        <Button onClick={onBack}>Not yet</Button>
        <Button look="primary" disabled={busy !== null} onClick={() => void run('complete')}>
          {busy === 'complete' ? 'Completing…' : 'Yes, complete'}
        </Button>
      </div>
    </>
  )
}
