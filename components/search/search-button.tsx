'use client'

import Search from 'lucide-react/icons/search'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import { lazy } from '@/components/ui/lazy'

export const SearchDialog = lazy(() => import('./search-dialog'))

const KEY = '/'

export interface SearchButtonProps {
  readonly onFound: (buildingId: string, bedId: string) => void
}

/** Opens the search, by tap or "/". */
export function SearchButton({ onFound }: SearchButtonProps) {
  const t = useTranslations('search')
  const [open, setOpen] = useState(false)
  useSlash(() => setOpen(true))
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={t('button')}
        aria-keyshortcuts={KEY}
        title={t('buttonKey')}
        className={TOOL}
      >
        <Search aria-hidden className="size-5" />
        <ToolWord>{t('button')}</ToolWord>
      </button>
      {open && (
        <SearchDialog
          onClose={() => setOpen(false)}
          onFound={(bed) => {
            setOpen(false)
            onFound(bed.building.id, bed.bedId)
          }}
        />
      )}
    </>
  )
}

/** Opens the search on "/", except while the user types or a dialog is open. */
function useSlash(onSlash: () => void) {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== KEY || event.ctrlKey || event.metaKey || event.altKey) return
      if (document.querySelector('[role="dialog"]')) return
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
      event.preventDefault()
      onSlash()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [onSlash])
}
