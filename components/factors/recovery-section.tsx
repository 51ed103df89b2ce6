import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { SectionProps } from './passkeys-section'

/** How many recovery codes are left, and new ones. */
export function RecoverySection({ own, factors }: SectionProps) {
  const t = useTranslations('factors.recovery')
  return (
    <section className="py-4" aria-labelledby="recovery">
      <h3 id="recovery" className="text-lg font-bold">
        {t('title')}
      </h3>
      <p className="mt-1">{t('left', { count: own.recoveryCodes })}</p>
      <p className="mt-1 text-ink-soft">{t('about')}</p>
      {own.fresh && (
        <Button
          className="mt-3 w-full"
          disabled={factors.busy}
          onClick={() => void factors.change('/api/account/recovery-codes', { method: 'POST' })}
        >
          {t('make')}
        </Button>
      )}
    </section>
  )
}
