'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { LABEL_UNDER_ICON, LABELLED_ICON_BUTTON } from '@/components/ui/icon-button'
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
        className={`${LABELLED_ICON_BUTTON} font-medium hover:bg-line/60 hover:text-ink ${
          filtered ? 'text-ink ring-2 ring-ink-soft ring-inset' : 'text-ink-soft'
        }`}
      >
        <ListFilter aria-hidden className="size-5 flex-none" />
        <span className={`max-2xl:sr-only ${LABEL_UNDER_ICON}`}>{t('open')}</span>
      </button>
      {open && <ViewDialog onClose={() => setOpen(false)} />}
    </>
  )
}
