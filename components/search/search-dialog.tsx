'use client'

import { useTranslations } from 'use-intl'
import { useBoardSession } from '@/components/session/session-context'
import { Dialog } from '@/components/ui/dialog'
import { may } from '@/lib/board/roles'
import type { FoundBed } from '@/lib/board/types'
import { FoundState } from './found-state'
import { SearchField } from './search-field'

export interface SearchDialogProps {
  readonly onClose: () => void
  readonly onFound: (bed: FoundBed) => void
}

/** Finds a bed by patient, device or place, in every building. The typed text stays out of the address. */
export default function SearchDialog({ onClose, onFound }: SearchDialogProps) {
  const t = useTranslations('search')
  const { actor } = useBoardSession()
  return (
    <Dialog open onClose={onClose} title={t('title')} steady>
      <SearchField
        label={t(may(actor.role, 'patient:read') ? 'label' : 'labelMasked')}
        autoFocus
        onFound={onFound}
        stateOf={(found) => <FoundState found={found} />}
      />
    </Dialog>
  )
}
