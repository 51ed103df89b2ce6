'use client'

import { Dialog } from '@/components/ui/dialog'
import { CoverageForm } from './coverage-form'

/** In it one says what one covers this shift. */
export default function CoverageDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Coverage"
      description="The units whose requests call you first, until your shift ends"
    >
      <CoverageForm onDone={onClose} />
    </Dialog>
  )
}
