'use client'

import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { useTranslations } from 'use-intl'
import { TOOL, ToolWord } from '@/components/ui/icon-button'

const YEAR_S = 31_536_000

/** Switches this browser between light and dark. Until it is pressed the system decides. */
export function ThemeSwitch() {
  const t = useTranslations('shell.theme')
  return (
    <button type="button" onClick={toggle} aria-label={t('title')} title={t('title')} className={TOOL}>
      <Moon aria-hidden className="size-5 dark:hidden" />
      <Sun aria-hidden className="hidden size-5 dark:block" />
      <ToolWord rare>{t('short')}</ToolWord>
    </button>
  )
}

function toggle() {
  const root = document.documentElement
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : window.matchMedia('(prefers-color-scheme: dark)').matches
  const next = dark ? 'light' : 'dark'
  root.dataset.theme = next
  // The root layout reads the cookie, so that the first paint is right. The Cookie Store API is missing from
  // insecure origins.
  // biome-ignore lint/suspicious/noDocumentCookie: see above.
  document.cookie = `theme=${next}; path=/; max-age=${YEAR_S}; samesite=lax`
}
