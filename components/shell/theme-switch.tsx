'use client'

import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { useTranslations } from 'use-intl'
import { keepChoice } from '@/components/ui/choice-cookie'
import { TOOL, ToolWord } from '@/components/ui/icon-button'

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
  // The root layout reads the cookie, so that the first paint is right.
  keepChoice('theme', next)
}
