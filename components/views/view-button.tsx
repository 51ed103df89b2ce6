'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useObservable } from '@/components/feed/feed-context'
import { later } from '@/components/ui/later'
import { NAME_UNDER, NAMED_TOOL } from '@/components/ui/tool'
import { useShown } from './view-provider'

export const ViewDialog = later(() => import('./view-dialog'))

/** Opens what is shown of the board to be chosen; marked while beds are hidden. */
export function ViewButton() {
  const t = useTranslations('views.button')
  const [open, setOpen] = useState(false)
  const filtered = useObservable(useShown().outside) !== null
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={filtered ? t('filtered') : t('open')}
        title={t('open')}
        className={`${NAMED_TOOL} font-medium hover:bg-line/60 hover:text-ink ${
          filtered ? 'text-ink ring-2 ring-ink-soft ring-inset' : 'text-ink-soft'
        }`}
      >
        <ListFilter aria-hidden className="size-5 flex-none" />
        <span className={`max-2xl:sr-only ${NAME_UNDER}`}>{t('open')}</span>
      </button>
      {open && <ViewDialog onClose={() => setOpen(false)} />}
    </>
  )
}
