'use client'

import { useTranslations } from 'use-intl'
import { MessagePage } from '@/components/ui/message-page'

/** Says that this browser is already paired. `serial`: as that device; null: as a wall. */
export function PairedElsewhere({ serial }: { serial: string | null }) {
  const t = useTranslations('bedside.elsewhere')
  return (
    <MessagePage title={t('title')}>
      <p>{serial === null ? t('wall') : t('bedside', { serial })}</p>
      <p className="mt-3">{t('how')}</p>
      <p className="mt-6">
        <a
          href={serial === null ? '/board' : `/bedside/${encodeURIComponent(serial)}`}
          className="inline-flex min-h-12 items-center font-semibold text-ink underline underline-offset-4"
        >
          {serial === null ? t('toBoard') : t('toBedside', { serial })}
        </a>
      </p>
    </MessagePage>
  )
}
