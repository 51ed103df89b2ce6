import { useTranslations } from 'use-intl'

/** Says that this is the demo. `compact`: in one word, for a full header. */
export function DemoMark({ compact = false }: { compact?: boolean }) {
  const t = useTranslations('shell')
  return (
    <p className="rounded border-2 border-dashed border-line-strong px-2 py-1 text-xs leading-tight font-bold text-ink sm:text-sm">
      {t('demo')}
      <span className={`hidden font-semibold ${compact ? '2xl:inline' : 'sm:inline'}`}>
        {' '}
        {t('demoMeaning')}
      </span>
      <span className={`sr-only ${compact ? '2xl:hidden' : 'sm:hidden'}`}> {t('demoMeaning')}</span>
    </p>
  )
}
