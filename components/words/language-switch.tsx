'use client'

import Languages from 'lucide-react/icons/languages'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { later } from '@/components/ui/later'
import { TOOL, ToolName } from '@/components/ui/tool'
import { LOCALES } from '@/lib/words/locales'

const LanguageDialog = later(() => import('./language-dialog'))

/** The way to the other languages, in the header of every page. */
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
        <ToolName>{t('label')}</ToolName>
      </button>
      {open && <LanguageDialog onClose={() => setOpen(false)} />}
    </>
  )
}
