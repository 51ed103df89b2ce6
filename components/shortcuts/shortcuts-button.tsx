'use client'

import Keyboard from 'lucide-react/icons/keyboard'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { lazy } from '@/components/ui/lazy'
import { isFree } from './use-queue-keys'

export const ShortcutsDialog = lazy(() => import('./shortcuts-dialog'))

/** Opens the list of shortcuts, by tap or "?". */
export function ShortcutsButton() {
  const t = useTranslations('alerts.shortcuts')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '?' || !isFree(event)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={t('title')}
        aria-keyshortcuts="?"
        title={t('titleKey')}
        className="grid size-12 flex-none place-items-center rounded-md text-ink-soft hover:bg-line/60 hover:text-ink max-sm:hidden touch:hidden"
      >
        <Keyboard aria-hidden className="size-5" />
      </button>
      {open && <ShortcutsDialog onClose={() => setOpen(false)} />}
    </>
  )
}
