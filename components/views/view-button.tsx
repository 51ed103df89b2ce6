'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import { lazy } from '@/components/ui/lazy'
import { useFilteredBeds } from './view-provider'

export const ViewDialog = lazy(() => import('./view-dialog'))

/** Opens the dialog that filters the board; marked while beds are hidden. */
export function ViewButton() {
  const t = useTranslations('views.button')
  const [open, setOpen] = useState(false)
  const filtered = useObservable(useFilteredBeds().outside) !== null
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={filtered ? t('filtered') : t('open')}
        title={t('open')}
        className={`${TOOL} ${filtered ? 'ring-2 ring-ink-soft ring-inset' : ''}`}
      >
        <ListFilter aria-hidden className="size-5 flex-none" />
        <ToolWord>{t('open')}</ToolWord>
      </button>
      {open && <ViewDialog onClose={() => setOpen(false)} />}
    </>
  )
}
