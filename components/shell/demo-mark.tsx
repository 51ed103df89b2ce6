import { useTranslations } from 'use-intl'

/** Says on every page that this is the demo. */
export function DemoMark() {
  const t = useTranslations('shell')
  return (
    <p className="rounded border-2 border-dashed border-line-strong px-2 py-1 text-xs leading-tight font-bold text-ink sm:text-sm">
      {t('demo')}
      <span className="hidden font-semibold sm:inline"> {t('demoMeaning')}</span>
      <span className="sr-only sm:hidden"> {t('demoMeaning')}</span>
    </p>
  )
}
