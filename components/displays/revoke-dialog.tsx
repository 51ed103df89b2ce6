'use client'

import { useState } from 'react'
import { callApi } from '@/components/feed/http'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import type { PairedDisplay } from '@/lib/board/display'
import type { Refusal } from '@/lib/errors'

export interface RevokeDialogProps {
  readonly display: PairedDisplay
  readonly onClose: () => void
  readonly onRevoked: () => void
}

/** The second look before a screen goes dark. */
export function RevokeDialog({ display, onClose, onRevoked }: RevokeDialogProps) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const revoke = async () => {
    setBusy(true)
    const answer = await callApi(`/api/displays/${display.id}`, { method: 'DELETE' })
    setBusy(false)
    // Somebody else was faster: it is what was wanted.
    if (!answer.ok && answer.refusal.code !== 'not_found') return setRefusal(answer.refusal)
    onRevoked()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Revoke ${display.name}?`}
      description="The board disappears from the screen at once. It shows a code instead, and can be paired again."
    >
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        <Button look="primary" onClick={onClose}>
          Keep it
        </Button>
        <Button look="careful" disabled={busy} onClick={() => void revoke()}>
          {busy ? 'Revoking…' : 'Yes, revoke'}
        </Button>
      </div>
    </Dialog>
  )
}
