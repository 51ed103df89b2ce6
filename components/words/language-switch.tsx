'use client'

import Languages from 'lucide-react/icons/languages'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { TOOL, ToolWord } from '@/components/ui/icon-button'
import { lazy } from '@/components/ui/lazy'
import { LOCALES } from '@/lib/words/locales'

const LanguageDialog = lazy(() => import('./language-dialog'))

/** Opens the choice of languages, in the header of every page. */
export function LanguageSwitch() {
  const t = useTranslations('shell.language')
  const [open, setOpen] = useState(false)
  const name = `${t('label')}: ${LOCALES[useLocale()]}`
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-label={name}
        aria-haspopup="dialog"
        title={name}
        className={TOOL}
      >
        <Languages aria-hidden className="size-5" />
        <ToolWord rare>{t('label')}</ToolWord>
      </button>
      {open && <LanguageDialog onClose={() => setOpen(false)} />}
    </>
  )
}
