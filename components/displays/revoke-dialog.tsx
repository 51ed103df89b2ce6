'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import type { PairedDisplay } from '@/lib/board/display'

export interface RevokeDialogProps {
  readonly display: PairedDisplay
  readonly onClose: () => void
  readonly onRevoked: () => void
}

/** Asks for confirmation before a display is revoked. */
export function RevokeDialog({ display, onClose, onRevoked }: RevokeDialogProps) {
  const t = useTranslations('displays.revoke')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const revoke = async () => {
    setBusy(true)
    const answer = await callApi(`/api/displays/${display.id}`, { method: 'DELETE' })
    setBusy(false)
    // Another administrator has revoked it already, which is the wanted result.
    if (!answer.ok && answer.refusal.code !== 'not_found') return setRefusal(answer.refusal)
    onRevoked()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title', { name: display.name })}
      description={t(display.device ? 'aboutDevice' : 'about')}
    >
      {refusal && <RefusalNote refusal={refusal} />}
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        <Button variant="primary" onClick={onClose}>
          {t('keep')}
        </Button>
        <Button variant="careful" disabled={busy} onClick={() => void revoke()}>
          {t(busy ? 'revoking' : 'revoke')}
        </Button>
      </div>
    </Dialog>
  )
}
