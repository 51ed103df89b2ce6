'use client'

import { useBedName } from '@/components/bed-facts/use-bed-name'
import { CompleteForm } from '@/components/request/complete-form'
import type { Actions } from '@/components/request/use-actions'
import { Dialog } from '@/components/ui/dialog'
import { usePlaces } from '@/components/words/use-places'
import type { Bed } from '@/lib/board/types'

export interface CompleteDialogProps {
  readonly bed: Bed
  /** The name of the bed's building, if it is not the one that is shown. */
  readonly elsewhere: string | null
  readonly actions: Actions
  readonly onClose: () => void
}

/** Asks for confirmation before the user's own call is completed, without the rest of the bed's dialog. */
export default function CompleteDialog({ bed, elsewhere, actions, onClose }: CompleteDialogProps) {
  const places = usePlaces()
  return (
    <Dialog
      open
      onClose={onClose}
      title={useBedName(bed)}
      description={[places.floor(bed.floor), elsewhere].filter(Boolean).join(' · ')}
      focusAfter={() => document.querySelector<HTMLElement>('[data-queue-request] [data-act="open"]')}
    >
      <CompleteForm actions={actions} onBack={onClose} />
    </Dialog>
  )
}
