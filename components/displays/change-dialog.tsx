'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/components/feed/http'
import { useActRefusal } from '@/components/feed/use-act-refusal'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RefusalNote } from '@/components/words/refusal-note'
import type { DisplayChoice, DisplayList, PairedDisplay } from '@/lib/board/display'
import { ChoiceFields } from './choice-fields'
import { NameField } from './name-field'

export interface ChangeDialogProps {
  readonly display: PairedDisplay
  readonly buildings: DisplayList['buildings']
  readonly onClose: () => void
  readonly onChanged: () => void
}

/** Changes a display's name, place and masking; the screen follows at once. A device at a bed has only a name. */
export function ChangeDialog({ display, buildings, onClose, onChanged }: ChangeDialogProps) {
  const t = useTranslations('displays.change')
  const common = useTranslations('common')
  const { name, buildingId, unit, showsNames } = display
  const [choice, setChoice] = useState<DisplayChoice>({ name, buildingId, unit, showsNames })
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useActRefusal()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await callApi(`/api/displays/${display.id}`, { method: 'PUT', body: choice })
    setBusy(false)
    if (!answer.ok) return setRefusal(answer.refusal)
    onChanged()
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={name} description={t('about')}>
      <form onSubmit={save} className="grid gap-4">
        {display.device ? (
          <NameField choice={choice} onChoose={setChoice} refusal={refusal} placeholder="" />
        ) : (
          <ChoiceFields choice={choice} onChoose={setChoice} buildings={buildings} refusal={refusal} />
        )}
        {refusal && <RefusalNote refusal={refusal} />}
        <Button variant="primary" type="submit" disabled={busy}>
          {common(busy ? 'saving' : 'save')}
        </Button>
      </form>
    </Dialog>
  )
}
